import ServiceTime
import ServiceVocabulary
import Testing
import Ticketing

@testable import ServiceReporting

@Suite("Report on a small event log")
struct EventLogTests {
    private static let header = "number,state,at,opened,priority,impact,urgency,group,agent,channel,reopened,kept"

    /// A ticket that waits and is reopened, one that is late, and one with an odd status, an early row and missing values.
    private static let rows = [
        "A,New,2024-01-08 09:00,2024-01-08 08:55,3,2,2,?,?,Phone,0,yes",
        "A,Active,2024-01-08 09:10,2024-01-08 08:55,3,2,2,G1,?,Phone,0,yes",
        "B,Active,2024-01-08 09:10,2024-01-08 09:05,4,2,3,G2,x,Email,0,yes",
        "A,Resolved,2024-01-08 10:00,2024-01-08 08:55,3,2,2,G2,y,Phone,0,yes",
        "A,Active,2024-01-08 10:30,2024-01-08 08:55,3,2,2,G2,y,Web,1,yes",
        "A,Active,2024-01-08 10:31,2024-01-08 08:55,3,2,2,G2,y,Phone,1,yes",
        "B,Closed,2024-01-10 09:10,2024-01-08 09:05,3,2,3,G2,x,Email,0,no",
        "A,Closed,2024-01-08 12:00,2024-01-08 08:55,3,2,2,G2,y,Phone,1,yes",
        "C,-100,2024-01-08 11:00,2024-01-08 10:00,3,2,2,G1,?,Phone,0,yes",
        "C,Lost,2024-01-08 11:30,2024-01-08 10:00,3,9,2,?,?,Phone,0,yes",
        "C,Active,2024-01-08 11:20,2024-01-08 10:00,3,2,2,G1,?,Phone,0,yes",
        "D,New,soon,2024-01-08 10:00,3,2,2,G1,?,Phone,0,yes",
    ]

    private func definition(fromLastRow: String = #"["priority"]"#) throws -> ReportDefinition {
        try ExampleFiles.definition(
            """
            {"format": "service-report/1",
             "serviceLevels": {"format": "service-levels/1", "calendars": {},
              "policies": [{"identifier": "all", "clocks": [{"metric": "closure", "targets": [
               {"target": {"kind": "calendarTime", "seconds": 86400},
                "condition": {"kind": "priority", "oneOf": ["3"]}}]}]}]},
             "records": {"kind": "events", "format": "csv", "missing": ["", "?"],
              "timeFormat": "yyyy-MM-dd HH:mm", "timeZone": "UTC",
              "columns": {"identifier": "number", "occurredAt": "at", "openedAt": "opened",
               "status": {"column": "state", "assumed": ["-100"], "categories":
                {"New": "new", "Active": "active", "-100": "active", "Resolved": "resolved", "Closed": "closed"}},
               "priority": {"column": "priority", "impact": "impact", "urgency": "urgency", "matrix":
                {"format": "priority-matrix/1", "priorities": ["3", "4"], "scopes": ["2"], "urgencies": ["2", "3"],
                 "rows": {"2": {"2": "3", "3": "4"}}}},
               "team": "group", "agent": "agent", "channel": "channel", "reopenCount": "reopened",
               "expectedVerdict": {"column": "kept", "met": ["yes"], "breached": ["no"]},
               "fromLastRow": \(fromLastRow)}}}
            """)
    }

    private func report(
        _ rows: [String] = rows, by definition: ReportDefinition? = nil, asOf: Instant? = nil
    ) throws -> EventReport {
        try ExampleFiles.eventReport(
            on: ([Self.header] + rows).joined(separator: "\n"), by: definition ?? self.definition(), asOf: asOf)
    }

    @Test("Events are what changed from a ticket's row to its next, in the order of the file")
    func changes() throws {
        let log = try ExampleFiles.log(
            in: ([Self.header] + Self.rows).joined(separator: "\n"), by: definition(), asOf: nil)
        let a = try #require(log.tickets.first)
        #expect(
            a.events.dropFirst().map(\.kind) == [
                .statusChanged("Active", reason: nil), .assigned(team: "G1", agent: nil),
                .statusChanged("Resolved", reason: nil), .transferred(team: "G2", agent: "y", supportTier: nil),
                .statusChanged("Active", reason: nil), .internalNote, .statusChanged("Closed", reason: nil),
            ])
        #expect(a.lines == [2, 3, 3, 5, 5, 6, 7, 9])
    }

    @Test("Statuses, changes of status, reopenings and hand-overs are counted")
    func counts() throws {
        let report = try report()
        #expect(report.records.tickets == 3)
        #expect(report.records.events == 11)
        #expect(report.steps.total == 6)
        #expect(report.steps.kinds.map(\.count) == [2, 1, 1, 1, 1])
        #expect(report.reopenings.tickets == 1)
        #expect(report.reopenings.steps == 1)
        #expect(report.reopenings.agreement == Agreement.Count(equal: 3, compared: 3))
        #expect(report.handOvers.steps == 1)
        #expect(
            report.statuses.map { "\($0.status) \($0.events) \($0.first) \($0.last)" } == [
                "New 1 1 0", "-100 1 1 0", "Active 5 1 1", "Resolved 1 0 0", "Closed 2 0 2", "Lost 1 0 0",
            ])
    }

    @Test("What is not as one expects is listed with its line, and nothing is lost")
    func observations() throws {
        let report = try report()
        let found = report.records.observations.map { "\($0.line) \($0.ticket) \($0.kind.rawValue)" }
        #expect(
            found == [
                "6 A otherChannel", "8 B otherPriority", "10 C assumedStatus", "11 C unknownStatus", "11 C noPriority",
                "12 C outOfOrder",
            ])
        #expect(report.records.unusable.map(\.line) == [13])
        #expect(report.records.rows == report.records.events + report.records.unusable.count)
        #expect(report.records.missing.map { "\($0.column) \($0.rows)" } == ["agent 5", "group 2"])
        #expect(report.derivedPriority == Agreement.Count(equal: 9, compared: 10))
    }

    @Test("A priority from the last row is the ticket's from the start; otherwise it changes when the log says so")
    func lastRow() throws {
        let fromLast = try report()
        #expect(fromLast.clocks.map(\.figures.requests) == [3])
        #expect(fromLast.clocks.map(\.figures.breached) == [2])
        #expect(fromLast.agreement?.groups.map(\.verdict) == [Agreement.Count(equal: 2, compared: 3)])
        let asLogged = try report(by: definition(fromLastRow: "[]"))
        #expect(asLogged.clocks.map(\.figures.requests) == [2])
    }

    @Test("Rows later than the instant of the report are left out and counted")
    func asOf() throws {
        let report = try report(asOf: Instant("2024-01-08T10:00:00Z"))
        #expect(report.records.later == 7)
        #expect(report.records.tickets == 2)
        #expect(report.clocks.map(\.figures.pending) == [1])
    }

    @Test("A field that no row can repeat is refused with the accepted ones")
    func unknownField() throws {
        #expect(throws: InputError.self) { try definition(fromLastRow: #"["status"]"#) }
    }
}
