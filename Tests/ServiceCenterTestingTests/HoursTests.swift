import ServiceCenterTesting
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Hours and days drawn as text")
struct HoursTests {
    private func newYork(
        _ weekly: WeeklyHours, holidays: [Holiday] = []
    ) throws -> CompiledCalendar {
        let calendar = try WorkingCalendar(timeZone: "America/New_York", weekly: weekly, holidays: holidays)
        return try CompiledCalendar(calendar, zones: TestZones.table.get(), span: 2024...2024)
    }

    private func office() throws -> CompiledCalendar {
        try newYork(
            .weekdays(Shift("09:00", "12:00"), Shift("13:00", "18:00")),
            holidays: [
                Holiday(CivilDate("2024-05-01")),
                Holiday(CivilDate("2024-05-03"), hours: ClosedHours(from: TimeOfDay("15:30"), to: .endOfDay)),
            ])
    }

    @Test("a week is one line a date")
    func week() throws {
        let expected = """
            2024-04-29 mon 09:00-12:00 13:00-18:00
            2024-04-30 tue 09:00-12:00 13:00-18:00
            2024-05-01 wed closed
            2024-05-02 thu 09:00-12:00 13:00-18:00
            2024-05-03 fri 09:00-12:00 13:00-15:30
            2024-05-04 sat closed
            2024-05-05 sun closed
            """
        #expect(try office().hours(from: CivilDate("2024-04-29")) == expected)
        #expect(try office().mismatches(expected, from: CivilDate("2024-04-29")) == [])
    }

    @Test("a week is compared line by line, by its weekdays, its dates or both")
    func compare() throws {
        let mismatches = try office().mismatches(
            """
            mon 09:00-12:00 13:00-18:00
            2024-04-30  09:00-12:00 13:00-18:30

            wed 09:00-12:00
            2024-05-02 thu closed
            """, from: CivilDate("2024-04-29"))
        #expect(
            mismatches == [
                Mismatch(
                    subject: "2024-04-30 tue", expected: "2024-04-30 09:00-12:00 13:00-18:30",
                    found: "2024-04-30 09:00-12:00 13:00-18:00"),
                Mismatch(subject: "2024-05-01 wed", expected: "wed 09:00-12:00", found: "wed closed"),
                Mismatch(
                    subject: "2024-05-02 thu", expected: "2024-05-02 thu closed",
                    found: "2024-05-02 thu 09:00-12:00 13:00-18:00"),
            ])
        #expect(
            mismatches[0].description == """
                2024-04-30 tue
                  expected 2024-04-30 09:00-12:00 13:00-18:30
                  found    2024-04-30 09:00-12:00 13:00-18:00
                                                           ^
                """)
        // A line for another weekday is never right.
        #expect(try office().mismatches("tue 09:00-12:00 13:00-18:00", from: CivilDate("2024-04-29")).count == 1)
        #expect(
            try office().mismatches("fri closed\nsat closed", from: .latest).map { $0.found }.last == "no such date")
    }

    @Test("hours are what the wall clock shows: cut at midnight, skipped and repeated with daylight saving")
    func wallClock() throws {
        let nights = try newYork(.everyDay(Shift("22:00", "06:00")))
        #expect(
            try nights.hours(from: CivilDate("2024-03-09"), days: 2) == """
                2024-03-09 sat 00:00-06:00 22:00-24:00
                2024-03-10 sun 00:00-02:00 03:00-06:00 22:00-24:00
                """)
        #expect(
            try nights.hours(from: CivilDate("2024-11-03"), days: 1) == """
                2024-11-03 sun 00:00-02:00 01:00-06:00 22:00-24:00
                """)
        let apia = try CompiledCalendar(
            WorkingCalendar(timeZone: "Pacific/Apia", weekly: .roundTheClock), zones: TestZones.table.get(),
            span: 2011...2011)
        #expect(try apia.hours(from: CivilDate("2011-12-30"), days: 1) == "2011-12-30 fri closed")
    }

    @Test("a day is a row of signs, open, closed or open for a part of the step")
    func timeline() throws {
        let friday = try CivilDate("2024-05-03")
        #expect(try office().timeline(of: friday) == ".........###.##+........")
        #expect(
            try office().timeline(of: friday, step: .minutes(30)) == "..................######..#####.................")
        // 23 and 25 hours.
        let always = try newYork(.roundTheClock)
        #expect(try always.timeline(of: CivilDate("2024-03-10")) == String(repeating: "#", count: 23))
        #expect(try always.timeline(of: CivilDate("2024-11-03")) == String(repeating: "#", count: 25))
        #expect(try office().timeline(of: friday, step: .zero) == "")
        let start = try Instant("2024-05-03T12:30:00Z")
        #expect(try office().timeline(in: start..<(start + .minutes(100)), step: .minutes(20)) == ".+###")
    }

    @Test("a day is compared with a drawing, and the difference is marked")
    func compareTimeline() throws {
        let friday = try CivilDate("2024-05-03")
        #expect(try office().mismatches(timeline: ".........###.##+........", of: friday) == [])
        let mismatches = try office().mismatches(timeline: "........####.###........", of: friday)
        #expect(
            mismatches.map { $0.description } == [
                """
                2024-05-03 fri, 1 h 00 min a sign
                  expected ........####.###........
                  found    .........###.##+........
                                   ^      ^
                """
            ])
    }
}
