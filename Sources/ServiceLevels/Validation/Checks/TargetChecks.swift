import ServiceTime
import ServiceVocabulary
import Ticketing

// Targets that apply to no ticket, are used up at once or never, and calendars that say nothing.
extension DetailChecks {
    mutating func checkTargets(_ view: ClockView) {
        for (index, rule) in view.clock.targets.enumerated() {
            let path = view.path + ".targets[\(index)]"
            attempt(.targetUnreachable, at: path) { (checks) throws(BudgetExceeded) in
                let applying = try checks.applying(index, of: view)
                try checks.checkReach(index, applying, view)
                try checks.checkTime(rule, applying, view, at: path)
            }
            if case .calendarTime = rule.target, let calendar = rule.calendar {
                report(
                    .targetCalendarIgnored, .note, at: path + ".calendar",
                    "the target counts plain time, so that calendar \"" + calendar.rawValue + "\" counts for nothing")
            }
        }
    }

    /// The tickets to which a target rule applies: its own, without those of the rules before it.
    mutating func applying(_ index: Int, of view: ClockView) throws(BudgetExceeded) -> Diagram {
        var tickets = try and(view.region, tickets(where: view.clock.targets[index].condition))
        for earlier in view.clock.targets[..<index] {
            tickets = try without(tickets, self.tickets(where: earlier.condition))
        }
        return tickets
    }

    private mutating func checkReach(_ index: Int, _ applying: Diagram, _ view: ClockView) throws(BudgetExceeded) {
        guard try isEmpty(applying, view) else { return }
        let own = try and(view.region, tickets(where: view.clock.targets[index].condition))
        let sketch = try start(view, in: own, from: view.startsUnstopped)
        report(
            .targetUnreachable, .warning, at: view.path + ".targets[\(index)]",
            sketch == nil
                ? "no ticket of the policy meets the condition of this target"
                : "the targets before it take every ticket of the policy to which this one applies",
            counterexample(sketch))
    }

    // MARK: Time

    private mutating func checkTime(
        _ rule: TargetRule, _ applying: Diagram, _ view: ClockView, at path: String
    ) throws(BudgetExceeded) {
        guard let target = rule.target else { return }
        if target.isZero {
            report(
                .targetZero, .warning, at: path + ".target", "the target is used up when the clock starts",
                counterexample(try start(view, in: applying, from: view.startsUnstopped)))
            return
        }
        if let name = rule.calendar, let calendar = timing.calendars.calendar(of: rule),
            calendar.nextOpen(at: timing.spanStart).map({ $0 >= timing.spanEnd }) ?? true
        {
            report(
                .targetCalendarNeverOpen, .error, at: path + ".calendar",
                "calendar \"" + name.rawValue + "\" is never open in the years looked at: the target is never due",
                counterexample(try start(view, in: applying, from: view.startsUnstopped)))
            return
        }
        guard let late = lateProbe(rule) else { return }
        var sketch = try start(view, in: applying, from: view.startsUnstopped)
        if late.due == nil, var moved = sketch, isInForce(view.policy, at: late.opening) {
            moved.openedAt = late.opening
            sketch = moved
        }
        report(
            .targetBeyondHorizon, late.due == nil ? .error : .warning, at: path + ".target",
            late.due.map {
                "a clock that starts on " + late.opening.description + " is due on " + $0.description
                    + ", after the years looked at"
            } ?? "a clock that starts on " + late.opening.description + " is never due",
            counterexample(sketch))
    }

    private mutating func lateProbe(_ rule: TargetRule) -> LateProbe? {
        let key = TargetComparison([], within: rule)
        if let known = lateProbes[key] { return known }
        let probe = timing.lateProbe(rule)
        lateProbes[key] = .some(probe)
        return probe
    }

    /// Whether a policy is the version in force for tickets opened at an instant.
    func isInForce(_ place: Int, at instant: Instant) -> Bool {
        let stretches = policies.space.stretches
        return policies.stretchesInForce(of: place).contains { stretches[$0].contains(instant) }
    }
}

extension ServiceLevelTarget {
    /// Whether the target is used up when the clock starts.
    fileprivate var isZero: Bool {
        switch self {
        case .workingTime(let span), .calendarTime(let span): span == .zero
        case .businessDays(let deadline): deadline.days == 0 && deadline.end != .endOfDay
        }
    }
}

/// An opening from which a target is due too late; nil for never.
struct LateProbe {
    let opening: Instant
    let due: Instant?
}

extension TargetTiming {
    /// An opening from which a target is never due, or from the first instant only after the years looked at; nil when
    /// there is none among the instants probed.
    func lateProbe(_ rule: TargetRule) -> LateProbe? {
        for opening in probes where due(rule, from: opening) == nil { return LateProbe(opening: opening, due: nil) }
        guard let due = due(rule, from: spanStart), due >= spanEnd else { return nil }
        return LateProbe(opening: spanStart, due: due)
    }
}
