import Foundation
import ServiceTime
import ServiceVocabulary
import Testing
import Ticketing

@testable import ServiceReporting

@Suite("Report on generated requests")
struct GeneratedReportTests {
    private func requests(seed: UInt64 = ReportRun.defaultSeed) throws -> [Request] {
        let zones = try TimeZoneTable(for: ExampleFiles.definition())
        return try RequestGenerator(.firstQuarterOf2025(), zones: zones).requests(seed: seed)
    }

    private func report(_ change: (inout ReportRun) -> Void = { _ in }) throws -> ServiceReport {
        var progress = ProgressMeter(.silent, label: "") { _ in }
        var run = ReportRun()
        change(&run)
        return try run.report(progress: &progress)
    }

    @Test("The same seed gives the same requests, another seed others")
    func determinism() throws {
        #expect(try requests() == requests())
        #expect(try requests() != requests(seed: 1))
    }

    @Test("The figures of the default seed stay what they are, on every platform")
    func goldenFigures() throws {
        let report = try report()
        let verdicts = report.policies.map { policy in
            let figures = policy.figures
            return "\(policy.policy): \(figures.met) met, \(figures.breached) breached, \(figures.pending) pending"
        }
        #expect(report.asOf.local == "Mon 2025-03-31 23:56:18")
        #expect(report.volume.requests == 6000)
        #expect(report.volume.closed == 5952)
        #expect(
            verdicts == [
                "emergency: 87 met, 6 breached, 0 pending", "complaint: 478 met, 30 breached, 3 pending",
                "important: 682 met, 56 breached, 3 pending", "refund: 721 met, 50 breached, 10 pending",
                "suggestion: 139 met, 8 breached, 6 pending", "email: 340 met, 70 breached, 2 pending",
                "general: 3166 met, 129 breached, 14 pending",
            ])
        let all = try #require(report.timesToClose.first)
        #expect(all.calendarTime.microseconds == [15_002_500_000, 95_007_000_000, 173_364_300_000, 395_184_680_000])
        #expect(all.workingTime?.microseconds == [9_983_500_000, 34_882_400_000, 55_444_050_000, 105_907_240_000])
        #expect(
            report.worstBreaches.map(\.identifier) == [
                "T100439", "T103453", "T104831", "T104921", "T101113", "T102168", "T103347", "T104938", "T104004",
                "T103542",
            ])
    }

    @Test("The parts of the report add up to the whole")
    func sums() throws {
        let report = try report()
        let rates = report.metRates
        func sum(_ figures: [VerdictFigures]) -> [Int] {
            figures.reduce([0, 0, 0, 0, 0]) { zip($0, $1.counts).map(+) }
        }
        #expect(sum(rates.types.map(\.figures)) == rates.figures.counts)
        #expect(sum(rates.months.map(\.figures)) == rates.figures.counts)
        #expect(sum(report.policies.map(\.figures)) == rates.figures.counts)
        for type in rates.types { #expect(sum(type.months.map(\.figures)) == type.figures.counts) }
        #expect(report.volume.openedByHour.values.flatMap(\.self).reduce(0, +) == report.volume.requests)
        #expect(report.timesToClose.dropFirst().map(\.closed).reduce(0, +) == report.volume.closed)
        let open = report.openRequests
        #expect(open.overdue + open.dueWithinDay + open.dueLater + open.withoutDue == report.volume.open)
        #expect(open.dueWithinDay + open.dueLater == rates.figures.pending)
    }

    @Test("The report as JSON has a format, is the same bytes every time, and is read back as the same report")
    func json() throws {
        let report = try report()
        let json = try report.json()
        #expect(try JSONDecoder().decode(ServiceReport.self, from: json) == report)
        #expect(try self.report().json() == json)
        let object = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        #expect(object["format"] as? String == "service-report-result/1")
    }

    @Test("An earlier instant leaves out what was opened later, and opens what was closed later")
    func asOf() throws {
        let instant = try Instant("2025-02-01T00:00:00+08:00")
        let report = try report { $0.asOf = instant }
        let requests = try requests()
        let opened = requests.filter { $0.ticket.openedAt <= instant }
        #expect(report.records.used == opened.count)
        #expect(report.records.openedLater == requests.count - opened.count)
        #expect(report.volume.closed == opened.count { $0.ticket.closedAt.map { $0 <= instant } ?? false })
    }

    @Test("Stored as a file and read by the mapping, the requests give the same report")
    func export() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        let generated = try report { $0.exportPath = file.path }
        let policy = ExampleFiles.policies.appending(path: "service-center.json").path
        let read = try report { ($0.requestsPath, $0.policyPath) = (file.path, policy) }
        #expect(read.records.source == file.lastPathComponent)
        #expect(read.records.unusable.isEmpty)
        #expect(read.metRates == generated.metRates)
        #expect(read.timesToClose == generated.timesToClose)
        #expect(read.worstBreaches == generated.worstBreaches)
        #expect(read.openRequests == generated.openRequests)
    }

    @Test("The text keeps within 100 columns and shows the sections in order")
    func text() throws {
        let lines = try report().text().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines.allSatisfy { $0.displayWidth <= Layout.width })
        let titles = zip(lines, lines.dropFirst()).filter { $1.hasPrefix("═") }.map { $0.0 }
        #expect(
            titles == [
                "A service center's first quarter of 2025", "Volume", "Due times and verdicts by policy",
                "Open requests", "Met rate by type and month", "Key figures", "Time to close",
                "The 10 worst breaches by plain time",
            ])
        #expect(lines.contains("email       4 h of working time        412    340        70        2    82.9 %"))
    }
}

extension Percentiles {
    fileprivate var microseconds: [Int64] { [p50, p90, p95, p99].map(\.microseconds) }
}

extension VerdictFigures {
    fileprivate var counts: [Int] { [requests, met, breached, pending, withoutPolicy] }
}
