import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Instant")
struct InstantTests {
    @Test(
        "reads and writes RFC 3339",
        arguments: [
            ("1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00Z"),
            ("2024-02-29T12:34:56.789Z", 1_709_210_096_789_000, "2024-02-29T12:34:56.789Z"),
            ("2024-01-17T19:00:00.5+01:00", 1_705_514_400_500_000, "2024-01-17T18:00:00.5Z"),
            ("1969-12-31T23:59:59.999999Z", -1, "1969-12-31T23:59:59.999999Z"),
            ("0000-01-01T00:00:00Z", -62_167_219_200_000_000, "0000-01-01T00:00:00Z"),
            ("9999-12-31T23:59:59.999999000Z", 253_402_300_799_999_999, "9999-12-31T23:59:59.999999Z"),
        ])
    func rfc3339(text: String, microseconds: Int64, written: String) throws {
        let instant = try Instant(text)
        #expect(instant.microsecondsSinceEpoch == microseconds)
        #expect(instant.description == written)
    }

    @Test(
        "refuses what is not RFC 3339, and instants outside the years 0000 to 9999",
        arguments: [
            "", "2024-01-17", "2024-01-17T18:00:00", "2024-01-17 18:00:00Z", "2024-13-01T00:00:00Z",
            "2023-02-29T00:00:00Z", "2024-01-17T24:00:00Z", "2024-01-17T23:59:60Z", "2024-01-17T18:00:00.1234567Z",
            "2024-01-17T18:00:00.Z", "2024-01-17T18:00:00Zx", "0000-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00",
            "２０２４-01-17T18:00:00Z",
        ])
    func malformed(text: String) {
        #expect(throws: InvalidValue.self) { try Instant(text) }
    }

    @Test("what is written reads back, for instants of all years")
    func roundTrip() throws {
        var random = SplitMix64(seed: 1)
        let all = Instant.earliest.microsecondsSinceEpoch...Instant.latest.microsecondsSinceEpoch
        for _ in 0..<TestEnvironment.trials(default: 10_000) {
            let instant = try Instant(microsecondsSinceEpoch: .random(in: all, using: &random))
            #expect(try Instant(instant.description) == instant)
        }
    }

    @Test("arithmetic that leaves the years 0000 to 9999 is refused")
    func overflow() throws {
        #expect(throws: InvalidValue.self) { try Instant.latest + TimeSpan(microseconds: 1) }
        #expect(throws: InvalidValue.self) { try Instant.earliest - TimeSpan(microseconds: .max) }
        #expect(try Instant.epoch + .hours(24) - .hours(24) == .epoch)
        #expect(Instant.latest - Instant.earliest == TimeSpan(microseconds: 315_569_519_999_999_999))
    }
}

@Suite("Civil dates and times of day")
struct CivilTests {
    @Test("every day number is the day number of its date, and weekdays follow each other")
    func everyDay() throws {
        var weekday = CivilDate.earliest.weekday
        #expect(weekday == .saturday)
        for day in stride(from: -719_528, through: 2_932_896, by: 1) {
            let date = try CivilDate(daysSinceEpoch: day)
            let (year, month, dayOfMonth) = date.components
            guard try CivilDate(year: year, month: month, day: dayOfMonth) == date, date.weekday == weekday else {
                Issue.record("\(date)")
                return
            }
            weekday = Weekday(rawValue: weekday.rawValue % 7 + 1) ?? .monday
        }
    }

    @Test(
        "known dates",
        arguments: [("2024-02-29", Weekday.thursday), ("1970-01-01", .thursday), ("9999-12-31", .friday)])
    func known(text: String, weekday: Weekday) throws {
        #expect(try CivilDate(text).weekday == weekday)
        #expect(try CivilDate(text).description == text)
    }

    @Test(
        "refuses dates that do not exist",
        arguments: ["2023-02-29", "2024-00-10", "2024-1-1", "24-01-01", "2024-04-31"])
    func noDate(text: String) {
        #expect(throws: InvalidValue.self) { try CivilDate(text) }
    }

    @Test(
        "reads times of day up to 24:00",
        arguments: [("00:00", 0), ("09:30", 34_200), ("23:59:59", 86_399), ("24:00", 86_400)])
    func timeOfDay(text: String, seconds: Int32) throws {
        #expect(try TimeOfDay(text).secondsSinceMidnight == seconds)
        #expect(try TimeOfDay(text).description == text)
    }

    @Test(
        "refuses other times", arguments: ["24:01", "25:00", "9:00", "09:60", "09:00:60", "", "09:00:00:00", "-1:00"])
    func noTime(text: String) {
        #expect(throws: InvalidValue.self) { try TimeOfDay(text) }
    }
}
