public import ServiceTime
public import ServiceVocabulary

/// How a contact left the queue.
public enum ContactOutcome: UInt8, Hashable, Sendable, CaseIterable {
    /// Somebody answered it.
    case answered = 0
    /// The customer gave up.
    case abandoned = 1
    /// It was sent elsewhere before anybody answered.
    case flowedOut = 2
    /// It left the queue for a call back.
    case calledBack = 3
}

/// What an agent says about the resolution of a contact.
public enum StatedResolution: UInt8, Hashable, Sendable, CaseIterable {
    /// Nothing was said.
    case unstated = 0
    /// Resolved on this first contact.
    case resolved = 1
    /// Not resolved, though the first level could have.
    case unresolved = 2
    /// The first level cannot resolve such a matter.
    case beyondFirstLevel = 3
}

/// One contact as the key figures see it.
public struct ContactObservation: Hashable, Sendable {
    /// The wait in the queue, until answered or given up.
    public let wait: TimeSpan
    /// How it left the queue.
    public let outcome: ContactOutcome
    /// Time in conversation.
    public let talk: TimeSpan
    /// Time on hold.
    public let hold: TimeSpan
    /// Work after the contact.
    public let wrapUp: TimeSpan
    /// How many contacts the agent held at once, this one included.
    public let concurrency: Int
    /// How often it was passed to another agent.
    public let transfers: Int
    /// Whether it was passed to more skill or authority.
    public let isEscalated: Bool
    /// What the agent said about its resolution.
    public let resolution: StatedResolution
    /// The answer to the question of satisfaction; nil for none.
    public let satisfaction: Int?
    /// The answer to the question of recommendation; nil for none.
    public let recommendation: Int?
    /// The answer to the question of effort; nil for none.
    public let effort: Int?

    /// The most contacts that an agent can hold at once.
    public static let concurrencyLimit = 1000

    /// Creates a contact.
    ///
    /// - Parameters:
    ///   - wait: The wait in the queue, at least 0.
    ///   - outcome: How it left the queue.
    ///   - talk: Time in conversation, at least 0; 0 unless it was answered, as of hold and wrap-up.
    ///   - hold: Time on hold.
    ///   - wrapUp: Work after the contact.
    ///   - concurrency: How many contacts the agent held at once, 1...1,000.
    ///   - transfers: How often it was passed on, at least 0.
    ///   - isEscalated: Whether it was passed to more skill or authority.
    ///   - resolution: What the agent said about its resolution.
    ///   - satisfaction: The answer to the question of satisfaction.
    ///   - recommendation: The answer to the question of recommendation.
    ///   - effort: The answer to the question of effort.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative time (a hang-up before the arrival is one), a
    ///   handling time or a transfer, escalation or statement without an answer, and numbers out of range.
    public init(
        wait: TimeSpan, outcome: ContactOutcome, talk: TimeSpan = .zero, hold: TimeSpan = .zero,
        wrapUp: TimeSpan = .zero, concurrency: Int = 1, transfers: Int = 0, isEscalated: Bool = false,
        resolution: StatedResolution = .unstated, satisfaction: Int? = nil, recommendation: Int? = nil,
        effort: Int? = nil
    ) throws(InvalidValue) {
        for (span, field) in [(wait, "wait"), (talk, "talk"), (hold, "hold"), (wrapUp, "wrapUp")] {
            guard span >= .zero else {
                throw InvalidValue(field: field, value: span.description, accepted: "0 or more")
            }
        }
        guard (1...Self.concurrencyLimit).contains(concurrency) else {
            throw InvalidValue(field: "concurrency", value: "\(concurrency)", accepted: "1 to 1000 contacts")
        }
        guard transfers >= 0 else {
            throw InvalidValue(field: "transfers", value: "\(transfers)", accepted: "0 or more")
        }
        _ = try (talk + hold) + wrapUp
        if outcome != .answered {
            guard talk == .zero, hold == .zero, wrapUp == .zero else {
                throw InvalidValue(
                    field: "talk", value: talk.description, accepted: "no handling of what was not answered")
            }
            guard transfers == 0, !isEscalated, resolution == .unstated else {
                throw InvalidValue(
                    field: "outcome", value: "\(outcome)",
                    accepted: "answered, for a transfer, escalation or resolution")
            }
        }
        self.wait = wait
        self.outcome = outcome
        self.talk = talk
        self.hold = hold
        self.wrapUp = wrapUp
        self.concurrency = concurrency
        self.transfers = transfers
        self.isEscalated = isEscalated
        self.resolution = resolution
        self.satisfaction = satisfaction
        self.recommendation = recommendation
        self.effort = effort
    }

    /// Talk, hold and wrap-up.
    public var handling: TimeSpan {
        TimeSpan(microseconds: talk.microseconds &+ hold.microseconds &+ wrapUp.microseconds)
    }
}
