import ServiceTime
import ServiceVocabulary
import Testing

/// Changes of real zones that break what one takes for granted; the facts are those of the IANA time zone database.
@Suite("Time zones at their changes")
struct ZonesBoundaryTests {
    @Test(
        "the wall clock before and at a change of a yearly rule",
        arguments: [
            // Lord Howe moves by half an hour.
            ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2024-04-06T15:00:00Z", "2024-04-07 01:59:59", "2024-04-07 01:30"),
            ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2024-10-05T15:30:00Z", "2024-10-06 01:59:59", "2024-10-06 02:30"),
            // Troll moves by two hours.
            ("<+00>0<+02>-2,M3.5.0/1,M10.5.0/3", "2024-03-31T01:00:00Z", "2024-03-31 00:59:59", "2024-03-31 03:00"),
            ("<+00>0<+02>-2,M3.5.0/1,M10.5.0/3", "2024-10-27T01:00:00Z", "2024-10-27 02:59:59", "2024-10-27 01:00"),
            // Cairo skips the first hour of a Friday, and its Thursday ends twice.
            ("EET-2EEST,M4.5.5/0,M10.5.4/24", "2024-04-25T22:00:00Z", "2024-04-25 23:59:59", "2024-04-26 01:00"),
            ("EET-2EEST,M4.5.5/0,M10.5.4/24", "2024-10-31T21:00:00Z", "2024-10-31 23:59:59", "2024-10-31 23:00"),
            // Beirut changes at midnight.
            ("EET-2EEST,M3.5.0/0,M10.5.0/0", "2024-03-30T22:00:00Z", "2024-03-30 23:59:59", "2024-03-31 01:00"),
            ("EET-2EEST,M3.5.0/0,M10.5.0/0", "2024-10-26T21:00:00Z", "2024-10-26 23:59:59", "2024-10-26 23:00"),
            // Dublin's winter time is daylight saving time behind standard time.
            ("IST-1GMT0,M10.5.0,M3.5.0/1", "2024-03-31T01:00:00Z", "2024-03-31 00:59:59", "2024-03-31 02:00"),
            ("IST-1GMT0,M10.5.0,M3.5.0/1", "2024-10-27T01:00:00Z", "2024-10-27 01:59:59", "2024-10-27 01:00"),
            // Nuuk counts an hour back from a Sunday, Jerusalem 26 hours on from a Thursday.
            ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2024-03-31T01:00:00Z", "2024-03-30 22:59:59", "2024-03-31 00:00"),
            ("IST-2IDT,M3.4.4/26,M10.5.0", "2024-03-29T00:00:00Z", "2024-03-29 01:59:59", "2024-03-29 03:00"),
            // The southern half of the earth is ahead across the new year.
            ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2024-10-05T16:00:00Z", "2024-10-06 01:59:59", "2024-10-06 03:00"),
            ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2025-04-05T16:00:00Z", "2025-04-06 02:59:59", "2025-04-06 02:00"),
        ])
    func yearlyRule(rule: String, change: String, before: String, at: String) throws {
        let rules = try TimeZoneRules(posix: rule)
        let change = try Instant(change)
        #expect(rules.localDateTime(at: try change - TimeSpan(microseconds: 1)).description == before)
        #expect(rules.localDateTime(at: change).description == at)
        #expect(rules.nextTransition(after: try change - TimeSpan(microseconds: 1))?.at == change)
    }

    @Test("Apia had no 30 December 2011: its readings move to the 31st")
    func apia() throws {
        let change = try Instant("2011-12-30T10:00:00Z")
        let rules = try TimeZoneRules(
            initialOffsetSeconds: -36_000, transitions: [.init(at: change, offsetSeconds: 50_400)])
        #expect(rules.localDateTime(at: try change - .seconds(1)).description == "2011-12-29 23:59:59")
        #expect(rules.localDateTime(at: change).description == "2011-12-31 00:00")
        #expect(rules.instant(of: try reading("2011-12-30", "00:00")) == change)
        #expect(rules.instant(of: try reading("2011-12-29", "24:00")) == change)
        #expect(rules.instant(of: try reading("2011-12-30", "09:00")) == (try change + .hours(9)))
        #expect(rules.instant(of: try reading("2011-12-30", "24:00")) == change)
        #expect(rules.instant(of: try reading("2011-12-31", "09:00")) == (try change + .hours(9)))
    }

    @Test("Kiritimati had no 31 December 1994, and is the first to see a new day since")
    func kiritimati() throws {
        let rules = try TimeZoneRules(
            initialOffsetSeconds: -38_400,
            transitions: [
                .init(at: Instant("1979-10-01T10:40:00Z"), offsetSeconds: -36_000),
                .init(at: Instant("1994-12-31T10:00:00Z"), offsetSeconds: 50_400),
            ])
        #expect(rules.localDateTime(at: try Instant("1994-12-31T09:59:59Z")).description == "1994-12-30 23:59:59")
        #expect(rules.localDateTime(at: try Instant("1994-12-31T10:00:00Z")).description == "1995-01-01 00:00")
        #expect(rules.offsetSeconds(at: .latest) == 50_400)
        #expect(rules.offsetSeconds(at: .earliest) == -38_400)
    }

    @Test("São Paulo skipped the midnight of 4 November 2018 and had the last hour of 16 February 2019 twice")
    func saoPaulo() throws {
        let rules = try TimeZoneRules(
            initialOffsetSeconds: -10_800,
            transitions: [
                .init(at: Instant("2018-11-04T03:00:00Z"), offsetSeconds: -7200),
                .init(at: Instant("2019-02-17T02:00:00Z"), offsetSeconds: -10_800),
            ])
        #expect(rules.instant(of: try reading("2018-11-04", "00:00")) == (try Instant("2018-11-04T03:00:00Z")))
        #expect(rules.instant(of: try reading("2018-11-03", "24:00")) == (try Instant("2018-11-04T03:00:00Z")))
        #expect(rules.instant(of: try reading("2018-11-04", "00:30")) == (try Instant("2018-11-04T03:30:00Z")))
        #expect(rules.instant(of: try reading("2018-11-04", "01:00")) == (try Instant("2018-11-04T03:00:00Z")))
        #expect(rules.instant(of: try reading("2019-02-16", "23:30")) == (try Instant("2019-02-17T01:30:00Z")))
        #expect(rules.instant(of: try reading("2019-02-16", "24:00")) == (try Instant("2019-02-17T03:00:00Z")))
    }

    @Test(
        "skipped readings move forward, doubled ones are the first of two",
        arguments: [
            ("2024-03-10 01:59:59", "2024-03-10T06:59:59Z"), ("2024-03-10 02:00:00", "2024-03-10T07:00:00Z"),
            ("2024-03-10 02:30:00", "2024-03-10T07:30:00Z"), ("2024-03-10 02:59:59", "2024-03-10T07:59:59Z"),
            ("2024-03-10 03:00:00", "2024-03-10T07:00:00Z"), ("2024-11-03 00:59:59", "2024-11-03T04:59:59Z"),
            ("2024-11-03 01:00:00", "2024-11-03T05:00:00Z"), ("2024-11-03 01:59:59", "2024-11-03T05:59:59Z"),
            ("2024-11-03 02:00:00", "2024-11-03T07:00:00Z"), ("2023-12-31 24:00:00", "2024-01-01T05:00:00Z"),
        ])
    func newYork(text: String, expected: String) throws {
        let rules = try TimeZoneRules(posix: "EST5EDT,M3.2.0,M11.1.0")
        let parts = text.split(separator: " ").map(String.init)
        #expect(rules.instant(of: try reading(parts[0], parts[1])) == (try Instant(expected)))
    }

    @Test("a reading that one change skips and the next shows is where it is shown")
    func skippedThenShown() throws {
        // Two hours ahead for half an hour: 01:00 to 01:59:59 are skipped, then 00:30 to 01:59:59 come.
        let rules = try TimeZoneRules(
            initialOffsetSeconds: 0,
            transitions: [
                .init(at: Instant("2024-01-01T00:00:00Z"), offsetSeconds: 7200),
                .init(at: Instant("2024-01-01T00:30:00Z"), offsetSeconds: 0),
            ])
        #expect(rules.instant(of: try reading("2024-01-01", "00:10")) == (try Instant("2024-01-01T00:10:00Z")))
        #expect(rules.instant(of: try reading("2024-01-01", "01:00")) == (try Instant("2024-01-01T01:00:00Z")))
        #expect(rules.instant(of: try reading("2024-01-01", "02:10")) == (try Instant("2024-01-01T00:10:00Z")))
    }

    @Test("at the edges of the years 0000 to 9999 readings stay inside and instants are nil outside")
    func edges() throws {
        let west = try TimeZoneRules(fixedOffsetSeconds: -18_000)
        let east = try TimeZoneRules(fixedOffsetSeconds: 18_000)
        #expect(west.localDateTime(at: .earliest).description == "0000-01-01 00:00")
        #expect(east.localDateTime(at: .latest).description == "9999-12-31 23:59:59")
        #expect(east.instant(of: try reading("0000-01-01", "04:59:59")) == nil)
        #expect(east.instant(of: try reading("0000-01-01", "05:00")) == .earliest)
        #expect(west.instant(of: try reading("9999-12-31", "19:00")) == nil)
        #expect(TimeZoneRules.utc.instant(of: try reading("9999-12-31", "24:00")) == nil)
        #expect(east.instant(of: try reading("9999-12-31", "24:00")) == (try Instant("9999-12-31T19:00:00Z")))
    }

    private func reading(_ date: String, _ time: String) throws -> LocalDateTime {
        LocalDateTime(date: try CivilDate(date), time: try TimeOfDay(time))
    }
}
