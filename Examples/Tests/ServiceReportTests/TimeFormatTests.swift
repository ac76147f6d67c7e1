import ServiceTime
import ServiceVocabulary
import Testing

@testable import ServiceReporting

@Suite("Time formats")
struct TimeFormatTests {
    private func reading(_ pattern: String, _ text: String) throws -> String? {
        try TimeFormat(pattern).reading(of: Array(text.utf8)[...])?.description
    }

    @Test(
        "A text is read by its pattern",
        arguments: [
            ("MM/dd/yyyy hh:mm:ss a", "01/02/2015 01:30:55 PM", "2015-01-02 13:30:55"),
            ("MM/dd/yyyy hh:mm:ss a", "01/02/2015 12:00:00 AM", "2015-01-02 00:00"),
            ("MM/dd/yyyy hh:mm:ss a", "01/02/2015 12:30:00 pm", "2015-01-02 12:30"),
            ("d/M/yyyy HH:mm", "9/2/2016 01:16", "2016-02-09 01:16"),
            ("d/M/yyyy H:mm", "29/12/2016 7:05", "2016-12-29 07:05"),
            ("M/d/yyyy h:mm a", "2/29/2016 7:05 PM", "2016-02-29 19:05"),
            ("yyyy-MM-dd'T'HH:mm:ss'Z'", "2024-01-17T18:00:01Z", "2024-01-17 18:00:01"),
            ("yyyyMMdd", "20240117", "2024-01-17 00:00"),
            ("yyyy年M月d日 HH:mm", "2024年1月17日 18:00", "2024-01-17 18:00"),
            ("d. M. yyyy ''HH''", "1. 2. 2024 '05'", "2024-02-01 05:00"),
        ] as [(String, String, String)])
    func reads(_ pattern: String, _ text: String, _ expected: String) throws {
        #expect(try reading(pattern, text) == expected)
    }

    @Test(
        "A text of another form, or a time that does not exist, is no reading",
        arguments: [
            ("MM/dd/yyyy", "1/2/2015"), ("MM/dd/yyyy", "02/30/2015"), ("MM/dd/yyyy", "13/01/2015"),
            ("MM/dd/yyyy", "01/02/2015 "), ("MM/dd/yyyy", ""), ("MM/dd/yyyy", "01-02-2015"), ("MM/dd/yyyy", "01/02/15"),
            ("d/M/yyyy HH:mm", "1/2/2015 24:00"), ("d/M/yyyy HH:mm", "1/2/2015 10:60"),
            ("d/M/yyyy HH:mm", "1/2/2015 9:00"),
            ("d/M/yyyy hh:mm a", "1/2/2015 00:30 AM"), ("d/M/yyyy hh:mm a", "1/2/2015 13:30 PM"),
            ("d/M/yyyy hh:mm a", "1/2/2015 10:30 XM"), ("d/M/yyyy hh:mm a", "1/2/2015 10:30 P"),
            ("d/M/yyyy", "٣/2/2015"), ("d/M/yyyy", "123/2/2015"),
        ])
    func refuses(_ pattern: String, _ text: String) throws {
        #expect(try reading(pattern, text) == nil)
    }

    @Test(
        "A pattern that cannot be read by is refused with the reason",
        arguments: [
            ("yy-MM-dd", "\"yy\" is not known"), ("yyyy-MM-dd EEE", "\"EEE\" is not known"),
            ("yyyy-MM", "year, month and day are needed"), ("HH:mm", "year, month and day are needed"),
            ("yyyy-MM-dd hh:mm", "hh or h go with one a"), ("yyyy-MM-dd HH:mm a", "hh or h go with one a"),
            ("yyyy-MM-dd HH hh a", "hh or h go with one a"), ("yyyy-MM-dd hh a a", "hh or h go with one a"),
            ("yyyy-MM-dd d", "the day comes twice"), ("yyyy-MM-dd'T", "a quote is not closed"),
            ("", "year, month and day"),
        ])
    func refusedPatterns(_ pattern: String, _ reason: String) throws {
        let refusal = try #require(throws: InvalidValue.self) { try TimeFormat(pattern) }
        #expect(refusal.accepted.contains(reason))
        #expect(refusal.value == pattern)
    }

    @Test(
        "Every reading to the second is written and read back",
        arguments: [
            "MM/dd/yyyy hh:mm:ss a", "d/M/yyyy H:mm:ss", "yyyy-MM-dd'T'HH:mm:ss'Z'", "h 'h' mm:ss a, d. M. yyyy",
        ])
    func roundTrip(_ pattern: String) throws {
        let format = try TimeFormat(pattern)
        var generator = SplitMix64(seed: 1)
        for _ in 0..<500 {
            let date = try CivilDate(daysSinceEpoch: generator.number(below: 40_000))
            let hour = generator.number(below: 24)
            let time = try TimeOfDay(
                hour: hour, minute: generator.number(below: 60), second: generator.number(below: 60))
            let reading = LocalDateTime(date: date, time: time)
            #expect(format.reading(of: Array(format.text(of: reading).utf8)[...]) == reading)
        }
    }
}

@Suite("Local times")
struct LocalTimeReaderTests {
    @Test(
        "A local time that clocks skip moves forward, one that they repeat is the first, and both are told",
        arguments: [
            ("2015-03-08 01:59:59", "2015-03-08T06:59:59Z", nil),
            ("2015-03-08 02:00:00", "2015-03-08T07:00:00Z", .skipped),
            ("2015-03-08 02:59:59", "2015-03-08T07:59:59Z", .skipped),
            ("2015-03-08 03:00:00", "2015-03-08T07:00:00Z", nil),
            ("2015-11-01 00:59:59", "2015-11-01T04:59:59Z", nil),
            ("2015-11-01 01:00:00", "2015-11-01T05:00:00Z", .repeated),
            ("2015-11-01 01:59:59", "2015-11-01T05:59:59Z", .repeated),
            ("2015-11-01 02:00:00", "2015-11-01T07:00:00Z", nil),
        ] as [(String, String, ClockFinding.Kind?)])
    func changes(_ text: String, _ instant: String, _ anomaly: ClockFinding.Kind?) throws {
        let reader = LocalTimeReader(
            format: try TimeFormat("yyyy-MM-dd HH:mm:ss"), zone: try TimeZoneRules(posix: "EST5EDT,M3.2.0,M11.1.0"))
        let reading = try #require(reader.reading(of: Array(text.utf8)[...]))
        #expect(reading.instant == (try Instant(instant)))
        #expect(reading.anomaly == anomaly)
    }
}
