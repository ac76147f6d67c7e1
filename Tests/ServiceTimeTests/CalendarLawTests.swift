import ServiceCenterTesting
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Laws of working time over generated calendars")
struct CalendarLawTests {
    @Test("every law holds for calendars of all kinds and options")
    func laws() throws {
        let zones = try TestZones.table.get()
        var random = SplitMix64(seed: 7)
        for trial in 0..<TestEnvironment.trials(default: 24) {
            let year = random.number(2009...2026)
            let center = try CivilDate(year: year, month: random.number(1...12), day: random.number(1...28))
            let home = TestZones.identifiers[trial % TestZones.identifiers.count]
            let other = TestZones.identifiers[random.number(0...TestZones.identifiers.count - 1)]
            var generator = CalendarGenerator(zones: [home, other], around: center, reach: 40, granule: 60)
            generator.hasEaster = trial % 8 == 0
            let calendar = try generator.calendar(using: &random)
            try expectLaws(of: calendar, zones, years: year...year, spans: nil, count: 15, using: &random)
        }
    }

    @Test("at the ends of time answers do not depend on the compiled years", arguments: [0, 1, 9998, 9999])
    func endsOfTime(year: Int) throws {
        let zones = try TestZones.table.get()
        var random = SplitMix64(seed: UInt64(year))
        let spans = [[2024...2024, 9998...9999, 0...3], [9999...9999, 2100...2101], [0...0, 9999...9999]]
        for trial in 0..<TestEnvironment.trials(default: 8) {
            let center = try CivilDate(year: year, month: year < 5 ? 1 : 12, day: year < 5 ? 2 : 30)
            let home = TestZones.identifiers[trial % TestZones.identifiers.count]
            var generator = CalendarGenerator(zones: [home], around: center, reach: 1, granule: 60)
            generator.hasEaster = false
            let calendar = try generator.calendar(depth: 2, using: &random)
            try expectLaws(
                of: calendar, zones, years: year...year, spans: spans[trial % spans.count], count: 8, using: &random)
        }
    }

    @Test("in, across and outside the compiled years the answers are the same")
    func spans() throws {
        let zones = try TestZones.table.get()
        var random = SplitMix64(seed: 11)
        for trial in 0..<TestEnvironment.trials(default: 8) {
            let center = try CivilDate(year: 2024, month: trial % 2 == 0 ? 1 : 12, day: 15)
            let home = TestZones.identifiers[trial % TestZones.identifiers.count]
            var generator = CalendarGenerator(zones: [home], around: center, reach: 30)
            generator.hasEaster = trial % 8 == 0
            let calendar = try generator.calendar(depth: 2, using: &random)
            let far = [1990...1991, 2100...2110, 0...3, 9998...9999, 2023...2025]
            try expectLaws(
                of: calendar, zones, years: 2023...2025,
                spans: [2024...2024, far[trial % far.count], far[random.number(0...3)]], count: 10, using: &random)
        }
    }

    private func expectLaws(
        of calendar: WorkingCalendar, _ zones: TimeZoneTable, years: ClosedRange<Int>, spans: [ClosedRange<Int>]?,
        count: Int, using random: inout SplitMix64
    ) throws {
        let violations = try CalendarLaws.check(
            calendar, zones: zones, years: years, spans: spans, count: count, using: &random)
        for violation in violations.prefix(3) { Issue.record("\(violation) of \(try calendar.json())") }
    }
}
