import ServiceTime
import ServiceVocabulary

/// Turns what an exploration found into verdicts, each violation replayed on the machine.
struct CourseJudge {
    let tables: EscalationTables
    let policy: EscalationPolicy
    let exploration: PolicyExploration

    func judge(_ verification: inout EscalationVerification) {
        let runs = exploration.isComplete ? TimedRuns(exploration) : nil
        let silent = exploration.isComplete ? SilentRun(exploration) : nil
        verification.findings = EscalationProperty.allCases.map { property in
            let (course, message) = breach(of: property, runs, silent)
            guard let course else {
                guard exploration.isComplete else {
                    return .init(
                        property: property, verdict: .unproven(["not every state was looked at"]),
                        message: "the check ended after \(exploration.table.count) states")
                }
                return held(property)
            }
            return .init(property: property, verdict: verdict(on: course), message: message)
        }
        guard let runs, let silent else { return }
        bound(&verification, runs, silent)
    }

    // MARK: Breaches

    private func breach(
        of property: EscalationProperty, _ runs: TimedRuns?, _ silent: SilentRun?
    ) -> (course: Course?, message: String) {
        switch property {
        case .noDeadEnd:
            return (
                exploration.deadEnd.map(exploration.course),
                "nobody looks after the ticket, the chief does not know, and no step comes any more"
            )
        case .terminates:
            return (endless(runs, runs?.loop), "the steps never end")
        case .notificationsBounded:
            let isNotified = exploration.halt != nil && policy.steps.contains { $0.notifies }
            return (
                runs?.notifyingLoop.map(course) ?? (isNotified ? exploration.halt.map(exploration.course) : nil),
                "somebody is told again and again without end"
            )
        case .noLoopWithoutPeople:
            return (endless(runs, runs?.loop), "the steps lead back to where they began")
        case .everyStepReachable:
            guard exploration.isComplete, let step = exploration.done.firstIndex(where: { $0 == nil }) else {
                return (nil, "")
            }
            return (silentCourse, "no course of events does the step \(policy.steps[step].name)")
        case .tierNeverFalls:
            return (exploration.fall.map(exploration.course), "a step moves the ticket to a lower tier")
        case .acknowledgementSilences:
            return (
                exploration.secondNotice.map(exploration.course),
                "a second step tells somebody though the ticket is acknowledged"
            )
        case .chiefReached:
            if let end = silent?.end {
                return (end, "nobody reacts, no step comes any more, and the chief was not told")
            }
            return (silent?.loops ?? false ? endless(runs, runs?.loop) : nil, "nobody reacts, and the steps go round")
        case .alwaysOwned:
            return (exploration.unowned.map(exploration.course), "nobody answers for the ticket by name")
        }
    }

    private func endless(_ runs: TimedRuns?, _ loop: TimedRuns.Loop?) -> Course? {
        loop.map(course) ?? exploration.halt.map(exploration.course)
    }

    /// The course to a loop and once around it.
    private func course(around loop: TimedRuns.Loop) -> Course {
        var course = exploration.course(to: PolicyExploration.Break(state: loop.state, step: nil))
        course.loopsFrom = course.steps.count
        course.steps += loop.steps
        return course
    }

    /// The course in which nobody reacts and no clock is there: it shows which steps are not done.
    private var silentCourse: Course {
        guard var state = exploration.starts.first else { return Course(opening: 0, steps: [], loopsFrom: nil) }
        var steps: [CourseStep] = []
        var space = exploration.space
        var seen: Set<Int> = []
        while seen.insert(state).inserted {
            var edges: [TimedRuns.Edge] = []
            TimedRuns.edges(from: state, exploration, &space, into: &edges)
            guard let edge = edges.first else { break }
            steps.append(edge.step)
            state = edge.target
        }
        let opening = exploration.origins.first?.step.observed ?? 0
        return Course(opening: opening, steps: steps, loopsFrom: nil)
    }

    // MARK: Verdicts

    private func verdict(on course: Course) -> EscalationVerification.Verdict {
        if let counterexample = replayed(course) { return .violated(counterexample) }
        return .unproven(CourseWords(tables: tables, policy: policy).words(of: course))
    }

    /// A property that nothing was found against; a step that was done is done by a course that can be led through.
    private func held(_ property: EscalationProperty) -> EscalationVerification.Finding {
        if property == .everyStepReachable {
            for (index, place) in exploration.done.enumerated() {
                guard let place else { continue }
                let course = exploration.course(to: place)
                if replayed(course) == nil {
                    return .init(
                        property: property,
                        verdict: .unproven(CourseWords(tables: tables, policy: policy).words(of: course)),
                        message: "no course was found that does the step \(policy.steps[index].name)")
                }
            }
        }
        return .init(property: property, verdict: .holds, message: "")
    }

    /// A course made concrete, if the machine goes through it as the check did.
    private func replayed(_ course: Course) -> EscalationCounterexample? {
        guard let concrete = CourseClock.concrete(course, tables, policy),
            let (state, _, _) = try? concrete.replay(on: policy)
        else { return nil }
        var firing = EscalationFiring()
        firing.observed = course.opening
        var core = tables.begin(&firing)
        for step in course.steps {
            firing.reset()
            firing.observed = step.observed
            guard tables.take(step.input, &core, &firing) == nil else { return nil }
        }
        // The limit of a team may be reached elsewhere on the way; nothing else depends on it.
        var reached = state.core
        core.teams = 0
        reached.teams = 0
        let packing = exploration.space.packing
        let isSame = packing.pack(core, hasTold: false) == packing.pack(reached, hasTold: false)
        return isSame && core.isHalted == state.core.isHalted ? concrete : nil
    }

    // MARK: Worst cases

    private func bound(
        _ verification: inout EscalationVerification, _ runs: TimedRuns, _ silent: SilentRun
    ) {
        if runs.loop == nil, exploration.halt == nil {
            verification.longestRun = attained(runs.steps, runs) { _ in 1 }
            verification.mostNotifications = attained(runs.notifications, runs) { $0.notifications }
        }
        guard let longest = silent.longest else { return }
        let latest = EscalationVerification.Latest(
            calendarTime: TimeSpan(microseconds: longest.calendar),
            workingTime: TimeSpan(microseconds: longest.working))
        var isAttained = false
        if let course = silent.longestCourse, let concrete = replayed(course),
            let (state, _, _) = try? concrete.replay(on: policy), let reached = state.chiefReachedAt
        {
            isAttained = (reached - state.startedInstant).microseconds == longest.calendar + longest.working
        }
        verification.chiefReachedWithin = .init(value: latest, isAttained: isAttained)
    }

    /// The greatest of figures that add up along the steps of time, and whether a replay attains it.
    private func attained(
        _ figures: [Int32], _ runs: TimedRuns, _ weight: (TimedRuns.Edge) -> Int
    ) -> EscalationVerification.Bound<Int>? {
        guard let worst = figures.indices.max(by: { figures[$0] < figures[$1] }) else { return nil }
        var course = exploration.course(to: PolicyExploration.Break(state: worst, step: nil))
        var space = exploration.space
        var state = worst
        var rest = Int(figures[worst])
        while rest > 0 {
            var edges: [TimedRuns.Edge] = []
            TimedRuns.edges(from: state, exploration, &space, into: &edges)
            guard let edge = edges.first(where: { weight($0) + Int(figures[$0.target]) == rest }) else { break }
            course.steps.append(edge.step)
            rest -= weight(edge)
            state = edge.target
        }
        return .init(value: Int(figures[worst]), isAttained: rest == 0 && replayed(course) != nil)
    }
}
