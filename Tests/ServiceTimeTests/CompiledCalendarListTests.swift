import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Compiled calendars side by side")
struct CompiledCalendarListTests {
    private static let never = CompiledCalendarList.never

    @Test("every answer is that of the calendar itself, in, across and outside the compiled years")
    func sameAnswers() throws {
        let zones = try TestZones.table.get()
        var random = SplitMix64(seed: 31)
        for trial in 0..<TestEnvironment.trials(default: 24) {
            let center = try CivilDate(year: 2024, month: random.number(1...12), day: random.number(1...28))
            let home = TestZones.identifiers[trial % TestZones.identifiers.count]
            var generator = CalendarGenerator(zones: [home], around: center, reach: 40, granule: 60)
            generator.hasEaster = trial % 8 == 0
            let calendars = try (0..<3).map { _ in
                try CompiledCalendar(generator.calendar(depth: 2, using: &random), zones: zones, span: 2024...2024)
            }
            let list = CompiledCalendarList(calendars)
            let middle = Int64(center.daysSinceEpoch) * 86_400_000_000
            for _ in 0..<40 {
                let place = random.number(0...2)
                // Some questions start within the compiled year and some do not.
                let reach: Int64 = random.chance(1, in: 4) ? 40_000_000_000_000 : 4_000_000_000_000
                let start = middle + Int64.random(in: -reach...reach, using: &random)
                let amount = Int64.random(in: -500_000_000_000...1_000_000_000_000, using: &random)
                try expectSame(list, calendars[place], place, from: start, amount, using: &random)
                try expectSame(list, calendars[place], place, from: start, 0, using: &random)
            }
        }
    }

    private func expectSame(
        _ list: CompiledCalendarList, _ calendar: CompiledCalendar, _ place: Int, from start: Int64, _ amount: Int64,
        using random: inout SplitMix64
    ) throws {
        let instant = try Instant(microsecondsSinceEpoch: start)
        func end(_ amount: Int64) throws -> Int64 {
            let span = TimeSpan(microseconds: abs(amount))
            return amount >= 0
                ? try calendar.adding(span, to: instant)?.microsecondsSinceEpoch ?? Self.never
                : try calendar.subtracting(span, from: instant)?.microsecondsSinceEpoch
                    ?? Instant.earliest.microsecondsSinceEpoch
        }
        func nextOpen(_ at: Int64) throws -> Int64 {
            guard at != Self.never else { return Self.never }
            return calendar.nextOpen(at: try Instant(microsecondsSinceEpoch: at))?.microsecondsSinceEpoch ?? Self.never
        }
        let due = try end(amount)
        #expect(list.end(of: amount, from: start, on: place) == due)
        #expect(try list.nextOpen(at: start, on: place) == nextOpen(start))
        for share in [Self.never, amount / 2, Int64.random(in: min(amount, 0)...max(amount, 1), using: &random)] {
            let found = list.ends(of: amount, share, from: start, on: place)
            #expect(found.due == due)
            #expect(try found.last == nextOpen(due))
            #expect(try found.share == (share == Self.never ? Self.never : end(share)))
        }
        let other = start + Int64.random(in: -1_000_000_000_000...1_000_000_000_000, using: &random)
        let between = calendar.workingTime(from: instant, to: try Instant(microsecondsSinceEpoch: other))
        #expect(list.workingTime(on: place, from: start, to: other) == between.microseconds)
    }

    @Test("what never comes is said so, and never is itself never open")
    func never() throws {
        let closed = try WorkingCalendar(timeZone: .utc, weekly: .weekdays())
        let list = CompiledCalendarList([try CompiledCalendar(closed, zones: TimeZoneTable(), span: 2024...2024)])
        #expect(list.end(of: 1, from: 0, on: 0) == Self.never)
        #expect(list.end(of: -1, from: 0, on: 0) == Instant.earliest.microsecondsSinceEpoch)
        #expect(list.end(of: .min, from: 0, on: 0) == Instant.earliest.microsecondsSinceEpoch)
        #expect(list.ends(of: 10, 5, from: 0, on: 0) == (Self.never, Self.never, Self.never))
        #expect(list.nextOpen(at: Self.never, on: 0) == Self.never)
        #expect(list.workingTime(on: 0, from: 0, to: 1_000_000_000) == 0)
    }
}
