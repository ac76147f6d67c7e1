import Foundation
import ServiceMetrics
import ServiceStatistics
import Testing

@testable import ServiceReporting

@Suite("Report on raw survey answers")
struct SurveyTests {
    private func report(_ csv: String, _ definition: String) throws -> SurveyReport {
        let mapping = try InputFile(name: "survey.json", bytes: Array(definition.utf8)).decoded(SurveyDefinition.self)
        var progress = ProgressMeter(.silent, label: "") { _ in }
        let file = InputFile(name: "survey.csv", bytes: Array(csv.utf8))
        let records = try SurveyReader.records(in: file, by: mapping, progress: &progress)
        return try SurveyReport(records, from: file.name, title: mapping.title)
    }

    private let mapping = """
        {"format": "survey-report/1", "group": "year", "weight": "w", "questions": [
          {"column": "q", "name": "effort", "scale": {"lowest": 1, "highest": 7, "highIsGood": true}, "missing": ["9"],
           "scores": [{"kind": "net", "top": [6, 7], "bottom": [1, 3]}, {"kind": "mean"}]}]}
        """

    @Test("codes for no answer, weights, groups, and an 8 on a scale of seven")
    func small() throws {
        let csv = "year,q,w\n2024,7,1\n2024,2,3\n2024,9,5\n2024,8,1\n2025,,1\n2025,x,1\n2024,6,-1\n"
        let report = try report(csv, mapping)
        #expect(report.unusable.map(\.line) == [5, 7, 8])
        #expect(
            report.unusable.first?.reason
                == "q: \"8\" is not accepted; expected a whole number from 1 to 7, or a code for no answer")
        let first = try #require(report.rows.first)
        #expect(first.responses.successes == 2)
        #expect(first.responses.count == 3)
        #expect(first.scores.map(\.value) == [0, 4.5])
        #expect(first.weightedScores.map(\.value) == [-50, 3.25])
        let second = try #require(report.rows.last)
        #expect(second.scores.map(\.value) == [nil, nil])
        #expect(report.text().contains("–"))
    }

    @Test("a column that is not there, and a definition with a score off the scale")
    func refusals() throws {
        #expect(throws: InputError.self) { try report("a,b\n1,2\n", mapping) }
        #expect(throws: InputError.self) { try report("year,q,w\n2024,8,1\n", mapping) }
        let off = mapping.replacing("[6, 7]", with: "[6, 8]")
        #expect(throws: InputError.self) { try report("year,q,w\n", off) }
    }

    @Test("the guest survey of an airport: every figure of the reference")
    func airport() throws {
        guard let file = try ExampleFiles.survey("sfo_csat_ces_nps_2014_2018.csv"),
            let reference = try ExampleFiles.survey("reference.json")
        else { return }
        let definition = try String(
            contentsOf: ExampleFiles.surveys.appending(path: "sfo-survey.json"), encoding: .utf8)
        let report = try report(String(decoding: file, as: UTF8.self), definition)
        let root = try #require(try JSONSerialization.jsonObject(with: reference) as? [String: Any])
        let years = try #require(root["years"] as? [String: [String: Any]])
        var compared = 0
        for row in report.rows {
            let year = try #require(years[row.group ?? ""])
            guard let entry = year.first(where: { $0.key.contains(row.column) })?.value as? [String: Any] else {
                #expect(row.scores.allSatisfy { $0.value == nil })
                continue
            }
            #expect(row.responses.count == year["responses"] as? Int)
            #expect(row.responses.successes == entry["valid"] as? Int)
            func check(_ key: String, _ value: Double?, times factor: Double = 1) {
                guard let expected = entry[key] as? Double else { return }
                compared += 1
                #expect(abs((value ?? .nan) * factor - expected) <= 5.1e-7, "\(row.column) \(row.group ?? "") \(key)")
            }
            for (score, weighted) in zip(row.scores, row.weightedScores) {
                switch score.definition.aggregate {
                case .net:
                    check("nps", score.value)
                    check("weighted_nps", weighted.value)
                    #expect(row.answers.share(in: 9...10).successes == entry["promoters"] as? Int)
                    #expect(row.answers.share(in: 7...8).successes == entry["passives"] as? Int)
                    #expect(row.answers.share(in: 0...6).successes == entry["detractors"] as? Int)
                case .share:
                    check("top2box_percent", score.value, times: 100)
                    check("weighted_top2box_percent", weighted.value, times: 100)
                case .mean: check("mean", score.value)
                default: break
                }
            }
        }
        print("survey sfo-survey: \(compared) figures compared")
        #expect(compared == 5 * 4 * 3 + 2 * 2)
    }
}
