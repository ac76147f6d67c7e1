import Foundation
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Refused calendars")
struct CalendarRefusalTests {
    /// Why a JSON text is refused, and where.
    private func refusal(
        of text: String, sourceLocation: SourceLocation = #_sourceLocation
    ) -> (path: String, invalid: InvalidValue?)? {
        do {
            _ = try WorkingCalendar(json: text)
            Issue.record("accepted: \(text)", sourceLocation: sourceLocation)
        } catch let error as DecodingError {
            switch error {
            case .dataCorrupted(let context), .keyNotFound(_, let context), .typeMismatch(_, let context),
                .valueNotFound(_, let context):
                let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? "." + $0.stringValue }.joined()
                return (String(path.drop { $0 == "." }), context.underlyingError as? InvalidValue)
            @unknown default: break
            }
        } catch {
            Issue.record("\(error)", sourceLocation: sourceLocation)
        }
        return nil
    }

    private static let day = #""timeZone": "UTC", "weekly": {"mon": [["09:00", "17:00"]]}"#

    @Test(
        "a wrong value is refused with its place, its field, what it is and what is accepted",
        arguments: [
            (#"{"timeZone": "UTC", "weekly": {"funday": []}}"#, "weekly", "weekday", "funday"),
            (#"{"timeZone": "UTC", "weekly": {"Mon": []}}"#, "weekly", "weekday", "Mon"),
            (
                #"{"timeZone": "UTC", "weekly": {"mon": [["25:00", "26:00"]]}}"#, "weekly.mon[0][0]", "timeOfDay",
                "25:00"
            ),
            (
                #"{"timeZone": "UTC", "weekly": {"mon": [["09:00", "24:01"]]}}"#, "weekly.mon[0][1]", "timeOfDay",
                "24:01"
            ),
            (#"{"timeZone": "UTC", "weekly": {"mon": [["24:00", "06:00"]]}}"#, "weekly.mon[0]", "from", "24:00"),
            (
                #"{"timeZone": "UTC", "weekly": {"mon": [["08:00", "09:00", "10:00"]]}}"#, "weekly.mon[0]", "shift",
                "more than two readings"
            ),
            (#"{\#(day), "holidays": [{"date": "2024-02-30"}]}"#, "holidays[0].date", "date", "2024-02-30"),
            (#"{\#(day), "holidays": [{"date": "2024-2-3"}]}"#, "holidays[0].date", "date", "2024-2-3"),
            (
                #"{\#(day), "holidays": [{"date": "2024-02-03", "from": "13:00", "to": "13:00"}]}"#, "holidays[0]",
                "to", "13:00"
            ),
            (
                #"{\#(day), "holidays": [{"date": "2024-02-03", "from": "13:00", "to": "12:00"}]}"#, "holidays[0]",
                "to", "12:00"
            ),
            (#"{\#(day), "holidays": [{"date": "2024-02-03", "form": "13:00"}]}"#, "holidays[0]", "form", "form"),
            (
                #"{\#(day), "overrides": [{"date": "2024-02-03", "hours": []}, {"date": "2024-02-03", "hours": []}]}"#,
                "", "overrides", "2024-02-03"
            ),
            (#"{\#(day), "overrides": [{"date": "2024-02-03", "shifts": []}]}"#, "overrides[0]", "shifts", "shifts"),
            (#"{\#(day), "holiday": []}"#, "", "holiday", "holiday"),
            (#"{\#(day), "kind": "shedule"}"#, "kind", "kind", "shedule"),
            (
                #"{\#(day), "options": {"closingEdge": "nextopening"}}"#, "options.closingEdge", "closingEdge",
                "nextopening"
            ),
            (#"{\#(day), "options": {"holidaysCutTail": true}}"#, "options", "holidaysCutTail", "holidaysCutTail"),
            (
                #"{\#(day), "holidayRules": [{"kind": "lunar", "month": 1, "day": 1}]}"#, "holidayRules[0].kind",
                "kind", "lunar"
            ),
            (
                #"{\#(day), "holidayRules": [{"kind": "date", "month": 13, "day": 1}]}"#, "holidayRules[0]", "month",
                "13"
            ),
            (#"{\#(day), "holidayRules": [{"kind": "date", "month": 2, "day": 30}]}"#, "holidayRules[0]", "day", "30"),
            (#"{\#(day), "holidayRules": [{"kind": "date", "month": 4, "day": 0}]}"#, "holidayRules[0]", "day", "0"),
            (
                #"{\#(day), "holidayRules": [{"kind": "weekday", "weekday": "thu", "ordinal": 6, "month": 11}]}"#,
                "holidayRules[0]", "ordinal", "6"
            ),
            (
                #"{\#(day), "holidayRules": [{"kind": "weekday", "weekday": "xyz", "ordinal": 5, "month": 11}]}"#,
                "holidayRules[0].weekday", "weekday", "xyz"
            ),
            (
                #"{\#(day), "holidayRules": [{"kind": "lastWeekday", "weekday": "mon", "month": 0}]}"#,
                "holidayRules[0]", "month", "0"
            ),
            (#"{\#(day), "holidayRules": [{"kind": "easter", "days": 201}]}"#, "holidayRules[0]", "days", "201"),
            (
                #"{\#(day), "holidayRules": [{"kind": "easter", "days": 1, "observance": "maybe"}]}"#,
                "holidayRules[0].observance", "observance", "maybe"
            ),
            (
                #"{\#(day), "holidayRules": [{"kind": "easter", "days": 1, "firstYear": 2025, "lastYear": 2024}]}"#,
                "holidayRules[0]", "lastYear", "2024"
            ),
            (
                #"{\#(day), "holidayRules": [{"kind": "easter", "days": 1, "firstYear": 10000}]}"#, "holidayRules[0]",
                "firstYear", "10000"
            ),
            (
                #"{\#(day), "holidayRules": [{"kind": "easter", "days": 1, "firstYear": -1}]}"#, "holidayRules[0]",
                "years", "-1 to 9999"
            ),
            (
                #"{\#(day), "holidayRules": [{"kind": "easter", "days": 1, "lastYear": 10000}]}"#, "holidayRules[0]",
                "years", "0 to 10000"
            ),
            (#"{"kind": "union", "first": {\#(day)}, "others": [], "versions": []}"#, "", "versions", "versions"),
            (
                #"{"kind": "union", "first": {"timeZone": "UTC", "weekly": {"mun": []}}, "others": []}"#,
                "first.weekly", "weekday", "mun"
            ),
            (
                #"{"kind": "versions", "first": {\#(day)}, "versions": [{"validFrom": "2024-01-02", "calendar": {\#(day)}}, {"validFrom": "2024-01-02", "calendar": {\#(day)}}]}"#,
                "", "versions", "2024-01-02"
            ),
            (
                #"{"kind": "versions", "first": {\#(day)}, "versions": [{"validFrom": "2024-13-02", "calendar": {\#(day)}}]}"#,
                "versions[0].validFrom", "date", "2024-13-02"
            ),
        ])
    func invalid(text: String, path: String, field: String, value: String) throws {
        let refusal = try #require(self.refusal(of: text))
        #expect(refusal.path == path)
        let invalid = try #require(refusal.invalid, "\(text) is refused without an InvalidValue")
        #expect(invalid.field == field)
        #expect(invalid.value == value)
        #expect(!invalid.accepted.isEmpty)
    }

    @Test(
        "what is missing or of another type is refused at its place",
        arguments: [
            (#"{"weekly": {}}"#, ""), (#"{"timeZone": "UTC"}"#, ""), (#"{"timeZone": 8, "weekly": {}}"#, "timeZone"),
            (#"{"timeZone": "UTC", "weekly": []}"#, "weekly"),
            (#"{"timeZone": "UTC", "weekly": {"mon": {}}}"#, "weekly.mon"),
            (#"{"timeZone": "UTC", "weekly": {"mon": [["09:00"]]}}"#, "weekly.mon[0][1]"),
            (#"{"timeZone": "UTC", "weekly": {"mon": [[9, 17]]}}"#, "weekly.mon[0][0]"),
            (#"{"timeZone": "UTC", "weekly": {"mon": null}}"#, "weekly.mon"),
            (#"{\#(day), "holidays": [{}]}"#, "holidays[0]"),
            (#"{\#(day), "holidays": [{"date": 1}]}"#, "holidays[0].date"),
            (#"{\#(day), "holidays": [{"date": "2024-01-01", "from": "09:00"}]}"#, "holidays[0]"),
            (#"{\#(day), "holidays": [{"date": "2024-01-01", "to": "09:00"}]}"#, "holidays[0]"),
            (#"{\#(day), "holidays": {}}"#, "holidays"), (#"{\#(day), "overrides": [{"hours": []}]}"#, "overrides[0]"),
            (#"{\#(day), "holidayRules": [{"month": 1, "day": 1}]}"#, "holidayRules[0]"),
            (#"{\#(day), "holidayRules": [{"kind": "date", "month": 1}]}"#, "holidayRules[0]"),
            (#"{\#(day), "options": {"holidayCutsTail": "yes"}}"#, "options.holidayCutsTail"),
            (#"{"kind": "union", "first": {\#(day)}}"#, ""), (#"{"kind": "union", "others": []}"#, ""),
            (#"{"kind": "versions", "first": {\#(day)}, "others": []}"#, ""), ("[]", ""), ("17", ""), ("null", ""),
            ("", ""),
        ])
    func missing(text: String, path: String) {
        #expect(refusal(of: text)?.path == path)
    }

    // Where the number stands is the JSON decoder's to say, and Foundation's does not.
    @Test(
        "a month that is no whole number, or too great for any integer, is refused",
        arguments: ["1.5", "99999999999999999999"])
    func numbers(month: String) {
        let rule = #"{"kind": "date", "month": \#(month), "day": 1}"#
        #expect(refusal(of: #"{\#(Self.day), "holidayRules": [\#(rule)]}"#) != nil)
    }

    @Test("the accepted words of a closed list are named")
    func acceptedWords() {
        #expect(
            refusal(of: #"{\#(Self.day), "kind": "shedule"}"#)?.invalid?.accepted
                == "one of schedule, union, intersection, difference, versions")
        #expect(
            refusal(of: #"{"timeZone": "UTC", "weekly": {"funday": []}}"#)?.invalid?.accepted
                == "one of mon, tue, wed, thu, fri, sat, sun")
        #expect(
            refusal(of: #"{\#(Self.day), "holiday": []}"#)?.invalid?.accepted
                == "one of the keys timeZone, weekly, holidays, holidayRules, overrides, options, kind")
    }

    @Test("nesting beyond the limit is refused, and nesting beyond all measure is no trap")
    func nesting() throws {
        func nested(_ levels: Int) -> String {
            String(repeating: #"{"kind": "union", "others": [], "first": "#, count: levels) + "{\(Self.day)}"
                + String(repeating: "}", count: levels)
        }
        let deepest = try WorkingCalendar(json: nested(31))
        #expect(deepest.timeZones == ["UTC"])
        #expect(refusal(of: nested(32))?.invalid?.accepted == "at most 32 nested levels")
        #expect(refusal(of: nested(400))?.invalid?.value == "33 levels")
        #expect(refusal(of: nested(100_000)) != nil)
        #expect(refusal(of: String(repeating: "[", count: 1_000_000)) != nil)
    }

    @Test("an unknown zone is refused with the zones that there are")
    func unknownZone() throws {
        let calendar = try WorkingCalendar(timeZone: "Europe/Atlantis", weekly: .none)
        var zones = TimeZoneTable()
        zones["Europe/London"] = try TimeZoneRules(fixedOffsetSeconds: 0)
        #expect(
            throws: InvalidValue(
                field: "timeZone", value: "Europe/Atlantis",
                accepted: "a zone of the table of time zones: UTC, Europe/London")
        ) { try CompiledCalendar(calendar, zones: zones, span: 2024...2024) }
        let union = try WorkingCalendar(timeZone: "UTC", weekly: .none).union([calendar])
        #expect(throws: InvalidValue.self) { try CompiledCalendar(union, zones: zones, span: 2024...2024) }
    }

    @Test("a span outside the years 0 to 9999, or of more shifts than fit, is refused")
    func spans() throws {
        let calendar = try WorkingCalendar(timeZone: "UTC", weekly: .weekdays(Shift("09:00", "17:00")))
        for span in [-1...0, 9999...10_000, .min ... .max] {
            #expect(
                throws: InvalidValue(
                    field: "span", value: "\(span.lowerBound)...\(span.upperBound)", accepted: "years from 0 to 9999")
            ) { try CompiledCalendar(calendar, zones: TimeZoneTable(), span: span) }
        }
        let minutes = try (0..<1440).map {
            try Shift(
                from: TimeOfDay(hour: $0 / 60, minute: $0 % 60),
                to: TimeOfDay(hour: $0 / 60, minute: $0 % 60, second: 30))
        }
        let crowded = try WorkingCalendar(
            timeZone: "UTC",
            weekly: WeeklyHours(Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, minutes) })))
        let refusal = #expect(throws: InvalidValue.self) {
            try CompiledCalendar(crowded, zones: TimeZoneTable(), span: 0...9999)
        }
        #expect(refusal?.field == "span")
        #expect(refusal?.accepted == "at most 62 years of a calendar with so many shifts")
        let hours = try CompiledCalendar(crowded, zones: TimeZoneTable(), span: 2024...2024)
        let start = try Instant("2024-06-03T00:00:00Z")
        #expect(try hours.workingTime(from: start, to: start + .hours(24)) == .hours(12))
        #expect(
            throws: InvalidValue(field: "weekly.mon", value: "1441 shifts", accepted: "at most 1440 shifts on a day")
        ) { try WorkingSchedule(timeZone: "UTC", weekly: WeeklyHours([.monday: minutes + [.wholeDay]])) }
        let date = try CivilDate("2024-06-03")
        let refused = #expect(throws: InvalidValue.self) {
            try WorkingSchedule(
                timeZone: "UTC", weekly: .none, overrides: [DayOverride(date, shifts: minutes + [.wholeDay])])
        }
        #expect(refused?.field == "overrides.2024-06-03")
    }

    @Test("negative amounts are refused, amounts beyond all time are never used up")
    func amounts() throws {
        let calendar = try WorkingCalendar(timeZone: "UTC", weekly: .weekdays(Shift("09:00", "17:00")))
        let hours = try CompiledCalendar(calendar, zones: TimeZoneTable(), span: 2024...2024)
        for instant in [Instant.earliest, .epoch, try Instant("2024-06-03T12:00:00Z"), .latest] {
            for amount in [TimeSpan(microseconds: -1), TimeSpan(microseconds: .min)] {
                let expected = InvalidValue(
                    field: "amount", value: amount.description, accepted: "working time that is not negative")
                #expect(throws: expected) { try hours.adding(amount, to: instant) }
                #expect(throws: expected) { try hours.subtracting(amount, from: instant) }
            }
            for amount in [TimeSpan(microseconds: .max), TimeSpan(microseconds: .max - 1)] {
                #expect(try hours.adding(amount, to: instant) == nil)
                #expect(try hours.subtracting(amount, from: instant) == nil)
            }
        }
    }

    @Test("a deadline with an unknown word or key is refused")
    func deadlines() throws {
        for (text, field, value) in [
            (#"{"businessDays": 1, "from": "now"}"#, "from", "now"),
            (#"{"businessDays": 1, "at": "noon"}"#, "at", "noon"),
            (#"{"businessDays": 1, "days": 2}"#, "days", "days"),
        ] {
            do {
                _ = try BusinessDayDeadline(json: text)
                Issue.record("accepted: \(text)")
            } catch DecodingError.dataCorrupted(let context) {
                let invalid = try #require(context.underlyingError as? InvalidValue)
                #expect(invalid.field == field)
                #expect(invalid.value == value)
            }
        }
    }
}
