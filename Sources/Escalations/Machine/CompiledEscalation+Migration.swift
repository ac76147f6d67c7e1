public import ServiceTime
import Ticketing

extension CompiledEscalation {
    /// Hands a ticket under way over from an earlier version of its policy, as the option for edits says.
    ///
    /// With ``EscalationOptions/PolicyEdits/frozen`` the state stays with the policy that it started with, which the host
    /// keeps for it. With ``EscalationOptions/PolicyEdits/migrated`` it becomes one of this policy: its tiers by name, its
    /// acknowledgement, counts and time of the stay kept; steps whose time is behind are not done again.
    ///
    /// - Parameters:
    ///   - state: The state, one of the earlier policy.
    ///   - earlier: The earlier version.
    ///   - instant: The instant of the edit.
    ///   - effects: Where the effects of what time has brought about by then go.
    /// - Returns: Whether the state is now one of this policy.
    /// - Throws: ``EscalationRefusal/unknownTier`` when this policy lacks a tier in which the ticket is, and
    ///   ``EscalationRefusal/foreignState`` for a state of another policy.
    public func migrate(
        _ state: inout EscalationState, from earlier: CompiledEscalation, at instant: Instant,
        effects: inout EscalationEffects
    ) throws(EscalationRefusal) -> Bool {
        guard earlier.isSound(state) else { throw .foreignState }
        guard policy.options.edits == .migrated else { return false }
        guard let tier = policy.ladder.place(of: earlier.tier(of: state)),
            let lead = policy.ladder.place(of: earlier.lead(of: state)),
            let owner = policy.ladder.place(of: earlier.owner(of: state))
        else { throw .unknownTier }
        let at = max(instant.microsecondsSinceEpoch, state.lastAt, state.mark)
        earlier.advance(&state, to: at, &effects)
        earlier.count(&state, to: at)
        let usedWorking = hours[tier].time(from: state.stayBeganAt, to: at)
        var core = state.core
        core.tier = UInt8(tier)
        core.lead = UInt8(lead)
        core.owner = UInt8(owner)
        core.plainCursor = 0
        core.workingCursor = 0
        core.teams = 0
        core.shares = 0
        core.runs = 0
        while let next = tables.nextPlain(of: core), next <= state.usedPlain { core.plainCursor += 1 }
        while let next = tables.nextWorking(of: core), next <= usedWorking { core.workingCursor += 1 }
        state.core = core
        state.policy = fingerprint
        state.usedWorking = usedWorking
        state.teamsDue = SIMD8(repeating: EscalationState.never)
        state.sharesDue = SIMD16(repeating: EscalationState.never)
        // What the ticket meets is numbered anew: it has to be observed and forecast again.
        state.observed = 0
        state.observedBefore = .max
        state.lastAt = at
        findDue(&state)
        return true
    }
}
