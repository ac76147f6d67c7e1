/// A step of the closed loop of a complaint (投诉闭环), in the order of the loop.
public enum ComplaintStep: String, Hashable, Sendable, CaseIterable {
    /// The complaint came in (受理).
    case received
    /// Customer, order and description were recorded (登记).
    case recorded
    /// It was put into a class (分类).
    case classified
    /// It was graded (分级).
    case graded
    /// It was given to the department that answers for its class (分派).
    case assigned
    /// The department took it up (处理).
    case handled
    /// The customer was told how it stands (进度反馈).
    case progressTold
    /// A solution was given (解决).
    case resolved
    /// The customer was called back: solved? satisfied? (回访).
    case calledBack
    /// The cause was reviewed (复盘).
    case reviewed

    /// The place in the loop, from 0.
    public var place: Int {
        switch self {
        case .received: 0
        case .recorded: 1
        case .classified: 2
        case .graded: 3
        case .assigned: 4
        case .handled: 5
        case .progressTold: 6
        case .resolved: 7
        case .calledBack: 8
        case .reviewed: 9
        }
    }

    /// The steps that no complaint can do without: it comes in, is resolved, and closes only by the call-back.
    public static let indispensable: Set<ComplaintStep> = [.received, .resolved, .calledBack]
}

extension ComplaintStep: Comparable {
    /// Whether `lhs` comes before `rhs` in the loop.
    public static func < (lhs: ComplaintStep, rhs: ComplaintStep) -> Bool {
        lhs.place < rhs.place
    }
}
