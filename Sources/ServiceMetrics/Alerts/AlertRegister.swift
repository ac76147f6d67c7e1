public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// What was done about an alert; the case is closed when its solution is verified.
public struct AlertCase: Hashable, Sendable {
    /// The alert.
    public let alert: ServiceAlert
    /// When the answer began; nil while it has not.
    public private(set) var respondedAt: Instant?
    /// The cause; nil while it is not known.
    public private(set) var cause: String?
    /// The solution; nil while there is none.
    public private(set) var solution: String?
    /// Who answers for it; nil while nobody does.
    public private(set) var owner: ActorIdentifier?
    /// By when it is to be solved; nil while that is open.
    public private(set) var deadline: Instant?
    /// When it was verified that the solution works; nil while it was not.
    public private(set) var verifiedAt: Instant?

    /// Opens a case.
    ///
    /// - Parameter alert: The alert.
    public init(_ alert: ServiceAlert) {
        self.alert = alert
    }

    /// Whether the case is closed.
    public var isClosed: Bool { verifiedAt != nil }

    /// Whether the answer began within the limit of the colour; nil while it is not late and has not begun.
    ///
    /// - Parameter now: The instant of the question.
    public func isAnsweredInTime(at now: Instant) -> Bool? {
        guard let limit = alert.respondBy else { return respondedAt == nil ? nil : true }
        if let respondedAt { return respondedAt <= limit }
        return now > limit ? false : nil
    }

    /// Records that the answer began.
    ///
    /// - Parameters:
    ///   - instant: When, not before the alert.
    ///   - owner: Who answers for it.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for an instant before the alert, and for a closed case.
    public mutating func respond(at instant: Instant, by owner: ActorIdentifier) throws(InvalidValue) {
        try checkOpen()
        guard instant >= alert.raisedAt else {
            throw InvalidValue(
                field: "respondedAt", value: instant.description, accepted: "not before \(alert.raisedAt)")
        }
        respondedAt = min(respondedAt ?? instant, instant)
        self.owner = owner
    }

    /// Records cause, solution and deadline.
    ///
    /// - Parameters:
    ///   - cause: The cause, not empty.
    ///   - solution: The solution, not empty.
    ///   - deadline: By when it is to be solved, not before the alert.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise, and for a closed case.
    public mutating func plan(cause: String, solution: String, by deadline: Instant) throws(InvalidValue) {
        try checkOpen()
        for (text, field) in [(cause, "cause"), (solution, "solution")] where text.isEmpty {
            throw InvalidValue(field: field, value: "", accepted: "some words")
        }
        guard deadline >= alert.raisedAt else {
            throw InvalidValue(field: "deadline", value: deadline.description, accepted: "not before \(alert.raisedAt)")
        }
        self.cause = cause
        self.solution = solution
        self.deadline = deadline
    }

    /// Closes the case: its solution was seen to work.
    ///
    /// - Parameter instant: When, not before the answer.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` without an answer, a cause and a solution, for an earlier
    ///   instant, and for a closed case.
    public mutating func verify(at instant: Instant) throws(InvalidValue) {
        try checkOpen()
        guard let respondedAt, solution != nil else {
            throw InvalidValue(
                field: "verifiedAt", value: instant.description, accepted: "an answer and a solution first")
        }
        guard instant >= respondedAt else {
            throw InvalidValue(field: "verifiedAt", value: instant.description, accepted: "not before \(respondedAt)")
        }
        verifiedAt = instant
    }

    private func checkOpen() throws(InvalidValue) {
        guard !isClosed else {
            throw InvalidValue(field: "case", value: alert.rule.name, accepted: "a case that is not closed")
        }
    }
}
