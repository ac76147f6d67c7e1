import ServiceStatistics
import ServiceTime
import ServiceVocabulary

extension TicketTally: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case asOf
        case calendar
        case tickets
        case firstReplies
        case firstResolutions
        case lastResolutions
        case openAges
        case everResolved
        case reopened
        case solvedWithHistory
        case oneTouch
        case promises
        case pending
    }

    private static let format = "ticket-tally/1"

    /// Decodes what ``encode(to:)`` wrote, with the relations of the counts checked.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try decoder.requireFormat(Self.format, in: container, forKey: .format)
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        self.init(
            asOf: try container.decode(Instant.self, forKey: .asOf),
            calendar: try container.decodeIfPresent(CalendarIdentifier.self, forKey: .calendar))
        tickets = try container.decode(Int.self, forKey: .tickets)
        firstReplies = try container.decode(ExactMoments.self, forKey: .firstReplies)
        firstResolutions = try container.decode(ExactMoments.self, forKey: .firstResolutions)
        lastResolutions = try container.decode(ExactMoments.self, forKey: .lastResolutions)
        openAges = try container.decode(ExactMoments.self, forKey: .openAges)
        everResolved = try container.decode(Int.self, forKey: .everResolved)
        reopened = try container.decode(Int.self, forKey: .reopened)
        solvedWithHistory = try container.decode(Int.self, forKey: .solvedWithHistory)
        oneTouch = try container.decode(Int.self, forKey: .oneTouch)
        promises = try container.decode(Proportion.self, forKey: .promises)
        pending = try container.decode(Int.self, forKey: .pending)
        let tally = self
        _ = try decoder.validated { () throws(InvalidValue) in try tally.check() }
    }

    /// Refuses counts that no tickets can have.
    private func check() throws(InvalidValue) {
        let closed = lastResolutions.count.addingReportingOverflow(openAges.count)
        let chains: [(String, [Int])] = [
            ("firstReplies", [0, firstReplies.count, tickets]),
            ("everResolved", [0, reopened, everResolved, tickets]), ("oneTouch", [0, oneTouch, solvedWithHistory]),
            ("solvedWithHistory", [solvedWithHistory, lastResolutions.count]), ("pending", [0, pending]),
        ]
        for (field, chain) in chains where !zip(chain, chain.dropFirst()).allSatisfy({ $0 <= $1 }) {
            throw InvalidValue(field: field, value: "\(chain)", accepted: "counts within each other")
        }
        guard firstResolutions.count == everResolved, !closed.overflow, closed.partialValue == tickets,
            [firstReplies, firstResolutions, lastResolutions, openAges].allSatisfy({ $0.sum >= 0 })
        else {
            throw InvalidValue(field: "tickets", value: "\(tickets)", accepted: "times that belong to the tickets")
        }
    }

    /// Encodes the instant, the calendar, counts and exact sums.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(asOf, forKey: .asOf)
        try container.encodeIfPresent(calendar, forKey: .calendar)
        try container.encode(tickets, forKey: .tickets)
        try container.encode(firstReplies, forKey: .firstReplies)
        try container.encode(firstResolutions, forKey: .firstResolutions)
        try container.encode(lastResolutions, forKey: .lastResolutions)
        try container.encode(openAges, forKey: .openAges)
        try container.encode(everResolved, forKey: .everResolved)
        try container.encode(reopened, forKey: .reopened)
        try container.encode(solvedWithHistory, forKey: .solvedWithHistory)
        try container.encode(oneTouch, forKey: .oneTouch)
        try container.encode(promises, forKey: .promises)
        try container.encode(pending, forKey: .pending)
    }
}
