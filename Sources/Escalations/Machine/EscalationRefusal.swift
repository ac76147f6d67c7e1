/// Why a machine does not take an event; it stays as it was, but for the time that has passed.
public enum EscalationRefusal: Error, Hashable, Sendable {
    /// The ticket is resolved; only opening it again is possible.
    case resolved
    /// The ticket is not resolved, so it cannot be opened again.
    case notResolved
    /// Somebody has acknowledged already.
    case alreadyAcknowledged
    /// Nobody has acknowledged.
    case notAcknowledged
    /// The machine is snoozed or paused already.
    case alreadyHeld
    /// The machine is neither snoozed nor paused.
    case notHeld
    /// No lower tier is there to go to.
    case noLowerTier(EscalationAxis)
    /// No higher tier is there to go to.
    case noHigherTier(EscalationAxis)
    /// The ticket has come back from higher tiers as often as it may.
    case tooManyBounces
    /// The team is not called together.
    case noSuchTeam
    /// The policy has no such tier.
    case unknownTier
    /// The state belongs to another policy, or to none.
    case foreignState
    /// No machine of that ticket is known.
    case unknownMachine
    /// A machine of that ticket is there already.
    case startedTwice
}
