import ServiceVocabulary
import Ticketing

// Options that contradict the rest of the clock.
extension DetailChecks {
    mutating func checkOptions(_ view: ClockView) throws(BudgetExceeded) {
        let options = view.clock.options
        let path = view.path + ".options"
        if options.pausedDue == .hidden, view.clock.pause == nil {
            report(.optionWithoutEffect, .note, at: path + ".pausedDue", "the clock never stands still")
        }
        guard options.reopening != .stays else { return }
        var stopsAtEnd = false
        for group in view.groups
        where !stopsAtEnd && !group.happenings.isDisjoint(with: [.resolved, .closed]) && !group.isFirst {
            let tickets = try and(and(group.after, view.region), firing(view.clock.stop, on: group.happenings))
            stopsAtEnd = try !isEmpty(tickets, view)
        }
        guard stopsAtEnd else {
            report(
                .optionWithoutEffect, .note, at: path + ".reopening",
                "the clock never stops because a ticket is resolved or closed, so that there is nothing to go on with")
            return
        }
        try checkReopening(view)
    }

    /// Reopening sets the clock going whatever its triggers say, also for a ticket that stops it.
    private mutating func checkReopening(_ view: ClockView) throws(BudgetExceeded) {
        let lifeCycle = policies.space.lifeCycle
        guard let open = lifeCycle.status(in: .active) else { return }
        for group in view.groups where group.happenings.contains(.reopened) {
            var after = try and(and(group.after, view.region), firing(view.clock.stop, on: group.happenings))
            after = try policies.space.withoutWait(policies.space.restricted(after, to: open))
            guard after != ConditionDiagrams.none else { continue }
            for stage in lifeCycle.stages where !stage.category.isDone {
                for done in stage.next
                where lifeCycle.category(of: done)?.isDone == true && lifeCycle.allows(open, after: done) {
                    for part in view.startsUnstopped where part.group.isFirst {
                        var before = try and(and(part.tickets, view.ruled), policies.space.justOpened)
                        before = try policies.space.withoutWait(policies.space.restricted(before, to: stage.status))
                        guard var sketch = try change(from: before, to: after) else { continue }
                        sketch.opening.status = stage.status
                        sketch.later =
                            [.statusChanged(done, reason: nil)] + sketch.later + [.statusChanged(open, reason: nil)]
                        guard let shown = counterexample(sketch), isActive(view, shown) else { continue }
                        report(
                            .optionReopeningPastStop, .warning, at: view.path + ".options.reopening",
                            "a ticket that is reopened sets the clock going though it stops it", shown)
                        return
                    }
                }
            }
        }
    }

    private func isActive(_ view: ClockView, _ counterexample: ServiceLevelCounterexample) -> Bool {
        guard let state = levels.replay(counterexample)?.state else { return false }
        let policy = policySet.policies[view.policy].identifier
        return levels.readings(of: state, at: counterexample.instant).contains {
            $0.policy == policy && $0.metric == view.clock.metric && ($0.phase == .running || $0.phase == .paused)
        }
    }
}
