import ServiceVocabulary
import Ticketing

// Clocks that cannot start, stop or reset, and those that go on for ever.
extension DetailChecks {
    mutating func checkClock(_ index: Int, of place: Int) {
        let path = "policies[\(place)].clocks[\(index)]"
        let view = attempt(.clockNeverStarts, at: path) { (checks) throws(BudgetExceeded) in
            try checks.view(of: index, in: place)
        }
        guard let view else { return }
        let starts = attempt(.clockNeverStarts, at: path) { (checks) throws(BudgetExceeded) in
            try checks.checkStart(view)
        }
        if starts != false {
            attempt(.targetMissing, at: path) { (checks) throws(BudgetExceeded) in try checks.checkMissing(view) }
            attempt(.clockNeverStops, at: path) { (checks) throws(BudgetExceeded) in try checks.checkStop(view) }
            attempt(.clockNeverResets, at: path) { (checks) throws(BudgetExceeded) in try checks.checkReset(view) }
            attempt(.clockNeverPauses, at: path) { (checks) throws(BudgetExceeded) in try checks.checkPause(view) }
            checkTargets(view)
            checkWarnings(view)
        }
        attempt(.optionWithoutEffect, at: path) { (checks) throws(BudgetExceeded) in try checks.checkOptions(view) }
    }

    /// Whether a set has no ticket that falls under the policy of a clock.
    ///
    /// Where the policy of the opening stays, a ticket can become anything after it.
    mutating func isEmpty(_ tickets: Diagram, _ view: ClockView) throws(BudgetExceeded) -> Bool {
        if tickets == ConditionDiagrams.none { return true }
        return try ticketLater(in: tickets, under: view.policy) == nil
    }

    private mutating func areEmpty(_ parts: [ClockView.Part], _ view: ClockView) throws(BudgetExceeded) -> Bool {
        for part in parts where try !isEmpty(part.tickets, view) { return false }
        return true
    }

    // MARK: Start

    /// Reports a clock that never starts, or only to stop at once; answers whether it does start.
    private mutating func checkStart(_ view: ClockView) throws(BudgetExceeded) -> Bool {
        let all = ConditionDiagrams.all
        if try areEmpty(view.starts, view) {
            let ticket = try policies.ticket(in: all, under: view.policy)
            report(
                .clockNeverStarts, .error, at: view.path + ".start",
                "nothing that can happen to a ticket of the policy starts the clock",
                counterexample(ticket.map { policies.space.sketch(of: $0) }))
            return false
        }
        if try areEmpty(view.startsUnstopped, view) {
            report(
                .clockStartInsideStop, .error, at: view.path + ".start",
                "whatever starts the clock stops it as well, and the stop wins: it never starts",
                counterexample(try start(view, in: all, from: view.starts)))
            return false
        }
        if view.clock.options.precedence == .twoPasses,
            try isEmpty(without(view.started, view.stopping), view)
        {
            report(
                .clockStartInsideStop, .error, at: view.path + ".start",
                "the clock starts only for tickets for which the next event stops it",
                counterexample(try start(view, in: all, from: view.startsUnstopped)?.followed(by: .internalNote)))
            return true
        }
        if try isEmpty(without(view.started, view.cancelling), view) {
            report(
                .clockStartInsideCancel, .error, at: view.path + ".start",
                "the clock starts only for tickets for which the next event cancels it",
                counterexample(try start(view, in: all, from: view.startsUnstopped)?.followed(by: .internalNote)))
        }
        return true
    }

    // MARK: Target rules

    /// Reports tickets that start the clock but for a target rule.
    private mutating func checkMissing(_ view: ClockView) throws(BudgetExceeded) {
        let missing = try without(view.started, view.ruled)
        guard missing != ConditionDiagrams.none else { return }
        let named = try and(missing, policies.space.named)
        var isNamed = true
        var sketch = try start(view, in: named, from: view.startsUnstopped)
        if sketch == nil {
            isNamed = false
            sketch = try start(view, in: missing, from: view.startsUnstopped)
        }
        guard let sketch else { return }
        report(
            .targetMissing, isNamed ? .error : .warning, at: view.path + ".targets",
            "no target applies to a ticket of the policy that starts the clock"
                + (isNamed ? "" : ", with a value that no condition mentions") + ", so that it does not start",
            counterexample(sketch))
    }

    // MARK: Stop and reset

    private mutating func checkStop(_ view: ClockView) throws(BudgetExceeded) {
        var doesStop = false
        for group in view.groups where !doesStop {
            let tickets = try and(
                and(group.after, view.region), firing(view.clock.stop, on: group.happenings))
            doesStop = try !isEmpty(tickets, view)
        }
        let sketch = try start(view, in: view.ruled, from: view.startsUnstopped)
        guard doesStop else {
            report(
                .clockNeverStops, .warning, at: view.path + ".stop",
                "nothing that can happen to a ticket of the policy stops the clock: its promise is never kept",
                counterexample(sketch))
            return
        }
        try checkClosing(view)
    }

    /// Reports a clock that runs on after the ticket is closed.
    private mutating func checkClosing(_ view: ClockView) throws(BudgetExceeded) {
        for stage in policies.space.lifeCycle.stages where !stage.category.isDone {
            for next in stage.next where policies.space.lifeCycle.category(of: next) == .closed {
                let happenings: TicketHappenings =
                    stage.category.isWaiting
                    ? [.statusChanged, .resolved, .closed, .waitEnded] : [.statusChanged, .resolved, .closed]
                var after = try without(view.region, firing(view.clock.stop, on: happenings))
                after = try without(after, firing(view.clock.cancel, on: happenings))
                after = try and(after, view.ruled)
                after = try policies.space.withoutWait(policies.space.restricted(after, to: next))
                for part in view.startsUnstopped where part.group.isFirst {
                    let before = try policies.space.withoutWait(
                        policies.space.restricted(and(part.tickets, view.ruled), to: stage.status))
                    let both = try and(before, after)
                    guard both != ConditionDiagrams.none,
                        let ticket = try policies.space.ticket(in: and(both, policies.space.justOpened))
                    else { continue }
                    var sketch = policies.space.sketch(of: ticket)
                    sketch.opening.status = stage.status
                    sketch.later = [.statusChanged(next, reason: nil)]
                    guard let shown = counterexample(sketch), isRunning(view, shown) else { continue }
                    report(
                        .clockRunsPastClosing, .warning, at: view.path + ".stop",
                        "the clock runs on after the ticket is closed", shown)
                    return
                }
            }
        }
    }

    /// Whether the engine shows the clock running at the end of a counterexample.
    private func isRunning(_ view: ClockView, _ counterexample: ServiceLevelCounterexample) -> Bool {
        guard let state = levels.replay(counterexample)?.state else { return false }
        let policy = policySet.policies[view.policy].identifier
        return levels.readings(of: state, at: counterexample.instant).contains {
            $0.policy == policy && $0.metric == view.clock.metric && $0.phase == .running
        }
    }

    private mutating func checkReset(_ view: ClockView) throws(BudgetExceeded) {
        guard !view.clock.reset.isEmpty else { return }
        for group in view.groups {
            var tickets = try and(
                and(group.after, view.region), firing(view.clock.reset, on: group.happenings))
            tickets = try without(tickets, firing(view.clock.stop, on: group.happenings))
            tickets = try without(tickets, firing(view.clock.cancel, on: group.happenings))
            if try !isEmpty(tickets, view) { return }
        }
        report(
            .clockNeverResets, .warning, at: view.path + ".reset",
            "whatever resets the clock stops or cancels it first, or never happens",
            counterexample(try start(view, in: view.ruled, from: view.startsUnstopped)))
    }
}

extension TicketSketch {
    /// The ticket after one more event.
    func followed(by kind: TicketEvent.Kind) -> TicketSketch {
        var sketch = self
        sketch.later.append(kind)
        return sketch
    }
}

extension CompiledServiceLevels {
    /// What becomes of the ticket of a counterexample; nil when an event is refused.
    func replay(
        _ counterexample: ServiceLevelCounterexample
    ) -> (state: ServiceLevelState, occurrences: [ClockOccurrence])? {
        guard let first = counterexample.events.first,
            case .success(let opened) = open(counterexample.ticket.identifier, first)
        else { return nil }
        var state = opened.state
        var occurrences = opened.step.occurrences
        for event in counterexample.events.dropFirst() {
            guard case .success(let step) = apply(event, to: &state) else { return nil }
            occurrences += step.occurrences
        }
        return (state, occurrences)
    }
}
