import ServiceCenterTesting
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Law checker")
struct CalendarLawsTests {
    @Test("a calendar keeps the laws, whatever its options and however it is combined")
    func kept() throws {
        let zones = try TestZones.table.get()
        let office = try WorkingCalendar(
            timeZone: "America/New_York", weekly: .weekdays(Shift("09:00", "12:00"), Shift("13:00", "18:00")),
            holidayRules: [HolidayRule(.date(month: 7, day: 4), observance: .nearestWeekday)],
            options: CalendarOptions(closingEdge: .nextOpening))
        let nights = try WorkingCalendar(timeZone: "Asia/Shanghai", weekly: .everyDay(Shift("22:00", "06:00")))
        var random = SplitMix64(seed: 1)
        for calendar in [office, nights, try office.union([nights]), try nights.subtracting([office])] {
            let violations = try CalendarLaws.check(
                calendar, zones: zones, years: 2024...2024, count: 30, using: &random)
            #expect(violations == [])
        }
    }

    @Test("a compiled calendar is checked in its own years, or where it is told")
    func compiled() throws {
        let calendar = try WorkingCalendar(timeZone: "UTC", weekly: .weekdays(Shift("09:00", "17:00")))
        let hours = try CompiledCalendar(calendar, zones: TimeZoneTable(), span: 2024...2024)
        var random = SplitMix64(seed: 2)
        #expect(CalendarLaws.check(hours, using: &random) == [])
        let lastHours = try Instant("9999-12-31T00:00:00Z")...Instant.latest
        #expect(CalendarLaws.check(hours, in: lastHours, count: 10, using: &random) == [])
    }

    @Test("a missing zone and years that are none are refused")
    func refusals() throws {
        let calendar = try WorkingCalendar(timeZone: "Nowhere/City", weekly: .none)
        var random = SplitMix64(seed: 3)
        #expect(throws: InvalidValue.self) {
            try CalendarLaws.check(calendar, zones: TimeZoneTable(), years: 2024...2024, using: &random)
        }
        let always = try WorkingCalendar(timeZone: "UTC", weekly: .roundTheClock)
        #expect(throws: InvalidValue.self) {
            try CalendarLaws.check(always, zones: TimeZoneTable(), years: 9999...10_000, using: &random)
        }
    }

    @Test("a violation reads as a sentence")
    func description() throws {
        // Two compiled calendars of different definitions do not answer alike: the law of spans must find it.
        let office = try WorkingCalendar(timeZone: "America/New_York", weekly: .weekdays(Shift("09:00", "17:00")))
        var summer = TimeZoneTable()
        summer["America/New_York"] = try TimeZoneRules(fixedOffsetSeconds: -14_400)
        var winter = TimeZoneTable()
        winter["America/New_York"] = try TimeZoneRules(fixedOffsetSeconds: -18_000)
        let one = try CompiledCalendar(office, zones: summer, span: 2024...2024)
        let other = try CompiledCalendar(office, zones: winter, span: 2024...2024)
        var random = SplitMix64(seed: 4)
        let violations = CalendarLaws.compare(one, with: [other], in: nil, count: 20, using: &random)
        let first = try #require(violations.first)
        #expect(first.law == .answersDoNotDependOnTheSpan)
        #expect(
            first.description.hasPrefix("answersDoNotDependOnTheSpan for span 2024...2024 beside 2024...2024, t 2024-"))
        #expect(violations.count <= 20)
    }
}
