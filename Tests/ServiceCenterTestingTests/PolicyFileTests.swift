import Foundation
import ServiceCenterTesting
import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

/// How a program tests its own policy file: the calendar as text, its laws, and the clocks of whole tickets.
@Suite("A policy file under test")
struct PolicyFileTests {
    private let file = """
        {
          "format": "service-levels/1",
          "calendars": {
            "office": {
              "timeZone": "America/New_York",
              "weekly": {
                "mon": [["08:30", "17:00"]], "tue": [["08:30", "17:00"]], "wed": [["08:30", "17:00"]],
                "thu": [["08:30", "17:00"]], "fri": [["08:30", "17:00"]]
              },
              "holidayRules": [
                {"kind": "date", "month": 7, "day": 4, "observance": "nearestWeekday", "name": "Independence Day"}
              ]
            }
          },
          "policies": [
            {
              "identifier": "repairs",
              "condition": {"kind": "type", "oneOf": ["repair"]},
              "clocks": [
                {
                  "metric": "first-response",
                  "targets": [{"target": {"kind": "workingTime", "seconds": 3600}, "calendar": "office"}]
                },
                {
                  "metric": "resolution",
                  "targets": [{"target": {"kind": "businessDays", "businessDays": 2}, "calendar": "office"}]
                }
              ]
            }
          ]
        }
        """

    private func policies() throws -> ServiceLevelPolicySet {
        try ServiceLevelPolicySet(json: file)
    }

    private func newYork() throws -> TimeZoneRules {
        try TestZones.table.get().rules(for: "America/New_York")
    }

    private func levels() throws -> CompiledServiceLevels {
        try CompiledServiceLevels(policies(), zones: TestZones.table.get(), span: 2024...2024)
    }

    @Test("the office is open as the file says, and on Independence Day it is not")
    func week() throws {
        let office = try #require(try levels().calendar(named: "office"))
        let week = """
            mon 08:30-17:00
            tue 08:30-17:00
            wed 08:30-17:00
            thu closed
            fri 08:30-17:00
            sat closed
            sun closed
            """
        #expect(try office.mismatches(week, from: CivilDate("2024-07-01")) == [])
        #expect(try office.mismatches(timeline: "........+########.......", of: CivilDate("2024-07-01")) == [])
    }

    @Test("its calendars keep the laws of working time")
    func laws() throws {
        var random = SplitMix64(seed: 1)
        for (name, calendar) in try policies().calendars {
            let violations = try CalendarLaws.check(
                calendar, zones: TestZones.table.get(), years: 2024...2025, count: 20, using: &random)
            #expect(violations == [], "\(name)")
        }
    }

    @Test("a repair that comes in after hours counts from the next morning")
    func afterHours() throws {
        let timeline = try TicketTimeline(
            """
            2024-07-02
            17:00 opened
            2024-07-03
            09:30 agent-reply      // on the last second
            2024-07-05
            10:00 picked-up amy
            2024-07-08
            08:31 resolved
            """, in: newYork(), opening: TicketOpening(type: .repair))
        let before = try Instant("2024-07-03T13:00:00Z")
        #expect(
            try levels().mismatches(
                """
                first-response running, due 2024-07-03 09:30
                resolution running, due 2024-07-08 08:30
                """, of: timeline, at: before) == [])
        #expect(
            try levels().mismatches(
                """
                first-response stopped, due 2024-07-03 09:30
                resolution stopped, due 2024-07-08 08:30, breached
                """, of: timeline, at: .latest) == [])
        let mismatches = try levels().mismatches(
            "first-response stopped, due 2024-07-03 09:00", of: timeline, at: .latest)
        #expect(mismatches.map { $0.found.prefix(10) } == ["first-resp", "resolution"])
        #expect(mismatches.last?.expected == "no such clock")
    }
}

@Suite("Ticket timelines")
struct TicketTimelineTests {
    private let opening = TicketOpening(type: .repair)

    @Test("a timeline gives events in the order of its lines, read from the clock of its zone")
    func events() throws {
        let zone = try TimeZoneRules(posix: "EST5EDT,M3.2.0,M11.1.0")
        let timeline = try TicketTimeline(
            """
            2024-03-09
              23:59:59 opened

            2024-03-10   // clocks go forward
            02:30 waiting
            03:00 resumed
            """, in: zone, opening: opening)
        #expect(
            timeline.events.map { $0.occurredAt.description } == [
                "2024-03-10T04:59:59Z", "2024-03-10T07:30:00Z", "2024-03-10T07:00:00Z",
            ])
        #expect(timeline.events.map { $0.identifier } == ["e1", "e2", "e3"])
        #expect(timeline.events.map { $0.actor.role } == [.customer, .agent, .agent])
        #expect(timeline.history().replay().ticket?.status == .open)
    }

    @Test("every word makes an event")
    func words() throws {
        for word in TicketTimeline.words {
            let line = "09:00 " + word.replacingOccurrences(of: "…", with: "x")
            let timeline = try TicketTimeline("2024-03-11\n" + line, opening: opening)
            #expect(timeline.events.count == 1)
            #expect((timeline.events[0].kind == .opened(opening)) == (word == "opened"))
        }
    }

    @Test(
        "a line that says nothing is refused by its number",
        arguments: [
            ("09:00 opened", "line 1.date", "09:00"), ("2024-03-11\n9:00 opened", "line 2.timeOfDay", "9:00"),
            ("2024-03-11\n\n09:00 open", "line 3.event", "open"), ("2024-02-30", "line 1.date", "2024-02-30"),
            ("2024-03-11\n09:00 opened loudly", "line 2.event", "opened loudly"),
            ("2024-03-11\n09:00 status", "line 2.event", "status"),
        ])
    func refusals(text: String, field: String, value: String) throws {
        let refusal = #expect(throws: InvalidValue.self) { try TicketTimeline(text, opening: opening) }
        #expect(refusal?.field == field)
        #expect(refusal?.value == value)
    }
}
