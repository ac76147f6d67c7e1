public import Ticketing

/// A failure of the service that is to be made good: in what it failed, and how bad that is.
public struct ServiceFailure: Hashable, Sendable {
    /// In what the service failed.
    public let type: FailureType
    /// How much harm it did.
    public let severity: FailureSeverity
    /// How many it concerns.
    public let scope: ImpactScope
    /// How soon it has to be dealt with.
    public let urgency: Urgency

    /// Creates a failure.
    ///
    /// - Parameters:
    ///   - type: In what the service failed.
    ///   - severity: How much harm it did.
    ///   - scope: How many it concerns.
    ///   - urgency: How soon it has to be dealt with.
    public init(_ type: FailureType, severity: FailureSeverity, scope: ImpactScope, urgency: Urgency) {
        self.type = type
        self.severity = severity
        self.scope = scope
        self.urgency = urgency
    }

    /// What a grading is told of the failure.
    public var facts: IssueFacts {
        IssueFacts(failureType: type, severity: severity, urgency: urgency, scope: scope)
    }
}

/// A step of the recovery of a service (服务补救), in its order.
public enum RecoveryStep: String, Hashable, Sendable, CaseIterable {
    /// The customer was listened to, and the failure acknowledged (倾听致歉).
    case acknowledged
    /// The problem was resolved (解决).
    case resolved
    /// The customer was compensated (补偿), or it was found that nothing is due.
    case compensated
    /// It was followed up (跟进).
    case followedUp

    /// The place in the order, from 0.
    public var place: Int {
        switch self {
        case .acknowledged: 0
        case .resolved: 1
        case .compensated: 2
        case .followedUp: 3
        }
    }
}

/// An event of a recovery.
public typealias RecoveryEvent = LoopEvent<RecoveryHappening>

/// What can happen in a recovery.
public enum RecoveryHappening: Hashable, Sendable {
    /// The service failed; the first event of every recovery.
    case failed(ServiceFailure)
    /// The customer was listened to, and the failure acknowledged.
    case acknowledged
    /// The problem was resolved.
    case resolved
    /// The customer was compensated by an offer of the menu; nil where nothing is due.
    case compensated(CompensationOffer?)
    /// It was followed up, with what the customer said; nil where nothing was said.
    case followedUp(isSatisfied: Bool?)

    /// The step that this takes; nil for the failure.
    public var step: RecoveryStep? {
        switch self {
        case .failed: nil
        case .acknowledged: .acknowledged
        case .resolved: .resolved
        case .compensated: .compensated
        case .followedUp: .followedUp
        }
    }
}
