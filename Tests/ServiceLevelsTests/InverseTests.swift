import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Questions asked backwards")
struct InverseTests {
    private func levels(
        _ clocks: ServiceLevelClock..., edge: CalendarOptions.ClosingEdge = .closingInstant
    ) throws -> CompiledServiceLevels {
        var profile = EmulationProfile("test")
        profile.closingEdge = edge
        var calendars: [CalendarIdentifier: WorkingCalendar] = [:]
        for (name, calendar) in try GeneratedWorld.calendars() { calendars[name] = try profile.applied(to: calendar) }
        return try CompiledServiceLevels(
            ServiceLevelPolicySet(
                policies: [ServiceLevelPolicy(identifier: "p", clocks: clocks)], calendars: calendars),
            zones: GeneratedWorld.zones(), span: 2024...2024)
    }

    private func open(_ levels: CompiledServiceLevels, at: String = GeneratedWorld.opening) throws -> ServiceLevelState
    {
        try levels.open(
            "1",
            TicketEvent(
                identifier: "0", occurredAt: Instant(at),
                kind: .opened(TicketOpening(type: .repair, supportTier: .level1)))
        ).get().state
    }

    private func rule(_ hours: Int32) -> [TargetRule] { [TargetRule(.workingTime(.hours(hours)), on: "office")] }

    @Test("work that takes three hours begins at the latest three open hours before the due")
    func latestStart() throws {
        // New York, 09:00–12:00 and 13:00–17:30; opened on Thursday at 11:30, eight hours are used up on Friday at 12:00.
        let levels = try levels(.resolution(rule(8)))
        let state = try open(levels)
        let at = state.ticket.openedAt
        #expect(
            try levels.latestStart(of: .hours(3), meeting: .resolution, of: state, at: at)
                == .at(Instant("2024-03-08T14:00:00Z")))
        #expect(
            try levels.latestStart(of: .zero, meeting: .resolution, of: state, at: at)
                == .at(Instant("2024-03-08T17:00:00Z")))
        // Round the clock in Shanghai from 22:00 to 06:00, which is 14:00 to 22:00 UTC.
        #expect(
            try levels.latestStart(of: .hours(4), meeting: .resolution, of: state, at: at, on: "night")
                == .at(Instant("2024-03-07T21:00:00Z")))
        #expect(
            try levels.latestStart(of: .hours(9), meeting: .resolution, of: state, at: at)
                == .passed(Instant("2024-03-07T15:30:00Z")))
        #expect(try levels.latestStart(of: .hours(1), meeting: .pickUp, of: state, at: at) == nil)
        #expect(throws: InvalidValue.self) {
            try levels.latestStart(of: .hours(-1), meeting: .resolution, of: state, at: at)
        }
        #expect(throws: InvalidValue.self) {
            try levels.latestStart(of: .hours(1), meeting: .resolution, of: state, at: at, on: "none")
        }
        let late = try Instant("2024-03-20T00:00:00Z")
        #expect(
            try levels.latestStart(of: .zero, meeting: .resolution, of: state, at: late)
                == .passed(Instant("2024-03-08T17:00:00Z")))
    }

    @Test("a clock without a target leaves any time; one that stands still is taken to run on from now")
    func pausedAndUnlimited() throws {
        let open = try levels(.resolution([TargetRule(nil)]))
        let state = try self.open(open)
        let at = state.ticket.openedAt
        #expect(try open.latestStart(of: .hours(1), meeting: .resolution, of: state, at: at) == .anyTime)
        #expect(open.budgetsLeft(of: state, at: at).isEmpty)
        let levels = try levels(.resolution(rule(8)))
        var paused = try self.open(levels)
        _ = try levels.apply(
            TicketEvent(identifier: "1", occurredAt: at + .minutes(30), kind: .waiting(.customer, reason: nil)),
            to: &paused
        ).get()
        let monday = try Instant("2024-03-11T13:00:00Z")
        let budget = try #require(levels.budgetsLeft(of: paused, at: monday).first)
        #expect(budget.left == .minutes(450))
        #expect(budget.due == (try Instant("2024-03-11T21:30:00Z")))
        #expect(!budget.isBreached)
    }

    @Test("the start found meets the due, and one microsecond later misses it")
    func startLaw() throws {
        var random = SplitMix64(seed: 21)
        let zones = try GeneratedWorld.zones()
        for trial in 0..<TestEnvironment.trials(default: 60) {
            let edge: CalendarOptions.ClosingEdge = trial % 2 == 0 ? .closingInstant : .nextOpening
            let levels = try levels(
                .resolution([
                    TargetRule(.workingTime(.minutes(Int32.random(in: 60...4000, using: &random))), on: "office")
                ]),
                edge: edge)
            let state = try open(levels)
            let at = state.ticket.openedAt
            let due = try #require(levels.budgetsLeft(of: state, at: at).first?.due)
            let work = TimeSpan.minutes(Int32.random(in: 0...1000, using: &random))
            for name in ["office", "night"] as [CalendarIdentifier] {
                let calendar = try CompiledCalendar(
                    #require(GeneratedWorld.calendars()[name]), zones: zones, span: 2024...2024)
                switch try levels.latestStart(of: work, meeting: .resolution, of: state, at: at, on: name) {
                case .at(let start), .passed(let start?):
                    #expect(try #require(try calendar.adding(work, to: start)) <= due)
                    let next = try start + TimeSpan(microseconds: 1)
                    #expect(try #require(try calendar.adding(work, to: next)) > due)
                case let other:
                    Issue.record("\(String(describing: other))")
                }
            }
        }
    }

    @Test("handed over at the instant found, the next tier's own promise ends by the due, and later it does not")
    func handOverLaw() throws {
        var random = SplitMix64(seed: 22)
        for trial in 0..<TestEnvironment.trials(default: 60) {
            let span = TimeSpan.minutes(Int32.random(in: 0...600, using: &random))
            let target: ServiceLevelTarget =
                switch trial % 3 {
                case 0: .workingTime(span)
                case 1: .calendarTime(span)
                default:
                    .businessDays(
                        BusinessDayDeadline(
                            Int.random(in: 0...2, using: &random),
                            from: BusinessDayDeadline.Start.allCases.randomElement(using: &random) ?? .asGiven,
                            at: BusinessDayDeadline.End.allCases.randomElement(using: &random) ?? .endOfDay))
                }
            let levels = try levels(
                .resolution([TargetRule(.workingTime(.hours(Int32.random(in: 8...60, using: &random))), on: "office")]),
                .handling(
                    at: .level2,
                    [TargetRule(target, on: Bool.random(using: &random) ? "office" : "night")]))
            let state = try open(levels)
            let at = state.ticket.openedAt
            let due = try #require(levels.budgetsLeft(of: state, at: at).first?.due)
            func handlingDue(after instant: Instant) throws -> Instant? {
                var state = state
                _ = try levels.apply(
                    TicketEvent(identifier: "h", occurredAt: instant, kind: .supportTierChanged(.level2)), to: &state
                ).get()
                return levels.readings(of: state, at: instant).first { $0.metric == "handling-L2" }?.due
            }
            switch levels.latestHandOver(to: .level2, of: state, at: at) {
            case .at(let instant):
                #expect(try #require(try handlingDue(after: instant)) <= due, "trial \(trial): \(target)")
                let next = try instant + TimeSpan(microseconds: 1)
                #expect(try #require(try handlingDue(after: next)) > due, "trial \(trial): \(target)")
            case .passed:
                #expect(try #require(try handlingDue(after: at)) > due, "trial \(trial): \(target)")
            case let other:
                Issue.record("trial \(trial): \(String(describing: other))")
            }
            #expect(levels.latestHandOver(to: .level3, of: state, at: at) == nil)
        }
    }

    @Test("the shares of the reasons to wait add up to all of the time the clock stood still")
    func pauseShares() throws {
        let levels = try levels(.resolution(rule(100)))
        let at = try Instant(GeneratedWorld.opening)
        let kinds: [(Int32, TicketEvent.Kind)] = [
            (0, .opened(TicketOpening(type: .repair))), (10, .waiting(.customer, reason: .parts)), (40, .resumed),
            (50, .waiting(.thirdParty, reason: nil)), (60, .resumed), (70, .waiting(.customer, reason: .parts)),
        ]
        let events = try kinds.enumerated().map { index, kind in
            TicketEvent(
                identifier: EventIdentifier("\(index)"), occurredAt: try at + .minutes(kind.0), kind: kind.1)
        }
        let explanation = try levels.explanation(of: .resolution, "1", events, until: at + .minutes(90))
        let shares = explanation.pauseShares
        #expect(shares.map { $0.reason } == [.parts, nil])
        #expect(shares.map { $0.total } == [.minutes(50), .minutes(10)])
        #expect(shares.allSatisfy { $0.allPauses == .minutes(60) })
        #expect(shares[0].isAtLeast(5, of: 6))
        #expect(!shares[0].isAtLeast(6, of: 7))
    }
}
