/// What a status means for the work on a ticket.
public enum StatusCategory: String, Hashable, Sendable, CaseIterable {
    /// Nobody works on it yet.
    case new
    /// It is being worked on.
    case active
    /// It waits for the customer.
    case waitingForCustomer
    /// It waits for somebody else.
    case waitingForThirdParty
    /// A solution was given.
    case resolved
    /// It is finished.
    case closed

    /// Whether the ticket waits for somebody outside.
    public var isWaiting: Bool { self == .waitingForCustomer || self == .waitingForThirdParty }

    /// Whether a solution was given or the ticket is finished.
    public var isDone: Bool { self == .resolved || self == .closed }
}
