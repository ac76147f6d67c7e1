import Foundation
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Stored calendars")
struct CalendarWireTests {
    private func expectStored(
        _ calendar: WorkingCalendar, as text: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        #expect(try calendar.json() == text, sourceLocation: sourceLocation)
        #expect(try WorkingCalendar(json: text) == calendar, sourceLocation: sourceLocation)
    }

    private func office() throws -> WorkingCalendar {
        try WorkingCalendar(timeZone: "UTC", weekly: WeeklyHours([.monday: [Shift("09:00", "17:00")]]))
    }

    private static let officeText = #"{"timeZone":"UTC","weekly":{"mon":[["09:00","17:00"]]}}"#

    @Test("a schedule is stored without what is empty or left at its default")
    func schedule() throws {
        try expectStored(
            WorkingCalendar(timeZone: "Asia/Shanghai", weekly: .none), as: #"{"timeZone":"Asia/Shanghai","weekly":{}}"#)
        try expectStored(office(), as: Self.officeText)
        try expectStored(
            WorkingCalendar(
                timeZone: "America/New_York",
                weekly: WeeklyHours([
                    .sunday: [Shift("22:00", "06:00")],
                    .monday: [Shift("13:00:30", "24:00"), Shift("08:00", "08:00")],
                ]),
                holidays: [
                    Holiday(CivilDate("2024-12-25"), name: "Christmas"),
                    Holiday(CivilDate("2024-12-24"), hours: ClosedHours(from: TimeOfDay("13:00"), to: .endOfDay)),
                ],
                overrides: [
                    DayOverride(CivilDate("2024-12-22"), shifts: []),
                    DayOverride(CivilDate("2024-12-21"), shifts: [Shift("10:00", "14:00")]),
                ],
                options: CalendarOptions(closingEdge: .nextOpening, holidayCutsTail: false)),
            as: #"{"holidays":[{"date":"2024-12-24","from":"13:00","to":"24:00"},"#
                + #"{"date":"2024-12-25","name":"Christmas"}],"#
                + #""options":{"closingEdge":"nextOpening","holidayCutsTail":false,"overrideBeatsHoliday":true,"#
                + #""overrideKeepsTail":true},"#
                + #""overrides":[{"date":"2024-12-21","hours":[["10:00","14:00"]]},{"date":"2024-12-22","hours":[]}],"#
                + #""timeZone":"America/New_York","#
                + #""weekly":{"mon":[["08:00","08:00"],["13:00:30","24:00"]],"sun":[["22:00","06:00"]]}}"#)
    }

    @Test("every kind of holiday rule is stored with its kind")
    func rules() throws {
        let rules = [
            try HolidayRule(.date(month: 7, day: 4), observance: .nearestWeekday, name: "Independence Day"),
            try HolidayRule(.weekday(.thursday, ordinal: 4, month: 11), years: 1942...9999),
            try HolidayRule(.lastWeekday(.monday, month: 5), years: 0...2021, observance: .nextWorkingDay),
            try HolidayRule(.daysFromEaster(-2), hours: ClosedHours(from: .midnight, to: TimeOfDay("12:00"))),
        ]
        try expectStored(
            WorkingCalendar(timeZone: "UTC", weekly: .none, holidayRules: rules),
            as: #"{"holidayRules":["#
                + #"{"day":4,"kind":"date","month":7,"name":"Independence Day","observance":"nearestWeekday"},"#
                + #"{"firstYear":1942,"kind":"weekday","lastYear":9999,"month":11,"ordinal":4,"weekday":"thu"},"#
                + #"{"firstYear":0,"kind":"lastWeekday","lastYear":2021,"month":5,"observance":"nextWorkingDay","#
                + #""weekday":"mon"},"#
                + #"{"days":-2,"from":"00:00","kind":"easter","to":"12:00"}],"timeZone":"UTC","weekly":{}}"#)
    }

    @Test("combinations are stored with their kind and operands")
    func combinations() throws {
        let office = try office()
        let text = Self.officeText
        try expectStored(office.union([office]), as: #"{"first":\#(text),"kind":"union","others":[\#(text)]}"#)
        try expectStored(office.intersection([]), as: #"{"first":\#(text),"kind":"intersection","others":[]}"#)
        try expectStored(
            office.subtracting([office.union([])]),
            as: #"{"first":\#(text),"kind":"difference","others":[{"first":\#(text),"kind":"union","others":[]}]}"#)
        try expectStored(
            office.changing(to: [.init(validFrom: CivilDate("2025-01-01"), calendar: office)]),
            as: #"{"first":\#(text),"kind":"versions","versions":[{"calendar":\#(text),"validFrom":"2025-01-01"}]}"#)
    }

    @Test("what may be left out may be said: the kind, defaults, in any order")
    func lenient() throws {
        let said = #"""
            {"kind": "schedule", "weekly": {"tue": [], "mon": [["09:00:00", "17:00"]]}, "overrides": [], "holidays": [],
             "holidayRules": [], "options": {}, "timeZone": "UTC"}
            """#
        #expect(try WorkingCalendar(json: said) == office())
        let wholeDay = #"{"timeZone":"UTC","weekly":{},"holidays":[{"date":"2024-01-01","from":"00:00","to":"24:00"}]}"#
        #expect(try WorkingCalendar(json: wholeDay).homeSchedule.holidays == [Holiday(CivilDate("2024-01-01"))])
    }

    @Test("a deadline is stored in business days, with where it starts and ends")
    func deadlines() throws {
        let deadline = BusinessDayDeadline(3, from: .asGiven, at: .endOfDay)
        let text = #"{"at":"endOfDay","businessDays":3,"from":"asGiven"}"#
        #expect(try deadline.json() == text)
        #expect(try BusinessDayDeadline(json: text) == deadline)
        #expect(try BusinessDayDeadline(json: #"{"businessDays":-1}"#) == BusinessDayDeadline(-1))
    }

    @Test("generated calendars read back as they were, and are stored the same twice")
    func roundTrip() throws {
        var random = SplitMix64(seed: 5)
        for trial in 0..<TestEnvironment.trials(default: 300) {
            let center = try CivilDate(daysSinceEpoch: random.number(-719_528...2_932_896))
            let generator = CalendarGenerator(
                zones: TestZones.identifiers, around: center, reach: 400, granule: trial % 2 == 0 ? 1 : 900)
            let calendar = try generator.calendar(using: &random)
            let text = try calendar.json()
            let read = try WorkingCalendar(json: text)
            #expect(read == calendar)
            #expect(try read.json() == text)
            #expect(read.hashValue == calendar.hashValue)
        }
    }
}
