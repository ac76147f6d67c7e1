import Foundation
import ServiceTime
import ServiceVocabulary
import Testing
import Ticketing

@testable import ServiceReporting

@Suite("Report on the incidents of a ServiceNow instance")
struct ServiceNowTests {
    /// The figures that were counted by other means.
    private struct Reference: Decodable {
        let events: Int
        let cases: Int
        let eventsByState: [String: Int]
        let firstStateByCase: [String: Int]
        let stateChanges: [String: Int]
        let stepsBack: Int
        let assignmentGroup: [String: Int]

        private enum CodingKeys: String, CodingKey {
            case events
            case cases
            case eventsByState = "events_by_state"
            case firstStateByCase = "first_state_by_case"
            case stateChanges = "state_changes"
            case stepsBack = "cases_with_a_visible_step_back_from_Resolved_or_Closed"
            case assignmentGroup = "assignment_group"
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            events = try container.decode(Int.self, forKey: .events)
            cases = try container.decode(Int.self, forKey: .cases)
            eventsByState = try container.decode([String: Int].self, forKey: .eventsByState)
            firstStateByCase = try container.decode([String: Int].self, forKey: .firstStateByCase)
            stateChanges = try container.decode([String: Int].self, forKey: .stateChanges)
            stepsBack = try container.decode(Int.self, forKey: .stepsBack)
            struct Groups: Decodable { let group_changes_total: Int }
            let groups = try container.decode(Groups.self, forKey: .assignmentGroup)
            assignmentGroup = ["group_changes_total": groups.group_changes_total]
        }
    }

    private func report(_ log: String) throws -> EventReport? {
        guard let bytes = try ExampleFiles.incidents(log) else { return nil }
        let policy = ExampleFiles.policies.appending(path: "servicenow-incidents.json")
        let definition = try ReportDefinition(InputFile(path: policy.path))
        return try ExampleFiles.eventReport(on: String(decoding: bytes, as: UTF8.self), by: definition, asOf: nil)
    }

    private func check(_ report: EventReport, _ name: String) throws {
        let data = try #require(try ExampleFiles.incidents(name))
        let reference = try JSONDecoder().decode(Reference.self, from: data)
        #expect(report.records.tickets == reference.cases)
        #expect(report.records.events == reference.events)
        #expect(report.records.unusable.isEmpty)
        func counts(_ keyPath: KeyPath<StatusFigures, Int>) -> [String: Int] {
            Dictionary(uniqueKeysWithValues: report.statuses.map { ($0.status.rawValue, $0[keyPath: keyPath]) })
                .filter { $0.value > 0 }
        }
        #expect(counts(\.events) == reference.eventsByState)
        #expect(counts(\.first) == reference.firstStateByCase)
        let steps = report.steps.kinds.map { ("\($0.from) -> \($0.to)", $0.count) }
        #expect(Dictionary(uniqueKeysWithValues: steps) == reference.stateChanges)
        #expect(report.reopenings.tickets == reference.stepsBack)
        #expect(report.reopenings.agreement == Agreement.Count(equal: reference.cases, compared: reference.cases))
        #expect(report.handOvers.steps == reference.assignmentGroup["group_changes_total"])
        #expect(report.derivedPriority == Agreement.Count(equal: reference.events, compared: reference.events))
    }

    @Test("The first 2,000 incidents give the counts of the reference")
    func sample() throws {
        guard let report = try report("sample_first_2000_cases.csv.gz") else { return }
        try check(report, "reference_sample.json")
        #expect(report.agreement?.groups.map(\.verdict.text) == ["1,729 of 1,733", "184 of 184"])
    }

    @Test("The whole log gives the counts of the reference, and the log's own verdicts on nearly all incidents")
    func wholeLog() throws {
        guard let report = try report("incident_event_log.csv.gz") else { return }
        try check(report, "reference.json")
        #expect(report.steps.total == 64_033)
        #expect(report.steps.kinds.count == 40)
        #expect(report.reopenings.steps == 331)
        #expect(report.agreement?.groups.map(\.verdict.text) == ["23,298 of 23,466", "773 of 774"])
        let observations = report.records.observations
        #expect(observations.filter { $0.kind == .outOfOrder }.map(\.ticket) == ["INC0000137"])
        #expect(observations.count { $0.kind == .assumedStatus } == 5)
        #expect(!observations.contains { $0.kind == .refused || $0.kind == .unknownStatus })
    }
}
