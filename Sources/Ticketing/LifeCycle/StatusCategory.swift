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
    @inline(__always)
    public var isWaiting: Bool { self == .waitingForCustomer || self == .waitingForThirdParty }

    /// Whether a solution was given or the ticket is finished.
    @inline(__always)
    public var isDone: Bool { self == .resolved || self == .closed }

    /// The place of the category among all.
    package var place: Int {
        switch self {
        case .new: 0
        case .active: 1
        case .waitingForCustomer: 2
        case .waitingForThirdParty: 3
        case .resolved: 4
        case .closed: 5
        }
    }
}
