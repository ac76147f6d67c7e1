import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Ticketing

extension CompiledEscalation {
    /// How many steps time alone may do before the machine stops.
    static var greatestStepCount: UInt32 { 65_535 }

    /// Does what time brings about up to an instant, the instant included, in order.
    func advance(_ state: inout EscalationState, to instant: Int64, _ out: inout EscalationEffects) {
        let first = out.effects.count
        var lastGoBegan = first
        var goes = 0
        while state.due <= instant {
            lastGoBegan = out.effects.count
            goes += 1
            let at = state.due
            count(&state, to: at)
            let input = state.dueInput
            out.firing.reset()
            out.firing.observed = state.observed
            out.firing.known = .max
            if case .holdEnds = input { state.holdUntil = EscalationState.never }
            if case .teamEnds(let team) = input { state.teamsDue[Int(team)] = EscalationState.never }
            if case .share(let share) = input { state.sharesDue[Int(share)] = EscalationState.never }
            // Rounding of closing edges aside, a group is behind exactly when its time is used up.
            if case .crossWorking = input { state.usedWorking = tables.nextWorking(of: state.core) ?? 0 }
            _ = tables.take(input, &state.core, &out.firing)
            state.stepsSinceEvent += 1
            if state.stepsSinceEvent > Self.greatestStepCount, !state.core.isHalted {
                state.core.isHalted = true
                out.firing.effects.append(RawEffect(kind: .halted))
            }
            finish(&state, at: at, &out)
        }
        if goes > 1, policy.options.catchUp == .jump { out.skipOutward(first..<lastGoBegan) }
    }

    /// After the core has moved at an instant: begins to count anew in a new stay, and finds the next due instant.
    func finish(_ state: inout EscalationState, at instant: Int64, _ out: inout EscalationEffects) {
        if out.firing.beginsStay {
            state.usedPlain = 0
            state.usedWorking = 0
            state.mark = instant
            state.stayBeganAt = instant
        }
        if state.chiefAt == EscalationState.never, tables.isAtChief(state.core) { state.chiefAt = instant }
        for raw in out.firing.effects { append(raw, &state, at: instant, &out) }
        findDue(&state)
    }

    /// Counts the time of the stay up to an instant.
    func count(_ state: inout EscalationState, to instant: Int64) {
        if state.core.isRunning, instant > state.mark {
            state.usedPlain &+= instant &- state.mark
            if tables.schedule(of: state.core).workingCount > Int(state.core.workingCursor) {
                state.usedWorking &+= hours[Int(state.core.tier)].time(from: state.mark, to: instant)
            }
        }
        state.mark = max(state.mark, instant)
    }

    /// Finds what time alone brings about next; of several at one instant, the end of a hold, then of teams, then groups
    /// in plain time, in working time, and shares.
    func findDue(_ state: inout EscalationState) {
        var due = EscalationState.never
        var input = EscalationInput.holdEnds
        func consider(_ instant: Int64, _ candidate: EscalationInput) {
            if instant < due {
                due = instant
                input = candidate
            }
        }
        let core = state.core
        if !core.isResolved {
            if core.hold != .none { consider(state.holdUntil, .holdEnds) }
            if core.teams != 0 {
                for team in 0..<UInt8(tables.teams.count) where core.teams & (1 << team) != 0 {
                    consider(state.teamsDue[Int(team)], .teamEnds(team))
                }
            }
        }
        if core.isRunning {
            if let at = tables.nextPlain(of: core) {
                let (instant, overflow) = state.mark.addingReportingOverflow(max(0, at - state.usedPlain))
                if !overflow { consider(instant, .crossPlain) }
            }
            if let at = tables.nextWorking(of: core) {
                let rest = max(0, at - state.usedWorking)
                consider(hours[Int(core.tier)].instant(rest, after: state.mark), .crossWorking)
            }
            for metric in tables.sharesOfMetric {
                guard let next = metric.first(where: { core.shares & 1 << UInt16($0) == 0 }) else { continue }
                let at = state.sharesDue[Int(next)]
                if at != EscalationState.never { consider(max(at, state.mark), .share(next)) }
            }
        }
        state.due = due > Instant.latest.microsecondsSinceEpoch ? EscalationState.never : due
        state.dueInput = input
    }

    private func append(
        _ raw: RawEffect, _ state: inout EscalationState, at instant: Int64, _ out: inout EscalationEffects
    ) {
        let step = Int(raw.step)
        let kind: EscalationEffect.Kind
        switch raw.kind {
        case .told:
            kind = told(actions[tables.steps[step].firstAction + Int(raw.action)], raw, &state, at: instant)
        case .movedFunctional: kind = .moved(.functional, from: name(raw.from), to: name(raw.to))
        case .movedHierarchical: kind = .moved(.hierarchical, from: name(raw.from), to: name(raw.to))
        case .noMoreSkill: kind = .noHigherTier(.functional)
        case .noMoreAuthority: kind = .noHigherTier(.hierarchical)
        case .convened:
            let team = tables.teams[Int(raw.to)]
            let (sum, overflow) = instant.addingReportingOverflow(team.limit.microseconds)
            let due = overflow ? Instant.latest : Instant(uncheckedMicroseconds: sum)
            state.teamsDue[Int(raw.to)] = due.microsecondsSinceEpoch
            kind = .convene(team, due: due)
        case .teamOverdue: kind = .teamOverdue(tables.teams[Int(raw.to)].team)
        case .runAgain: kind = .runsAgain
        case .owner: kind = .owned(by: name(raw.to))
        case .lapsed: kind = .acknowledgementLapsed
        case .holdEnded: kind = .holdEnded
        case .halted: kind = .halted
        }
        out.append(kind, step: step < stepNames.count ? stepNames[step] : nil, &state, at: instant)
    }

    private func told(
        _ action: EscalationAction, _ raw: RawEffect, _ state: inout EscalationState, at instant: Int64
    ) -> EscalationEffect.Kind {
        let at = Instant(uncheckedMicroseconds: instant)
        let tier = state.core.tier
        switch action {
        case .assign: return .assign(name(tier), onDuty(tier, at: at))
        case .raisePriority(let steps): return .raisePriority(steps)
        case .startPlan(let plan): return .startPlan(plan)
        case .askApproval(let kind): return .askApproval(kind, of: name(state.core.lead))
        case .notify(let targets):
            var notBefore = at
            if let quiet, loud & 1 << UInt64(raw.step) == 0, quiet.isOpen(at: at),
                let end = quiet.nextClosing(after: at)
            {
                notBefore = end
                state.heldBackUntil = max(state.heldBackUntil, end.microsecondsSinceEpoch)
            }
            return .notify(
                EscalationEffect.Notification(
                    targets: targets, tier: name(tier), lead: name(state.core.lead), owner: name(state.core.owner),
                    onDuty: onDuty(tier, at: at), notBefore: notBefore))
        case .escalate, .move, .convene, .runAgain:
            // These change the core and are told by effects of their own.
            return .runsAgain
        }
    }
}

extension EscalationEffects {
    mutating func append(
        _ kind: EscalationEffect.Kind, step: EscalationStepName?, _ state: inout EscalationState, at instant: Int64
    ) {
        state.effectCount &+= 1
        effects.append(
            EscalationEffect(
                number: state.effectCount, at: Instant(uncheckedMicroseconds: instant), step: step, kind: kind))
    }

    /// Turns effects that a late look passes over into a list of them.
    mutating func skipOutward(_ range: Range<Int>) {
        for index in range where effects[index].kind.isOutward {
            let effect = effects[index]
            effects[index] = EscalationEffect(
                number: effect.number, at: effect.at, step: effect.step, kind: .skipped(effect.kind))
        }
    }
}
