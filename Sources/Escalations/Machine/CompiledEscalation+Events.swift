public import ServiceTime
import ServiceVocabulary
import Ticketing

extension CompiledEscalation {
    /// Starts the escalation of a ticket, with the steps that are due at once.
    ///
    /// - Parameters:
    ///   - instant: When the ticket was opened.
    ///   - observation: What the ticket is like; without one it meets no condition until it is observed.
    ///   - effects: Where the effects go.
    public func start(
        at instant: Instant, observation: EscalationObservation? = nil, effects: inout EscalationEffects
    ) -> EscalationState {
        effects.firing.reset()
        effects.firing.observed = observation?.conditions ?? 0
        effects.firing.known = .max
        let core = tables.begin(&effects.firing)
        var state = EscalationState(core: core, policy: fingerprint, at: instant.microsecondsSinceEpoch)
        state.observed = observation?.conditions ?? 0
        state.observeAgain = observation?.nextChange?.microsecondsSinceEpoch ?? EscalationState.never
        finish(&state, at: instant.microsecondsSinceEpoch, &effects)
        if let observation { become(observation.conditions, &state, at: instant.microsecondsSinceEpoch, &effects) }
        return state
    }

    /// Does what time has brought about up to an instant.
    ///
    /// However often a machine is looked at, the same steps are done at the same instants.
    ///
    /// - Parameters:
    ///   - state: The state.
    ///   - instant: The instant of the look.
    ///   - effects: Where the effects go, after those that are there.
    /// - Returns: Why there was nothing to look at; nil for success.
    @discardableResult
    public func look(
        at state: inout EscalationState, _ instant: Instant, effects: inout EscalationEffects
    ) -> EscalationRefusal? {
        guard isSound(state) else { return .foreignState }
        advance(&state, to: instant.microsecondsSinceEpoch, &effects)
        return nil
    }

    /// Takes an event, after what time has brought about up to it.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - state: The state.
    ///   - effects: Where the effects go, after those that are there.
    /// - Returns: How it was taken, or why not; then the state is as it was, but for the time that has passed.
    /// - Complexity: O(1) for each step that is due.
    @discardableResult
    public func apply(
        _ event: EscalationEvent, to state: inout EscalationState, effects: inout EscalationEffects
    ) -> Result<EscalationProgress, EscalationRefusal> {
        guard isSound(state) else { return .failure(.foreignState) }
        // What was done stays done, so an event is never earlier than that.
        let at = max(event.at.microsecondsSinceEpoch, state.lastAt, state.mark)
        advance(&state, to: at, &effects)
        count(&state, to: at)
        if let refusal = take(event.kind, &state, at: at, &effects) {
            findDue(&state)
            return .failure(refusal)
        }
        state.lastAt = at
        state.stepsSinceEvent = 0
        let effectiveAt = Instant(uncheckedMicroseconds: at)
        return .success(EscalationProgress(effectiveAt: effectiveAt, isOutOfOrder: event.at < effectiveAt))
    }

    /// The state after an event, and its effects.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - state: The state before it.
    /// - Returns: The state after it with the effects of everything up to it.
    /// - Throws: ``EscalationRefusal`` when the event is not taken.
    public func applying(
        _ event: EscalationEvent, to state: EscalationState
    ) throws(EscalationRefusal) -> (state: EscalationState, effects: [EscalationEffect]) {
        var state = state
        var effects = EscalationEffects()
        switch apply(event, to: &state, effects: &effects) {
        case .success: return (state, effects.effects)
        case .failure(let refusal): throw refusal
        }
    }

    /// Whether a state is one of this policy; a stored one may be anything.
    func isSound(_ state: EscalationState) -> Bool {
        guard state.policy == fingerprint, tables.isSound(state.core) else { return false }
        switch state.dueInput {
        case .holdEnds: return true
        case .teamEnds(let team): return Int(team) < tables.teams.count
        case .share(let share): return Int(share) < tables.shares.count
        case .crossPlain: return tables.nextPlain(of: state.core) != nil
        case .crossWorking: return tables.nextWorking(of: state.core) != nil
        default: return false
        }
    }

    private func take(
        _ kind: EscalationEvent.Kind, _ state: inout EscalationState, at instant: Int64, _ out: inout EscalationEffects
    ) -> EscalationRefusal? {
        let input: EscalationInput
        switch kind {
        case .acknowledged: input = .acknowledge
        case .unacknowledged: input = .unacknowledge
        case .snoozed: input = .snooze
        case .paused: input = .pause
        case .resumed: input = .resume
        case .tookOver(let tier):
            guard let place = policy.ladder.place(of: tier) else { return .unknownTier }
            input = .takeOver(UInt8(place))
        case .progressed: input = .progress
        case .returned: input = .giveBack
        case .deescalated(let axis): input = .deescalate(axis)
        case .escalated(let axis): input = .escalate(axis)
        case .resolved: input = .resolve
        case .reopened: input = .reopen
        case .transferred: input = .transfer
        case .skillNeeded(let skill):
            if let skill, policy.ladder.tiers[Int(state.core.tier)].skills.contains(skill) { return nil }
            input = .missingSkill
        case .authorityNeeded: input = .neededAuthority
        case .teamClosed(let team):
            guard let place = tables.teams.firstIndex(where: { $0.team == team }) else { return .noSuchTeam }
            input = .closeTeam(UInt8(place))
        case .observed(let observation):
            state.observeAgain = observation.nextChange?.microsecondsSinceEpoch ?? EscalationState.never
            become(observation.conditions, &state, at: instant, &out)
            return nil
        case .forecast(let forecast):
            foresee(forecast, &state)
            advance(&state, to: instant, &out)
            return nil
        }
        out.firing.reset()
        out.firing.observed = state.observed
        out.firing.known = .max
        if let refusal = tables.take(input, &state.core, &out.firing) { return refusal }
        hold(until: kind, &state, at: instant)
        if case .resolve = input { state.teamsDue = SIMD8(repeating: EscalationState.never) }
        withdraw(after: input, &state, at: instant, &out)
        finish(&state, at: instant, &out)
        return nil
    }

    private func hold(until kind: EscalationEvent.Kind, _ state: inout EscalationState, at instant: Int64) {
        func later(_ span: TimeSpan) -> Int64 {
            let (sum, overflow) = instant.addingReportingOverflow(span.microseconds)
            return overflow ? EscalationState.never : sum
        }
        switch kind {
        case .snoozed(let until):
            let longest = later(policy.options.longestSnooze)
            state.holdUntil = min(max(until.microsecondsSinceEpoch, instant), longest)
        case .paused: state.holdUntil = policy.options.longestPause.map(later) ?? EscalationState.never
        case .resumed, .resolved: state.holdUntil = EscalationState.never
        default: break
        }
    }

    /// Takes back what quiet hours hold back, once somebody has reacted.
    private func withdraw(
        after input: EscalationInput, _ state: inout EscalationState, at instant: Int64, _ out: inout EscalationEffects
    ) {
        guard state.heldBackUntil > instant else { return }
        switch input {
        case .acknowledge, .progress, .takeOver, .resolve:
            out.append(.withdrawHeldBack, step: nil, &state, at: instant)
            state.heldBackUntil = .min
        default: break
        }
    }

    /// Notes which conditions the ticket meets, and does the steps that its coming to meet one sets off.
    private func become(
        _ conditions: UInt64, _ state: inout EscalationState, at instant: Int64, _ out: inout EscalationEffects
    ) {
        let risen = conditions & ~state.observedBefore
        state.observed = conditions
        state.observedBefore = conditions
        guard risen != 0, !state.core.isResolved else { return }
        for item in tables.becoming where risen & 1 << UInt64(item.condition) != 0 {
            out.firing.reset()
            out.firing.observed = conditions
            out.firing.known = .max
            _ = tables.take(.become(item.condition), &state.core, &out.firing)
            finish(&state, at: instant, &out)
        }
    }

    /// Notes when shares are reached: a lower share of a clock no later than a higher one.
    private func foresee(_ forecast: EscalationForecast, _ state: inout EscalationState) {
        var instants = forecast.instants
        for metric in tables.sharesOfMetric {
            var earliest = EscalationState.never
            for share in metric.reversed() {
                earliest = min(earliest, instants[Int(share)])
                instants[Int(share)] = earliest
            }
        }
        state.sharesDue = instants
        findDue(&state)
    }
}
