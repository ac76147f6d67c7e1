import ServiceTime
import ServiceVocabulary
import Ticketing

// Pauses that never begin, never end or never let the clock run.
extension DetailChecks {
    mutating func checkPause(_ view: ClockView) throws(BudgetExceeded) {
        guard let pause = view.clock.pause else { return }
        checkCaps(pause, view)
        let path = view.path + ".pause"
        let whilePausing = try and(view.pausing, view.going)
        if try isEmpty(whilePausing, view), try isEmpty(and(view.pausing, view.started), view) {
            report(
                .clockNeverPauses, .warning, at: path + ".condition",
                view.pausing == ConditionDiagrams.none
                    ? "no ticket asks for this pause, for a reason that is allowed"
                    : "every ticket that asks for this pause stops or cancels the clock, or leaves the policy",
                counterexample(try lostPause(view)))
            return
        }
        let resume = try pause.resumeCondition.map { (condition) throws(BudgetExceeded) in
            try tickets(where: condition)
        }
        let isCapped = pause.greatestPause != nil || pause.greatestTotal != nil
        if let resume {
            try checkResume(view, resume, whilePausing, isCapped: isCapped)
        } else if !isCapped, try isEmpty(without(view.going, view.pausing), view),
            try isEmpty(without(view.started, view.pausing), view)
        {
            report(
                .clockNeverRuns, .error, at: path + ".condition",
                "the clock stands still for every ticket for which it is not stopped or cancelled",
                counterexample(try start(view, in: view.ruled, from: view.startsUnstopped)))
            return
        }
        try checkInsideStart(view)
    }

    private mutating func checkCaps(_ pause: PauseRule, _ view: ClockView) {
        let path = view.path + ".pause"
        if let single = pause.greatestPause, let total = pause.greatestTotal, single > total {
            report(
                .pauseCaps, .warning, at: path + ".greatestPause",
                "a single pause may take " + single.description + ", but all together only " + total.description)
        }
        if pause.greatestPause == .zero || pause.greatestTotal == .zero {
            report(.pauseCaps, .warning, at: path, "the cap leaves no pause at all")
        }
    }

    private mutating func checkResume(
        _ view: ClockView, _ resume: Diagram, _ whilePausing: Diagram, isCapped: Bool
    ) throws(BudgetExceeded) {
        let path = view.path + ".pause.resumeCondition"
        if !isCapped, try isEmpty(and(view.going, resume), view) {
            report(
                .pauseNeverEnds, .error, at: path,
                "no ticket for which the clock goes on meets this condition: a pause never ends",
                counterexample(try start(view, in: and(view.pausing, view.ruled), from: view.startsUnstopped)))
            return
        }
        let both = try and(whilePausing, resume)
        guard both != ConditionDiagrams.none, let ticket = try ticketLater(in: both, under: view.policy) else {
            return
        }
        report(
            .pauseResumeOverlap, .warning, at: path,
            "a ticket that asks for the pause meets its end, too, so that its clock does not stand still",
            counterexample(policies.space.sketch(of: ticket)))
    }

    /// The pause asks for what the start asks for, and whoever loses that is cancelled.
    private mutating func checkInsideStart(_ view: ClockView) throws(BudgetExceeded) {
        var starting = ConditionDiagrams.none
        for trigger in view.clock.start { starting = try or(starting, tickets(where: trigger.condition)) }
        let pausing = try and(view.pausing, view.region)
        let lost = try without(view.region, starting)
        guard pausing != ConditionDiagrams.none, lost != ConditionDiagrams.none,
            try without(pausing, starting) == ConditionDiagrams.none,
            try without(lost, view.cancelling) == ConditionDiagrams.none
        else { return }
        for part in view.startsUnstopped where part.group.isFirst {
            let before = try and(and(part.tickets, view.pausing), and(view.ruled, policies.space.justOpened))
            guard let sketch = try change(from: before, to: lost) else { continue }
            report(
                .clockPauseInsideStart, .warning, at: view.path + ".pause.condition",
                "the pause asks for what the start asks for: a ticket that loses it is cancelled instead of running on",
                counterexample(sketch))
            return
        }
    }

    /// A ticket whose clock starts and is lost where it should stand still; else any that asks for the pause.
    private mutating func lostPause(_ view: ClockView) throws(BudgetExceeded) -> TicketSketch? {
        for part in view.startsUnstopped where part.group.isFirst {
            let before = try and(part.tickets, and(view.ruled, policies.space.justOpened))
            if let sketch = try change(from: before, to: view.pausing) { return sketch }
        }
        return try start(view, in: view.ruled, from: view.startsUnstopped)
    }
}
