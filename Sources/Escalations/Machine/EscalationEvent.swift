public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// Something that happened to a ticket and matters to its escalation.
public struct EscalationEvent: Hashable, Sendable {
    /// When it happened.
    public let at: Instant
    /// What happened.
    public let kind: Kind

    /// Creates an event.
    ///
    /// - Parameters:
    ///   - at: When it happened.
    ///   - kind: What happened.
    public init(_ at: Instant, _ kind: Kind) {
        self.at = at
        self.kind = kind
    }

    /// What can happen.
    public enum Kind: Hashable, Sendable {
        /// Somebody of the tier acknowledged.
        case acknowledged
        /// The acknowledgement was withdrawn; the steps start again at the first.
        case unacknowledged
        /// Time stands still for the steps until an instant.
        case snoozed(until: Instant)
        /// Time stands still for the steps, as while the ticket waits for the customer.
        case paused
        /// Time passes again.
        case resumed
        /// A tier took the ownership over.
        case tookOver(SupportTier)
        /// Something went on: a sign of life that acknowledges, too.
        case progressed
        /// The tier gave the ticket back to the one below it.
        case returned(reason: String)
        /// Somebody took the ticket one tier down on an axis.
        case deescalated(EscalationAxis)
        /// Somebody took the ticket one tier up on an axis.
        case escalated(EscalationAxis)
        /// The ticket was resolved.
        case resolved
        /// It was opened again.
        case reopened
        /// It was handed over.
        case transferred
        /// A skill is needed; nil for one that no tier is known to have.
        case skillNeeded(Skill?)
        /// More authority is needed than the tier has.
        case authorityNeeded
        /// A team that was called together has done its work.
        case teamClosed(TeamIdentifier)
        /// The ticket was looked at, so that steps know what it is like.
        case observed(EscalationObservation)
        /// The service-level clocks were looked at, so that steps know when shares are reached.
        case forecast(EscalationForecast)
    }
}

/// What a ticket is like, as far as a policy's steps ask for it.
public struct EscalationObservation: Hashable, Sendable {
    /// The conditions it meets, one bit each in the order of the compiled policy.
    package let conditions: UInt64
    /// The next instant at which that changes by the ticket's age alone; nil for never.
    public let nextChange: Instant?

    package init(conditions: UInt64, nextChange: Instant? = nil) {
        self.conditions = conditions
        self.nextChange = nextChange
    }
}

/// When the shares of service-level clocks that a policy's steps wait for are reached, if nothing else happens.
public struct EscalationForecast: Hashable, Sendable {
    let instants: SIMD16<Int64>

    init(instants: SIMD16<Int64>) {
        self.instants = instants
    }

    /// A forecast by hand, in the order of the shares of the compiled policy; nil for never.
    package init(shares: [Instant?]) {
        var instants = SIMD16<Int64>(repeating: EscalationState.never)
        for (index, instant) in shares.prefix(16).enumerated() {
            if let instant { instants[index] = instant.microsecondsSinceEpoch }
        }
        self.instants = instants
    }
}

/// How a machine took an event.
public struct EscalationProgress: Hashable, Sendable {
    /// When the event took effect: when it happened, or, for one before its predecessor, at the predecessor's instant.
    public let effectiveAt: Instant
    /// Whether the event happened before its predecessor.
    public let isOutOfOrder: Bool
}
