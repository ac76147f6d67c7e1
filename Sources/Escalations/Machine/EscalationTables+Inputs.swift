import ServiceTime
import ServiceVocabulary

// Everything that moves a core. It is a function of the core, the input and the observed conditions alone, which is what
// lets the verification walk through exactly what the machine does.

extension EscalationTables {
    /// The core of a ticket that starts, with the steps that are due at once.
    package func begin(_ firing: inout EscalationFiring) -> EscalationCore {
        var core = EscalationCore(tier: start, lead: start, owner: start)
        beginStay(&core, &firing)
        return core
    }

    /// Takes an input; a refusal leaves the core as it was.
    package func take(
        _ input: EscalationInput, _ core: inout EscalationCore, _ firing: inout EscalationFiring
    ) -> EscalationRefusal? {
        if core.isResolved, input != .reopen { return .resolved }
        let before = core
        // Whoever does something gives a machine that had stopped another chance.
        if !input.isOfTime { core.isHalted = false }
        let refusal = perform(input, &core, &firing)
        if refusal != nil { core = before }
        return refusal
    }

    private func perform(
        _ input: EscalationInput, _ core: inout EscalationCore, _ firing: inout EscalationFiring
    ) -> EscalationRefusal? {
        switch input {
        case .acknowledge:
            if core.isAcknowledged { return .alreadyAcknowledged }
            acknowledge(&core, &firing)
        case .unacknowledge:
            if !core.isAcknowledged { return .notAcknowledged }
            core.isAcknowledged = false
            beginStay(&core, &firing)
        case .progress:
            acknowledge(&core, &firing)
        case .takeOver(let tier):
            if Int(tier) >= tierCount { return .unknownTier }
            own(tier, &core, &firing)
            acknowledge(&core, &firing)
        case .snooze, .pause:
            if core.hold != .none { return .alreadyHeld }
            core.hold = input == .snooze ? .snoozed : .paused
        case .resume:
            if core.hold == .none { return .notHeld }
            core.hold = .none
            finish(&core, &firing)
        case .holdEnds:
            core.hold = .none
            firing.effects.append(RawEffect(kind: .holdEnded))
            finish(&core, &firing)
        case .resolve:
            core.isResolved = true
            core.isAcknowledged = false
            core.hold = .none
            core.teams = 0
            core.plainCursor = 0
            core.workingCursor = 0
            core.runs = 0
        case .reopen: return reopen(&core, &firing)
        case .giveBack: return comeBack(on: .functional, &core, &firing)
        case .deescalate(let axis): return comeBack(on: axis, &core, &firing)
        case .escalate(let axis):
            let above = above(axis == .functional ? core.tier : core.lead, axis)
            if above == Self.nobody { return .noHigherTier(axis) }
            shift(axis, to: above, step: 255, &core, &firing)
            finish(&core, &firing)
        case .transfer:
            core.transfers = core.transfers == .max ? .max : core.transfers + 1
            doSteps(onTransfers, count: core.transfers, &core, &firing)
        case .missingSkill: doSteps(onMissingSkill, &core, &firing)
        case .neededAuthority: doSteps(onNeededAuthority, &core, &firing)
        case .become(let number):
            if let steps = becoming.first(where: { $0.condition == number })?.steps { doSteps(steps, &core, &firing) }
        case .closeTeam(let team):
            if core.teams & (1 << team) == 0 { return .noSuchTeam }
            core.teams &= ~(1 << team)
        case .teamEnds(let team):
            core.teams &= ~(1 << team)
            firing.effects.append(RawEffect(kind: .teamOverdue, to: team))
        case .share(let share): reach(share, &core, &firing)
        case .crossPlain:
            let schedule = schedule(of: core)
            let group = groups[schedule.plainFirst + Int(core.plainCursor)]
            core.plainCursor += 1
            doGroup(group, &core, &firing)
            finish(&core, &firing)
        case .crossWorking:
            let schedule = schedule(of: core)
            let group = groups[schedule.workingFirst + Int(core.workingCursor)]
            core.workingCursor += 1
            doGroup(group, &core, &firing)
            finish(&core, &firing)
        }
        return nil
    }

    // MARK: Events

    private func acknowledge(_ core: inout EscalationCore, _ firing: inout EscalationFiring) {
        core.isAcknowledged = true
        beginStay(&core, &firing)
    }

    private func own(_ tier: UInt8, _ core: inout EscalationCore, _ firing: inout EscalationFiring) {
        guard core.owner != tier else { return }
        firing.effects.append(RawEffect(kind: .owner, from: core.owner, to: tier))
        core.owner = tier
    }

    private func reopen(
        _ core: inout EscalationCore, _ firing: inout EscalationFiring
    ) -> EscalationRefusal? {
        guard core.isResolved else { return .notResolved }
        core.isResolved = false
        core.shares = 0
        core.reopens = core.reopens == .max ? .max : core.reopens + 1
        if reopensAtStart {
            core.tier = start
            core.lead = start
            if ownershipFollows { own(start, &core, &firing) }
        }
        beginStay(&core, &firing)
        doSteps(onReopens, count: core.reopens, &core, &firing)
        return nil
    }

    private func comeBack(
        on axis: EscalationAxis, _ core: inout EscalationCore, _ firing: inout EscalationFiring
    ) -> EscalationRefusal? {
        let below = below(axis == .functional ? core.tier : core.lead, axis)
        guard below != Self.nobody else { return .noLowerTier(axis) }
        guard core.bounces < greatestBounceCount else { return .tooManyBounces }
        core.bounces += 1
        shift(axis, to: below, step: 255, &core, &firing)
        finish(&core, &firing)
        doSteps(onBounces, count: core.bounces, &core, &firing)
        return nil
    }

    // MARK: Steps

    private func doSteps(
        _ waiting: [(count: UInt8, step: UInt8)], count: UInt8, _ core: inout EscalationCore,
        _ firing: inout EscalationFiring
    ) {
        let (tier, lead) = (core.tier, core.lead)
        for item in waiting where item.count == count { doStepInScope(item.step, tier, lead, &core, &firing) }
        finish(&core, &firing)
    }

    private func doSteps(_ waiting: [UInt8], _ core: inout EscalationCore, _ firing: inout EscalationFiring) {
        let (tier, lead) = (core.tier, core.lead)
        for step in waiting { doStepInScope(step, tier, lead, &core, &firing) }
        finish(&core, &firing)
    }

    private func reach(_ share: UInt8, _ core: inout EscalationCore, _ firing: inout EscalationFiring) {
        core.shares |= 1 << UInt16(share)
        let (tier, lead, isAcknowledged) = (core.tier, core.lead, core.isAcknowledged)
        for step in shares[Int(share)].steps where !isAcknowledged || steps[Int(step)].isDoneWhenAcknowledged {
            doStepInScope(step, tier, lead, &core, &firing)
        }
        finish(&core, &firing)
    }

    /// Does a step if it is one of a tier and lead, as they were before anything that is due with it.
    private func doStepInScope(
        _ step: UInt8, _ tier: UInt8, _ lead: UInt8, _ core: inout EscalationCore, _ firing: inout EscalationFiring
    ) {
        let compiled = steps[Int(step)]
        guard compiled.tiers & 1 << UInt16(tier) != 0, compiled.leads & 1 << UInt16(lead) != 0 else { return }
        doStep(step, &core, &firing)
    }

    private func doGroup(_ group: TimedGroup, _ core: inout EscalationCore, _ firing: inout EscalationFiring) {
        for index in group.first..<group.first + group.count {
            let entry = entries[index]
            if entry == Self.lapse {
                core.isAcknowledged = false
                firing.again = true
                firing.effects.append(RawEffect(kind: .lapsed))
            } else {
                doStep(entry, &core, &firing)
            }
        }
    }

    private func doStep(_ step: UInt8, _ core: inout EscalationCore, _ firing: inout EscalationFiring) {
        let compiled = steps[Int(step)]
        guard firing.holds(compiled.condition) else { return }
        firing.steps |= 1 << UInt64(step)
        for number in 0..<compiled.actionCount {
            switch actions[compiled.firstAction + number] {
            case .tell(let isNotification):
                if isNotification { firing.notifications += 1 }
                firing.effects.append(RawEffect(kind: .told, step: step, action: UInt8(number)))
            case .escalate(let axis):
                let above = above(axis == .functional ? core.tier : core.lead, axis)
                if above == Self.nobody {
                    firing.effects.append(
                        RawEffect(kind: axis == .functional ? .noMoreSkill : .noMoreAuthority, step: step))
                } else {
                    shift(axis, to: above, step: step, &core, &firing)
                }
            case .move(let axis, let tier):
                if tier != (axis == .functional ? core.tier : core.lead) {
                    shift(axis, to: tier, step: step, &core, &firing)
                }
            case .convene(let team):
                guard core.teams & (1 << team) == 0 else { continue }
                core.teams |= 1 << team
                firing.effects.append(RawEffect(kind: .convened, step: step, action: UInt8(number), to: team))
            case .runAgain(let limit):
                if let limit {
                    guard core.runs < limit else { continue }
                    core.runs += 1
                }
                firing.again = true
                firing.effects.append(RawEffect(kind: .runAgain, step: step))
            }
        }
    }

    private func shift(
        _ axis: EscalationAxis, to place: UInt8, step: UInt8, _ core: inout EscalationCore,
        _ firing: inout EscalationFiring
    ) {
        switch axis {
        case .functional:
            firing.effects.append(RawEffect(kind: .movedFunctional, step: step, from: core.tier, to: place))
            core.tier = place
            if ownershipFollows { own(place, &core, &firing) }
        case .hierarchical:
            firing.effects.append(RawEffect(kind: .movedHierarchical, step: step, from: core.lead, to: place))
            core.lead = place
        }
        core.isAcknowledged = false
        firing.moved = true
    }

    // MARK: Stays

    /// Begins a new stay, with the steps that are due in it at once.
    private func beginStay(_ core: inout EscalationCore, _ firing: inout EscalationFiring) {
        core.runs = 0
        firing.again = true
        finish(&core, &firing)
    }

    /// After steps were done: begins a new stay where they moved the ticket or run through again, and does what is due in
    /// it at once, until nothing is.
    private func finish(_ core: inout EscalationCore, _ firing: inout EscalationFiring) {
        var cascade = 0
        while true {
            if firing.moved { core.runs = 0 }
            if firing.moved || firing.again {
                core.plainCursor = 0
                core.workingCursor = 0
                firing.beginsStay = true
                firing.moved = false
                firing.again = false
            }
            guard core.isRunning, let group = groupDueAtOnce(&core) else { return }
            cascade += 1
            if cascade > Self.greatestCascade {
                core.isHalted = true
                firing.effects.append(RawEffect(kind: .halted))
                return
            }
            doGroup(group, &core, &firing)
        }
    }

    /// The next group of the stay, if no time at all has to pass for it; moves the cursor past it.
    private func groupDueAtOnce(_ core: inout EscalationCore) -> TimedGroup? {
        let schedule = schedule(of: core)
        if Int(core.plainCursor) < schedule.plainCount {
            let group = groups[schedule.plainFirst + Int(core.plainCursor)]
            if group.at == 0 {
                core.plainCursor += 1
                return group
            }
        }
        if Int(core.workingCursor) < schedule.workingCount {
            let group = groups[schedule.workingFirst + Int(core.workingCursor)]
            if group.at == 0 {
                core.workingCursor += 1
                return group
            }
        }
        return nil
    }
}
