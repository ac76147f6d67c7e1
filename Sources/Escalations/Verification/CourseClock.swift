import ServiceTime
import ServiceVocabulary
import Ticketing

/// Gives the steps of a course instants, events and working hours, so that the machine can be led through it.
struct CourseClock {
    private let tables: EscalationTables
    private let policy: EscalationPolicy
    private var core: EscalationCore
    private var firing = EscalationFiring()
    private var present = Self.opening
    private var usedPlain: Int64 = 0
    private var usedWorking: Int64 = 0
    private var observed: UInt64
    private var holdEnd = EscalationState.never
    private var teamsDue = [Int64](repeating: EscalationState.never, count: EscalationTables.greatestTeamCount)
    private var stretches: [EscalationCounterexample.Stretch] = []
    private var events: [EscalationEvent] = []
    private var words: [String] = []

    private var describer: CourseWords { CourseWords(tables: tables, policy: policy) }

    /// 2024-01-01T00:00:00Z.
    private static let opening: Int64 = 1_704_067_200_000_000
    /// How long a snooze lasts that ends by itself: it may be as short as one likes.
    private static let snooze: Int64 = 1_000_000

    /// Leads through a course; nil where no instants fit.
    static func concrete(
        _ course: Course, _ tables: EscalationTables, _ policy: EscalationPolicy
    ) -> EscalationCounterexample? {
        var clock = CourseClock(tables, policy, course)
        var loopsFrom: Int?
        for (index, step) in course.steps.enumerated() {
            if index == course.loopsFrom { loopsFrom = clock.words.count }
            guard clock.go(step) else { return nil }
        }
        let opened = Instant(uncheckedMicroseconds: opening)
        return EscalationCounterexample(
            openingObservation: EscalationObservation(conditions: course.opening), openedAt: opened,
            events: clock.events, openHours: clock.stretches, through: Instant(uncheckedMicroseconds: clock.present),
            words: clock.words, loopsFrom: loopsFrom)
    }

    private init(_ tables: EscalationTables, _ policy: EscalationPolicy, _ course: Course) {
        self.tables = tables
        self.policy = policy
        observed = course.opening
        firing.observed = course.opening
        core = tables.begin(&firing)
        noteTeams()
        words.append(describer.opening(course.opening))
    }

    private mutating func go(_ step: CourseStep) -> Bool {
        let before = present
        if case .closeTeam(let team) = step.input, core.teams & (1 << team) == 0 { return true }
        guard passTime(to: step.input) else { return false }
        endTeams()
        observe(step, since: before)
        if let event = event(for: step.input) {
            events.append(EscalationEvent(Instant(uncheckedMicroseconds: present), event))
        }
        words.append(describer.step(step, from: core, after: TimeSpan(microseconds: present - Self.opening)))
        firing.reset()
        firing.observed = observed
        firing.known = .max
        let wasResolved = core.isResolved
        guard tables.take(step.input, &core, &firing) == nil else { return false }
        if case .pause = step.input {
            holdEnd = policy.options.longestPause.map { present + $0.microseconds } ?? EscalationState.never
        } else if case .snooze = step.input {
            holdEnd = present + Self.snooze
        }
        if core.isResolved, !wasResolved { teamsDue = teamsDue.map { _ in EscalationState.never } }
        noteTeams()
        if firing.beginsStay {
            usedPlain = 0
            usedWorking = 0
        }
        return true
    }

    /// Lets the time pass up to which an input of time waits; false where something else would come before it.
    private mutating func passTime(to input: EscalationInput) -> Bool {
        switch input {
        case .crossPlain:
            guard let due = tables.nextPlain(of: core) else { return false }
            let plain = due - usedPlain
            // Work goes on as long as nothing falls due by it before its turn.
            let room = tables.nextWorking(of: core).map { max(0, $0 - usedWorking - 1) } ?? plain
            open(for: min(plain, room))
            present += plain
            usedPlain = due
        case .crossWorking:
            guard let due = tables.nextWorking(of: core) else { return false }
            let working = due - usedWorking
            if let plain = tables.nextPlain(of: core), usedPlain + working >= plain { return false }
            open(for: working)
            present += working
            usedPlain += working
        case .holdEnds:
            guard holdEnd != EscalationState.never else { return false }
            present = max(present, holdEnd)
            holdEnd = EscalationState.never
        case .teamEnds(let team):
            // A limit that time has reached on the way is behind already.
            let due = teamsDue[Int(team)]
            guard due != EscalationState.never else { return true }
            if core.isRunning {
                usedPlain += due - present
                if let plain = tables.nextPlain(of: core), usedPlain >= plain { return false }
            }
            present = due
        default: break
        }
        return true
    }

    private mutating func open(for length: Int64) {
        guard length > 0 else { return }
        stretches.append(
            EscalationCounterexample.Stretch(
                from: Instant(uncheckedMicroseconds: present), to: Instant(uncheckedMicroseconds: present + length)))
        usedWorking += length
    }

    /// The limits of teams are reached when they are, whatever the course says: nothing else depends on them.
    private mutating func endTeams() {
        for team in teamsDue.indices where teamsDue[team] <= present {
            core.teams &= ~(1 << UInt8(team))
            teamsDue[team] = EscalationState.never
        }
    }

    private mutating func noteTeams() {
        for effect in firing.effects where effect.kind == .convened {
            teamsDue[Int(effect.to)] = present + tables.teams[Int(effect.to)].limit.microseconds
        }
    }

    /// Makes the ticket meet the conditions of a step: before time does something, that is, at the step before.
    private mutating func observe(_ step: CourseStep, since before: Int64) {
        if case .become(let condition) = step.input {
            // The event itself is the observation, and the ticket must not meet the condition before it.
            let bit = UInt64(1) << UInt64(condition)
            if observed & bit != 0 { observe(observed & ~bit, at: present) }
            observed = step.observed | bit
        } else if step.observed != observed {
            observe(step.observed, at: step.input.isOfTime ? before : present)
        }
    }

    private mutating func observe(_ conditions: UInt64, at instant: Int64) {
        observed = conditions
        let observation = EscalationObservation(conditions: conditions)
        events.append(EscalationEvent(Instant(uncheckedMicroseconds: instant), .observed(observation)))
    }

    private func event(for input: EscalationInput) -> EscalationEvent.Kind? {
        switch input {
        case .acknowledge: .acknowledged
        case .unacknowledge: .unacknowledged
        case .snooze: .snoozed(until: Instant(uncheckedMicroseconds: present + Self.snooze))
        case .pause: .paused
        case .resume: .resumed
        case .progress: .progressed
        case .giveBack: .returned(reason: "")
        case .resolve: .resolved
        case .reopen: .reopened
        case .transfer: .transferred
        case .missingSkill: .skillNeeded(nil)
        case .neededAuthority: .authorityNeeded
        case .takeOver(let tier): .tookOver(policy.ladder.tiers[Int(tier)].tier)
        case .deescalate(let axis): .deescalated(axis)
        case .escalate(let axis): .escalated(axis)
        case .become: .observed(EscalationObservation(conditions: observed))
        case .closeTeam(let team): .teamClosed(tables.teams[Int(team)].team)
        case .share(let share):
            .forecast(
                EscalationForecast(
                    shares: tables.shares.indices.map {
                        $0 == Int(share) ? Instant(uncheckedMicroseconds: present) : nil
                    }))
        case .crossPlain, .crossWorking, .holdEnds, .teamEnds: nil
        }
    }
}
