import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Testing
import Ticketing

@testable import ServiceReporting

@Suite("Explained breaches")
struct BreachTests {
    /// Explains tickets of a center that works from 09:00 to 12:00 and from 13:00 to 17:00, and not on 19 January 2015.
    private func report(_ target: String, opened: String, closed: String) throws -> ServiceReport {
        let hours = #"[["09:00", "12:00"], ["13:00", "17:00"]]"#
        let definition = try ExampleFiles.definition(
            """
            {"format": "service-report/1",
             "serviceLevels": {"format": "service-levels/1",
              "calendars": {"office": {"timeZone": "America/New_York",
               "weekly": {"mon": \(hours), "tue": \(hours), "wed": \(hours), "thu": \(hours), "fri": \(hours)},
               "holidays": [{"date": "2015-01-19", "name": "Martin Luther King Jr. Day"}]}},
              "policies": [{"identifier": "promise", "clocks": [
                {"metric": "closure", "targets": [{"target": \(target), "calendar": "office"}]}]}]},
             "records": {"kind": "requests", "format": "csv", "timeFormat": "yyyy-MM-dd HH:mm",
              "timeZone": "America/New_York",
              "columns": {"identifier": "no", "openedAt": "opened", "closedAt": "closed", "type": "type"}}}
            """)
        let records = try ExampleFiles.requests(
            in: "no,type,opened,closed\nA1,repair,\(opened),\(closed)\n", by: definition)
        return try ServiceReport(
            of: records, from: "test", by: definition, zones: TimeZoneTable(for: definition),
            asOf: Instant("2015-02-02T22:00:00Z"))
    }

    private func lines(_ target: String, opened: String, closed: String = "") throws -> [String] {
        let report = try report(target, opened: opened, closed: closed)
        return report.breachSection.dropFirst(2).map { String($0.drop { $0 == " " }) }
    }

    @Test("A target in business days says where it starts, which days it counts and which it passes over")
    func businessDays() throws {
        let target = #"{"kind": "businessDays", "businessDays": 3}"#
        #expect(
            try lines(target, opened: "2015-01-17 10:00", closed: "2015-01-26 10:00") == [
                "1.  A1  repair  [promise: 3 business days]",
                "opened Sat 2015-01-17 10:00      due Fri 2015-01-23 09:00",
                "closed Mon 2015-01-26 10:00      3 d 01 h late, 8 h 00 min of it working time",
                "Opened on a day without hours, so counted from Tue 2015-01-20 09:00; business days: Wed 21 Jan,",
                "Thu 22 Jan, Fri 23 Jan; passed over: Sat 17 Jan, Sun 18 Jan, Mon 19 Jan (Martin Luther King Jr.",
                "Day).",
            ])
    }

    @Test("A target in working time shows where each part of it went")
    func workingTime() throws {
        #expect(
            try lines(#"{"kind": "workingTime", "seconds": 18000}"#, opened: "2015-01-16 15:30") == [
                "1.  A1  repair  [promise: 5 h of working time]",
                "opened Fri 2015-01-16 15:30      due Tue 2015-01-20 13:30",
                "still open                       13 d 03 h late, 66 h 30 min of it working time",
                "Counted from the opening; working time: Fri 2015-01-16 15:30 to 17:00 (1 h 30 min), Tue",
                "2015-01-20 09:00 to 12:00 (3 h 00 min), Tue 2015-01-20 13:00 to 13:30 (30 min); passed over: Sat",
                "17 Jan, Sun 18 Jan, Mon 19 Jan (Martin Luther King Jr. Day).",
            ])
    }

    @Test("A target round the clock counts from the opening")
    func calendarTime() throws {
        #expect(
            try lines(#"{"kind": "calendarTime", "seconds": 5400}"#, opened: "2015-01-17 10:00") == [
                "1.  A1  repair  [promise: 90 min round the clock]",
                "opened Sat 2015-01-17 10:00      due Sat 2015-01-17 11:30",
                "still open                       16 d 05 h late, 70 h 00 min of it working time",
                "Counted from the opening.",
            ])
    }

    @Test(
        "An opening outside of hours is told as people would",
        arguments: [
            ("2015-01-16 08:00", "before hours"), ("2015-01-16 12:30", "in a break"),
            ("2015-01-16 17:00", "after hours"),
            ("2015-01-18 08:00", "on a day without hours"),
            ("2015-01-19 12:00", "on a holiday (Martin Luther King Jr. Day)"),
        ])
    func openings(_ opened: String, _ place: String) throws {
        let report = try report(#"{"kind": "workingTime", "seconds": 3600}"#, opened: opened, closed: "")
        #expect(report.worstBreaches.first?.explanation.movedFrom == place)
    }

    @Test("For every generated breach, the parts sum exactly to the target and end at the due instant")
    func sums() throws {
        let definition = try ExampleFiles.definition()
        let zones = try TimeZoneTable(for: definition)
        let levels = try CompiledServiceLevels(definition.serviceLevels, zones: zones, span: 2024...2026)
        let clock = LocalClock(timeZone: "Asia/Shanghai", rules: try zones.rules(for: "Asia/Shanghai"))
        let asOf = try Instant("2025-03-31T16:00:00Z")
        let assessments = try RequestGenerator(.firstQuarterOf2025(), zones: zones).requests(seed: 1)
            .map { Assessment($0, by: levels, asOf: asOf, clock: clock) }
        let worst = assessments.worstBreaches(.max)
        #expect(worst.count > 300)
        #expect(worst.compactMap { $0.result?.overdue } == worst.compactMap { $0.result?.overdue }.sorted(by: >))
        for assessment in worst {
            let breach = try #require(try Breach(assessment, levels: levels, zones: zones, asOf: asOf))
            check(breach, try #require(assessment.result?.target), clock)
        }
    }

    private func check(_ breach: Breach, _ target: ServiceLevelTarget, _ clock: LocalClock) {
        let explanation = breach.explanation
        switch target {
        case .workingTime(let span):
            #expect(explanation.stretches.map(\.length.microseconds).reduce(0, +) == span.microseconds)
            #expect(explanation.stretches.first?.from == explanation.countedFrom)
            #expect(explanation.stretches.last?.to == breach.due)
        case .businessDays(let deadline):
            #expect(explanation.countedDays.count == deadline.days)
            #expect(explanation.countedDays.last == clock.date(at: breach.due.instant))
            #expect(Set(explanation.countedDays).isDisjoint(with: explanation.passedOver.map(\.date)))
        case .calendarTime(let span):
            #expect(breach.due.instant - breach.opened.instant == span)
            #expect(explanation.countedFrom == breach.opened)
        }
    }
}
