public import Ticketing

/// An event of a complaint.
public typealias ComplaintEvent = LoopEvent<ComplaintHappening>

/// What can happen to a complaint.
public enum ComplaintHappening: Hashable, Sendable {
    /// It came in; the first event of every complaint.
    case received(channel: Channel?)
    /// What the customer says was recorded.
    case recorded(ComplaintRecord)
    /// It was put into a class.
    case classified(ComplaintClass)
    /// It was graded.
    case graded(ComplaintGrade)
    /// It was given to a department; again, where another one is to answer for it.
    case assigned(TeamIdentifier)
    /// Somebody of the department took it up.
    case handled(by: AgentIdentifier)
    /// The customer was told how it stands.
    case progressTold
    /// A solution was given.
    case resolved
    /// The customer was called back.
    case calledBack(CallBack)
    /// Its cause was reviewed.
    case reviewed(cause: ComplaintCause)
    /// It was opened again after it was resolved or closed.
    case reopened

    /// The step of the loop that this takes; nil for what leads back into the loop.
    public var step: ComplaintStep? {
        switch self {
        case .received: .received
        case .recorded: .recorded
        case .classified: .classified
        case .graded: .graded
        case .assigned: .assigned
        case .handled: .handled
        case .progressTold: .progressTold
        case .resolved: .resolved
        case .calledBack: .calledBack
        case .reviewed: .reviewed
        case .reopened: nil
        }
    }
}

/// What is recorded of a complaint.
public struct ComplaintRecord: Hashable, Sendable {
    /// Who complains.
    public let customer: CustomerIdentifier
    /// The order or other matter of which the customer complains; nil where there is none.
    public let matter: MatterIdentifier?
    /// What happened, in words.
    public let description: String

    /// Creates a record.
    ///
    /// - Parameters:
    ///   - customer: Who complains.
    ///   - matter: The order or other matter of which the customer complains.
    ///   - description: What happened, in words.
    public init(customer: CustomerIdentifier, matter: MatterIdentifier? = nil, description: String) {
        self.customer = customer
        self.matter = matter
        self.description = description
    }
}

/// What the customer answered when called back.
public struct CallBack: Hashable, Sendable {
    /// Whether the complaint is solved for the customer; if not, it goes back to its department.
    public let isSolved: Bool
    /// Whether the customer is satisfied; nil where that was not asked or answered.
    public let isSatisfied: Bool?

    /// Creates an answer.
    ///
    /// - Parameters:
    ///   - isSolved: Whether the complaint is solved for the customer.
    ///   - isSatisfied: Whether the customer is satisfied; nil where that was not asked or answered.
    public init(isSolved: Bool, isSatisfied: Bool? = nil) {
        self.isSolved = isSolved
        self.isSatisfied = isSatisfied
    }
}
