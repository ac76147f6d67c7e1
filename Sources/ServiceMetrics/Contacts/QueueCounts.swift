public import ServiceStatistics
public import ServiceVocabulary

/// The counts of a queue from which every service level and abandonment rate follows.
public struct QueueCounts: Hashable, Sendable {
    /// Contacts that were answered.
    public internal(set) var answered: Int
    /// Contacts whose customer gave up.
    public internal(set) var abandoned: Int
    /// Contacts answered within the threshold.
    public internal(set) var answeredWithin: Int
    /// Contacts abandoned within the threshold.
    public internal(set) var abandonedWithin: Int
    /// Contacts abandoned within the limit of short hang-ups.
    public internal(set) var shortAbandons: Int
    /// Contacts sent elsewhere before they were answered.
    public internal(set) var flowedOut: Int
    /// Contacts that left the queue for a call back.
    public internal(set) var calledBack: Int

    /// No contacts.
    public static let empty = QueueCounts(unchecked: 0, 0, 0, 0, 0, 0, 0)

    /// Counts that were made elsewhere.
    ///
    /// - Parameters:
    ///   - answered: Contacts that were answered.
    ///   - abandoned: Contacts whose customer gave up.
    ///   - answeredWithin: Contacts answered within the threshold, at most the answered ones.
    ///   - abandonedWithin: Contacts abandoned within the threshold, at most the abandoned ones.
    ///   - shortAbandons: Short hang-ups, at most the abandoned ones.
    ///   - flowedOut: Contacts sent elsewhere.
    ///   - calledBack: Contacts that left for a call back.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for negative counts, a part above its whole, and a total beyond
    ///   the integers.
    public init(
        answered: Int, abandoned: Int, answeredWithin: Int, abandonedWithin: Int, shortAbandons: Int,
        flowedOut: Int = 0, calledBack: Int = 0
    ) throws(InvalidValue) {
        func check(_ part: Int, of whole: Int, _ field: String) throws(InvalidValue) {
            guard part >= 0, part <= whole else {
                throw InvalidValue(field: field, value: "\(part)", accepted: "a count from 0 to \(whole)")
            }
        }
        var total = 0
        for (count, field) in [
            (answered, "answered"), (abandoned, "abandoned"), (flowedOut, "flowedOut"), (calledBack, "calledBack"),
        ] {
            try Check.count(count, field)
            total = try Check.sum(total, count, field)
        }
        try check(answeredWithin, of: answered, "answeredWithin")
        try check(abandonedWithin, of: abandoned, "abandonedWithin")
        try check(shortAbandons, of: abandoned, "shortAbandons")
        self.init(
            unchecked: answered, abandoned, answeredWithin, abandonedWithin, shortAbandons, flowedOut, calledBack)
    }

    init(
        unchecked answered: Int, _ abandoned: Int, _ answeredWithin: Int, _ abandonedWithin: Int, _ shortAbandons: Int,
        _ flowedOut: Int, _ calledBack: Int
    ) {
        self.answered = answered
        self.abandoned = abandoned
        self.answeredWithin = answeredWithin
        self.abandonedWithin = abandonedWithin
        self.shortAbandons = shortAbandons
        self.flowedOut = flowedOut
        self.calledBack = calledBack
    }

    /// Answered and abandoned.
    public var offered: Int { answered + abandoned }
    /// All contacts, whichever way they left.
    public var total: Int { offered + flowedOut + calledBack }

    /// The counts of two disjoint parts together.
    ///
    /// - Parameter other: The counts of another part, with the same limits.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when the total exceeds the integers.
    public mutating func merge(_ other: QueueCounts) throws(InvalidValue) {
        _ = try Check.sum(total, other.total, "contacts")
        self = QueueCounts(
            unchecked: answered + other.answered, abandoned + other.abandoned, answeredWithin + other.answeredWithin,
            abandonedWithin + other.abandonedWithin, shortAbandons + other.shortAbandons, flowedOut + other.flowedOut,
            calledBack + other.calledBack)
    }

    /// The service level by a formula.
    ///
    /// - Parameter formula: How hang-ups count.
    public func serviceLevel(_ formula: ServiceLevelFormula) -> Proportion {
        let (part, whole): (Int, Int) =
            switch formula {
            case .metOverOffered: (answeredWithin, offered)
            case .metPlusAbandonedWithinOverOffered: (answeredWithin + abandonedWithin, offered)
            case .metOverAnswered: (answeredWithin, answered)
            case .metOverAnsweredPlusAbandonedAfter: (answeredWithin, offered - abandonedWithin)
            case .metOverOfferedMinusShortAbandons: (answeredWithin, offered - shortAbandons)
            case .metPlusShortOverOffered: (answeredWithin + shortAbandons, offered)
            case .metOverOfferedPlusFlowOutsMinusShort: (answeredWithin, offered + flowedOut - shortAbandons)
            }
        return (try? Proportion(successes: part, count: whole)) ?? .empty
    }

    /// The abandonment rate by a formula.
    ///
    /// - Parameter formula: How short hang-ups count.
    public func abandonment(_ formula: AbandonmentFormula) -> Proportion {
        let (part, whole): (Int, Int) =
            switch formula {
            case .overOffered: (abandoned, offered)
            case .excludingShortBoth: (abandoned - shortAbandons, offered - shortAbandons)
            case .excludingShortNumeratorOnly: (abandoned - shortAbandons, offered)
            case .overQueued: (abandoned, total)
            }
        return (try? Proportion(successes: part, count: whole)) ?? .empty
    }
}

extension QueueCounts: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case answered
        case abandoned
        case answeredWithin
        case abandonedWithin
        case shortAbandons
        case flowedOut
        case calledBack
    }

    /// Decodes all counts, with the checks of the initializer.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let counts = try CodingKeys.allCases.map { try container.decode(Int.self, forKey: $0) }
        self = try decoder.validated { () throws(InvalidValue) in
            try QueueCounts(
                answered: counts[0], abandoned: counts[1], answeredWithin: counts[2], abandonedWithin: counts[3],
                shortAbandons: counts[4], flowedOut: counts[5], calledBack: counts[6])
        }
    }
}
