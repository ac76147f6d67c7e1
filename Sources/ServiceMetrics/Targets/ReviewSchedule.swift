public import ServiceVocabulary

/// What is looked at how often (复盘节奏): in the center as a whole, and with each person.
///
/// Key figures serve the base, objectives with key results the change; see ``Objective``.
public struct ReviewSchedule: Hashable, Sendable {
    /// What a review is about.
    public enum Subject: String, Hashable, Sendable, Codable, CaseIterable {
        /// Who waits and for how long.
        case queue
        /// What the agents are doing.
        case agentStates
        /// The quality of contacts.
        case quality
        /// Availability and response of the systems.
        case system
        /// Times, loads and costs.
        case efficiency
        /// What customers say of it.
        case experience
        /// What was done and what came of it.
        case results
        /// What customers ask of products and processes.
        case demand
        /// Whether rules and controls are kept.
        case audit
        /// What people can do.
        case ability
        /// Aims, means and organisation.
        case management
        /// What a person has given beyond results.
        case contribution
    }

    /// The subjects of one rhythm.
    public struct Review: Hashable, Sendable {
        /// How often.
        public let rhythm: ReviewRhythm
        /// What about.
        public let subjects: [Subject]

        /// Creates a review.
        ///
        /// - Parameters:
        ///   - rhythm: How often.
        ///   - subjects: What about, at least one, each once.
        /// - Throws: ``ServiceVocabulary/InvalidValue`` without subjects, or for one that is there twice.
        public init(_ rhythm: ReviewRhythm, _ subjects: [Subject]) throws(InvalidValue) {
            guard !subjects.isEmpty, Set(subjects).count == subjects.count else {
                throw InvalidValue(
                    field: "subjects", value: "\(subjects.map { $0.rawValue })",
                    accepted: "at least one subject, each once")
            }
            self.init(unchecked: rhythm, subjects)
        }

        init(unchecked rhythm: ReviewRhythm, _ subjects: [Subject]) {
            self.rhythm = rhythm
            self.subjects = subjects
        }
    }

    /// The reviews of the center.
    public let center: [Review]
    /// The reviews of each person.
    public let individual: [Review]

    /// Creates a schedule.
    ///
    /// - Parameters:
    ///   - center: The reviews of the center, one for each rhythm.
    ///   - individual: The reviews of each person, one for each rhythm.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for two reviews of one rhythm.
    public init(center: [Review], individual: [Review] = []) throws(InvalidValue) {
        for (field, reviews) in [("center", center), ("individual", individual)] {
            guard Set(reviews.map { $0.rhythm }).count == reviews.count else {
                throw InvalidValue(
                    field: field, value: "\(reviews.map { $0.rhythm.rawValue })", accepted: "each rhythm once")
            }
        }
        self.init(unchecked: center, individual)
    }

    private init(unchecked center: [Review], _ individual: [Review]) {
        self.center = center
        self.individual = individual
    }

    /// What is due when so many days have passed since the last review of every rhythm, the most frequent first.
    ///
    /// - Parameter days: The days, 0 for what is looked at all the time.
    public func due(afterDays days: Int) -> [Review] {
        center.filter { $0.rhythm.longestGapInDays <= days }
            .sorted { $0.rhythm.longestGapInDays < $1.rhythm.longestGapInDays }
    }

    /// Published: live watch of queue, agents, quality and systems, daily efficiency, weekly experience, monthly results and
    /// demand, quarterly audit and abilities, a yearly management review; for each person results by month, abilities by
    /// quarter, contribution by year.
    public static let published = ReviewSchedule(
        unchecked: [
            Review(unchecked: .live, [.queue, .agentStates, .quality, .system]),
            Review(unchecked: .daily, [.efficiency]), Review(unchecked: .weekly, [.experience]),
            Review(unchecked: .monthly, [.results, .demand]), Review(unchecked: .quarterly, [.audit, .ability]),
            Review(unchecked: .yearly, [.management]),
        ],
        [
            Review(unchecked: .monthly, [.results]), Review(unchecked: .quarterly, [.results, .ability]),
            Review(unchecked: .yearly, [.results, .ability, .contribution]),
        ])
}

extension ReviewSchedule.Review: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case rhythm
        case subjects
    }

    /// Decodes `{"rhythm": "monthly", "subjects": ["results", "demand"]}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let rhythm = try container.decode(ReviewRhythm.self, forKey: .rhythm)
        let subjects = try container.decode([ReviewSchedule.Subject].self, forKey: .subjects)
        self = try decoder.validated { () throws(InvalidValue) in try ReviewSchedule.Review(rhythm, subjects) }
    }

    /// Encodes the rhythm and the subjects.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(rhythm, forKey: .rhythm)
        try container.encode(subjects, forKey: .subjects)
    }
}

extension ReviewSchedule: Codable {
    /// The name and version of the stored form.
    public static let format = "review-schedule/1"

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case center
        case individual
    }

    /// Decodes a schedule; an unknown format or key is refused.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try decoder.requireFormat(Self.format, in: container, forKey: .format)
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let center = try container.decode([Review].self, forKey: .center)
        let individual = try container.decodeIfPresent([Review].self, forKey: .individual) ?? []
        self = try decoder.validated { () throws(InvalidValue) in
            try ReviewSchedule(center: center, individual: individual)
        }
    }

    /// Encodes the schedule; no reviews of persons are left out.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(center, forKey: .center)
        if !individual.isEmpty { try container.encode(individual, forKey: .individual) }
    }
}
