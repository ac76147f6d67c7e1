import Foundation
import ServiceTime
import Testing

@testable import ServiceReporting

@Suite("Report on the building requests of Boston")
struct BostonTests {
    @Test("Every due time and every verdict on a closed request is the city's own")
    func agreement() throws {
        guard let file = ExampleFiles.boston else { return }
        var run = ReportRun()
        run.requestsPath = file.path
        run.policyPath = ExampleFiles.policies.appending(path: "boston-311.json").path
        var progress = ProgressMeter(.silent, label: "") { _ in }
        let report = try run.report(progress: &progress)
        #expect(report.records.rows == 6318)
        #expect(report.records.unusable.isEmpty)
        #expect(report.records.clockFindings.isEmpty)
        #expect(report.agreement?.due == Agreement.Count(equal: 6318, compared: 6318))
        #expect(report.agreement?.verdict == Agreement.Count(equal: 5744, compared: 5744))
        #expect(report.agreement?.open == 574)
        let lines = report.text().split(separator: "\n")
        #expect(lines.contains("due within 60 s: 6,318 of 6,318"))
        #expect(lines.contains("verdict equal: 5,744 of 5,744"))
    }
}
