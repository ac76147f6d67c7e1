import Foundation
import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

/// The statements of `sla.json` that no runner can run, each under its name.
///
/// A statement of a defect is met by the sound answer.
@Suite("SLA rules")
struct SLARuleTests {
    /// The statements met here.
    private static let met: Set<String> = [
        "otobo-add-02", "otobo-add-03", "otobo-add-invalid-with-invalid-seconds",
        "otobo-add-invalid-with-valid-minutes-and-invalid-days", "otobo-suspend-3", "zammad-no-target-no-deadline",
        "frappe-blank-condition", "rt-second-customer-message", "rt-agent-reply-clears", "rt-ignored-status",
        "snow-rounding-breach", "snow-lint-pause-subset-of-start", "snow-lint-start-disjoint-from-pause",
        "erpnext-average-response",
    ]

    /// The statements about chains of escalation, which are those of the module `Escalations`.
    private static let ofEscalations: Set<String> = [
        "otobo-escalation-nocal", "glpi-levels-one-by-one", "alga-escalation-jump", "oncall-unack-restarts",
        "oncall-snapshot", "oncall-repeat-cap", "pagertree-repeat", "pagerduty-repeat-cap",
    ]

    @Test("every statement of the file has its place")
    func places() throws {
        let file = TestEnvironment.repository.appending(path: "Tests/Vectors/sla.json")
        let rules = try JSONDecoder().decode(SLAVectors.self, from: Data(contentsOf: file)).rules
        #expect(Set(rules.map { $0.id }) == Self.met.union(Self.ofEscalations))
        for rule in rules {
            #expect(Self.ofEscalations.contains(rule.id) == (rule.about == "escalation"), "\(rule.id)")
        }
    }

    // MARK: Small worlds

    private static let opening = "2024-03-07T12:00:00Z"

    private func levels(
        _ policies: [ServiceLevelPolicy], calendars: [CalendarIdentifier: WorkingCalendar] = [:]
    ) throws -> CompiledServiceLevels {
        try CompiledServiceLevels(
            ServiceLevelPolicySet(policies: policies, calendars: calendars),
            zones: TimeZoneTable(["UTC": try TimeZoneRules(fixedOffsetSeconds: 0)]), span: 2016...2024)
    }

    private func levels(_ clocks: ServiceLevelClock...) throws -> CompiledServiceLevels {
        try levels([ServiceLevelPolicy(identifier: "policy", clocks: clocks)])
    }

    /// The state after events that are given in minutes after the opening, and what the clocks did.
    private func run(
        _ levels: CompiledServiceLevels, _ events: [(minutes: Int32, kind: TicketEvent.Kind)],
        opening: String = Self.opening, priority: Priority? = nil
    ) throws -> (state: ServiceLevelState, occurrences: [ClockOccurrence]) {
        let opened = try Instant(opening)
        var (state, step) = try levels.open(
            "1",
            TicketEvent(
                identifier: "0", occurredAt: opened,
                kind: .opened(TicketOpening(type: .repair, priority: priority)))
        ).get()
        var occurrences = step.occurrences
        for (index, event) in events.enumerated() {
            step = try levels.apply(
                TicketEvent(
                    identifier: EventIdentifier("\(index + 1)"), occurredAt: opened + .minutes(event.minutes),
                    kind: event.kind), to: &state
            ).get()
            occurrences += step.occurrences
        }
        return (state, occurrences)
    }

    private func reading(
        _ metric: ServiceLevelMetric, _ levels: CompiledServiceLevels, _ state: ServiceLevelState,
        minutes: Int32 = 0
    ) throws -> ClockReading? {
        let at = try max(Instant(Self.opening) + .minutes(minutes), state.ticket.lastEventAt)
        return levels.readings(of: state, at: at).first { $0.metric == metric }
    }

    private func hours(_ hours: Int32) -> [TargetRule] { [TargetRule(.calendarTime(.hours(hours)))] }

    // MARK: Input that is refused

    @Test("otobo-add-02: years are no unit of working time")
    func otoboAdd02() {
        #expect(throws: DecodingError.self) { try target(#"{"kind":"workingTime","years":2}"#) }
    }

    @Test("otobo-add-03: less than no working time cannot be added")
    func otoboAdd03() throws {
        let calendar = try CompiledCalendar(
            WorkingCalendar(timeZone: "UTC", weekly: .roundTheClock),
            zones: TimeZoneTable(["UTC": try TimeZoneRules(fixedOffsetSeconds: 0)]), span: 2024...2024)
        let at = try Instant(Self.opening)
        #expect(throws: InvalidValue.self) { try calendar.adding(.hours(-2), to: at) }
        #expect(throws: DecodingError.self) { try target(#"{"kind":"workingTime","seconds":-7200}"#) }
    }

    @Test("otobo-add-invalid-with-invalid-seconds: a number of seconds that is none is refused")
    func otoboInvalidSeconds() {
        for seconds in [#""many""#, "1e30", "1.5", "null", "[]"] {
            #expect(throws: DecodingError.self) { try target(#"{"kind":"workingTime","seconds":\#(seconds)}"#) }
        }
    }

    @Test("otobo-add-invalid-with-valid-minutes-and-invalid-days: one bad part refuses the whole")
    func otoboInvalidDays() {
        #expect(throws: DecodingError.self) { try target(#"{"kind":"workingTime","seconds":600,"days":"x"}"#) }
        #expect(throws: DecodingError.self) { try target(#"{"kind":"workingTime","seconds":600,"businessDays":2}"#) }
        #expect(throws: DecodingError.self) { try target(#"{"kind":"businessDays","businessDays":"x"}"#) }
    }

    private func target(_ text: String) throws -> ServiceLevelTarget {
        try JSONDecoder().decode(ServiceLevelTarget.self, from: Data(text.utf8))
    }

    // MARK: Dues

    @Test("otobo-suspend-3: while a ticket waits its due is the last known one, and no allowance is added")
    func otoboSuspend3() throws {
        let calendar = try WorkingCalendar(
            timeZone: "UTC",
            weekly: WeeklyHours([
                .monday: [try Shift("08:00", "19:00")], .tuesday: [try Shift("08:00", "19:00")],
                .wednesday: [try Shift("08:00", "19:00")], .thursday: [try Shift("08:00", "19:00")],
                .friday: [try Shift("08:00", "16:00")],
            ]))
        let clock = try EmulationProfile.otrs.applied(
            to: .resolution([TargetRule(.workingTime(.hours(24)), on: "office")]))
        let levels = try levels(
            [ServiceLevelPolicy(identifier: "policy", clocks: [clock])], calendars: ["office": calendar])
        var (state, _) = try run(levels, [], opening: "2016-04-12T16:50:08Z")
        let sound = try Instant("2016-04-14T18:50:08Z")
        #expect(try reading(.resolution, levels, state)?.due == sound)
        _ = try levels.apply(
            TicketEvent(
                identifier: "wait", occurredAt: Instant("2016-04-12T16:52:53Z"),
                kind: .waiting(.customer, reason: nil)), to: &state
        ).get()
        for later in ["2016-04-12T16:53:00Z", "2016-04-13T12:00:00Z"] {
            #expect(levels.readings(of: state, at: try Instant(later)).first?.due == sound)
        }
    }

    @Test("zammad-no-target-no-deadline: no target has no due; a target of zero has one, unless the profile drops it")
    func zammadNoTarget() throws {
        let open = try levels(.resolution([TargetRule(nil)]))
        #expect(try reading(.resolution, open, run(open, []).state)?.due == nil)
        let zero = try ServiceLevelClock.resolution(hours(0))
        let sound = try levels(zero)
        #expect(try reading(.resolution, sound, run(sound, []).state)?.due == Instant(Self.opening))
        let zammad = try levels(EmulationProfile.zammad.applied(to: zero))
        let state = try run(zammad, []).state
        #expect(try reading(.resolution, zammad, state)?.due == nil)
        #expect(zammad.nextDeadline(of: state, after: state.ticket.openedAt) == nil)
    }

    @Test(
        "frappe-blank-condition: a blank condition is a catch-all; one that never holds leaves the ticket to the default"
    )
    func frappeBlank() throws {
        let fallback = try ServiceLevelPolicy(identifier: "default", clocks: [.resolution(hours(8))])
        for (condition, expected) in [(TicketCondition.always, "a"), (.any([]), "default")] {
            let blank = try ServiceLevelPolicy(
                identifier: "a", condition: condition, clocks: [.resolution(hours(4))])
            let levels = try levels([blank, fallback])
            let state = try run(levels, []).state
            #expect(try reading(.resolution, levels, state)?.policy.rawValue == expected)
        }
        // A stored policy without a condition is such a blank one.
        let stored = #"{"identifier":"a","clocks":[]}"#
        #expect(
            try JSONDecoder().decode(ServiceLevelPolicy.self, from: Data(stored.utf8)).condition == .always)
    }

    @Test("rt-second-customer-message: a second message before any reply does not move the due")
    func secondMessage() throws {
        let levels = try levels(.nextResponse(hours(2)))
        let one = try run(levels, [(10, .customerMessage)]).state
        let two = try run(levels, [(10, .customerMessage), (60, .customerMessage)]).state
        let due = try Instant(Self.opening) + .minutes(130)
        #expect(try reading(.nextResponse, levels, one)?.due == due)
        #expect(try reading(.nextResponse, levels, two)?.due == due)
        #expect(try reading(.nextResponse, levels, two)?.cycle == 1)
    }

    @Test("rt-agent-reply-clears: a reply ends the wait for a response, and the next update is due from it")
    func replyClears() throws {
        let levels = try levels(.nextResponse(hours(2)), .periodicUpdate(hours(3)))
        let state = try run(levels, [(10, .customerMessage), (30, .agentReply)]).state
        #expect(try reading(.nextResponse, levels, state)?.endedAt == Instant(Self.opening) + .minutes(30))
        #expect(try reading(.periodicUpdate, levels, state)?.due == Instant(Self.opening) + .minutes(210))
    }

    @Test("rt-ignored-status: a wait moves the due only where it is a pause, and hides it only where that is asked for")
    func ignoredStatus() throws {
        let stay: [(Int32, TicketEvent.Kind)] = [(10, .waiting(.customer, reason: nil)), (40, .resumed)]
        let due = try Instant(Self.opening) + .hours(2)
        let counting = try levels(.resolution(hours(2), pause: nil))
        #expect(try reading(.resolution, counting, run(counting, stay).state)?.due == due)
        let hiding = try levels(EmulationProfile.requestTracker.applied(to: .resolution(hours(2))))
        #expect(try reading(.resolution, hiding, run(hiding, [stay[0]]).state)?.due == nil)
        #expect(try reading(.resolution, hiding, run(hiding, stay).state)?.due == due + .minutes(30))
    }

    @Test("snow-rounding-breach: a share of 99.996 percent is no breach, nor is any below the whole")
    func rounding() throws {
        let levels = try levels(.resolution([TargetRule(.calendarTime(TimeSpan(seconds: 100_000)))]))
        let state = try run(levels, []).state
        for (microseconds, isBreached) in [
            (99_995_000_000, false), (99_996_000_000, false), (99_999_999_999, false), (100_000_000_000, false),
            (100_000_000_001, true),
        ] {
            let at = try Instant(Self.opening) + TimeSpan(microseconds: Int64(microseconds))
            let reading = try #require(levels.readings(of: state, at: at).first)
            #expect(reading.isBreached == isBreached, "\(microseconds)")
            #expect(reading.hasUsed(1, of: 1) == (microseconds >= 100_000_000_000), "\(microseconds)")
        }
    }

    @Test("erpnext-average-response: waits of 900 s and 300 s have a mean of 600 s")
    func averageResponse() throws {
        let levels = try levels(.update([TargetRule(nil)]))
        let (_, occurrences) = try run(
            levels, [(15, .agentReply), (60, .customerMessage), (65, .resolved)], opening: "2019-03-04T04:00:00Z")
        let waits = occurrences.compactMap { occurrence -> Int64? in
            guard case .finished(let record) = occurrence.kind else { return nil }
            return record.elapsed.wholeSeconds
        }
        #expect(waits == [900, 300])
        #expect(waits.reduce(0, +) == 600 * Int64(waits.count))
    }

    // MARK: Conditions that contradict each other

    /// A clock that starts and is cancelled by one condition, as the two statements have it.
    private func conditional(start: TicketCondition, pause: TicketCondition) throws -> CompiledServiceLevels {
        try levels(
            ServiceLevelClock(
                .resolution, start: [ClockTrigger(where: start)], stop: [ClockTrigger(.closed)],
                cancel: [ClockTrigger(where: .not(start))], pause: PauseRule(while: pause), targets: hours(4)))
    }

    @Test("snow-lint-pause-subset-of-start: the clock is paused while it is open, and cancelled when the start ends")
    func pauseInsideStart() throws {
        let first = TicketCondition.priority([.urgent])
        let levels = try conditional(start: first, pause: .all([first, .category([.new, .active])]))
        let (state, _) = try run(levels, [], priority: .urgent)
        #expect(try reading(.resolution, levels, state, minutes: 600)?.phase == .paused)
        #expect(try reading(.resolution, levels, state, minutes: 600)?.elapsed == .zero)
        let (later, _) = try run(levels, [(60, .priorityChanged(.low))], priority: .urgent)
        #expect(try reading(.resolution, levels, later)?.phase == .cancelled)
    }

    @Test("snow-lint-start-disjoint-from-pause: going on hold cancels the clock, which never pauses")
    func pauseOutsideStart() throws {
        let levels = try conditional(
            start: .category([.new, .active]), pause: .category([.waitingForCustomer]))
        let (state, _) = try run(levels, [(60, .waiting(.customer, reason: nil))])
        #expect(try reading(.resolution, levels, state)?.phase == .cancelled)
        #expect(try reading(.resolution, levels, state)?.paused == .zero)
    }
}
