import ServiceStatistics
import ServiceVocabulary

extension ContactTally: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case rules
        case queue
        case answeredWaits
        case abandonedWaits
        case handling
        case wrapUp
        case handlingByConcurrency
        case transferred
        case transfers
        case escalated
        case stated
        case statedResolved
        case beyondFirstLevel
        case satisfaction
        case recommendation
        case effort
    }

    private static let format = "contact-tally/1"

    /// Decodes what ``encode(to:)`` wrote, with the relations of the counts checked.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try decoder.requireFormat(Self.format, in: container, forKey: .format)
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        self.init(try container.decode(ContactRules.self, forKey: .rules))
        queue = try container.decode(QueueCounts.self, forKey: .queue)
        answeredWaits = try container.decode(ExactMoments.self, forKey: .answeredWaits)
        abandonedWaits = try container.decode(ExactMoments.self, forKey: .abandonedWaits)
        handling = try container.decode(ExactMoments.self, forKey: .handling)
        transferred = try container.decode(Int.self, forKey: .transferred)
        transfers = try container.decode(Int.self, forKey: .transfers)
        escalated = try container.decode(Int.self, forKey: .escalated)
        stated = try container.decode(Int.self, forKey: .stated)
        statedResolved = try container.decode(Int.self, forKey: .statedResolved)
        beyondFirstLevel = try container.decode(Int.self, forKey: .beyondFirstLevel)
        satisfaction = try container.decode(RatingCounts.self, forKey: .satisfaction)
        recommendation = try container.decode(RatingCounts.self, forKey: .recommendation)
        effort = try container.decode(RatingCounts.self, forKey: .effort)
        let wrapUpText = try container.decode(String.self, forKey: .wrapUp)
        let levels = try container.decode([String].self, forKey: .handlingByConcurrency)
        let tally = self
        self = try decoder.validated { () throws(InvalidValue) in
            var checked = tally
            checked.wrapUp = try Int128.decimal(wrapUpText, "wrapUp")
            var times: [Int128] = []
            for level in levels { times.append(try Int128.decimal(level, "handlingByConcurrency")) }
            checked.handlingByConcurrency = times
            try checked.check()
            return checked
        }
    }

    /// Refuses figures that no contacts can have.
    private func check() throws(InvalidValue) {
        func expect(_ holds: Bool, _ field: String, _ accepted: String) throws(InvalidValue) {
            guard holds else { throw InvalidValue(field: field, value: "out of range", accepted: accepted) }
        }
        try expect(answeredWaits.count == queue.answered, "answeredWaits", "as many values as answered contacts")
        try expect(abandonedWaits.count == queue.abandoned, "abandonedWaits", "as many values as abandoned contacts")
        try expect(handling.count == queue.answered, "handling", "as many values as answered contacts")
        let sums = [answeredWaits.sum, abandonedWaits.sum, handling.sum, wrapUp]
        try expect(sums.allSatisfy { $0 >= 0 }, "handling", "sums of at least 0")
        try expect(wrapUp <= handling.sum, "wrapUp", "no more than the handling")
        try expect(
            handlingByConcurrency.count <= ContactObservation.concurrencyLimit
                && handlingByConcurrency.allSatisfy { $0 >= 0 && $0 <= handling.sum }
                && handlingByConcurrency.last != 0,
            "handlingByConcurrency", "times of at least 0, the last above 0")
        var rest = handling.sum
        for time in handlingByConcurrency {
            rest -= time
            try expect(rest >= 0, "handlingByConcurrency", "times that add up to the handling")
        }
        try expect(rest == 0, "handlingByConcurrency", "times that add up to the handling")
        for (count, field) in [
            (transferred, "transferred"), (escalated, "escalated"), (stated, "stated"),
        ] {
            try expect(count >= 0 && count <= queue.answered, field, "a count up to the answered contacts")
        }
        try expect(
            transfers >= transferred && (transferred > 0 || transfers == 0), "transfers", "one or more a contact")
        try expect(
            statedResolved >= 0 && beyondFirstLevel >= 0 && statedResolved <= stated - beyondFirstLevel,
            "statedResolved", "counts within the statements")
        try expect(
            satisfaction.scale == rules.satisfaction && recommendation.scale == rules.recommendation
                && effort.scale == rules.effort, "satisfaction", "answers on the scales of the rules")
    }

    /// Encodes rules, counts and exact sums.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(rules, forKey: .rules)
        try container.encode(queue, forKey: .queue)
        try container.encode(answeredWaits, forKey: .answeredWaits)
        try container.encode(abandonedWaits, forKey: .abandonedWaits)
        try container.encode(handling, forKey: .handling)
        try container.encode("\(wrapUp)", forKey: .wrapUp)
        try container.encode(handlingByConcurrency.map { "\($0)" }, forKey: .handlingByConcurrency)
        try container.encode(transferred, forKey: .transferred)
        try container.encode(transfers, forKey: .transfers)
        try container.encode(escalated, forKey: .escalated)
        try container.encode(stated, forKey: .stated)
        try container.encode(statedResolved, forKey: .statedResolved)
        try container.encode(beyondFirstLevel, forKey: .beyondFirstLevel)
        try container.encode(satisfaction, forKey: .satisfaction)
        try container.encode(recommendation, forKey: .recommendation)
        try container.encode(effort, forKey: .effort)
    }
}
