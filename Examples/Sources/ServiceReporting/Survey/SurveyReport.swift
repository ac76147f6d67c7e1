import ServiceMetrics
import ServiceStatistics
import ServiceVocabulary

/// The report of raw survey answers: each score with how many answers it rests on, unweighted and weighted.
public struct SurveyReport: PrintedReport, Codable, Hashable {
    /// The name and version of the stored form.
    enum Format: String, Codable, Hashable, Sendable {
        case version1 = "survey-report-result/1"
    }

    /// The scores of one question in one group.
    struct Row: Codable, Hashable, Sendable {
        /// The column of the question.
        let column: String
        /// The group; nil where all answers are one group.
        let group: String?
        /// The answers given, of those asked.
        let responses: Proportion
        /// How often each answer was given.
        let answers: RatingCounts
        /// The scores without weights.
        let scores: [MetricResult]
        /// The scores with weights; empty for an unweighted sample.
        let weightedScores: [MetricResult]
        /// Kish's effective sample size; nil for an unweighted sample.
        let effectiveCount: Double?
    }

    /// The name and version of the stored form.
    let format: Format
    /// What the report is about.
    let title: String?
    /// Where the answers come from.
    let source: String
    /// How many rows there are.
    let rowCount: Int
    /// What was left out, and why.
    let unusable: [UnusableRow]
    /// The scores by question and group.
    let rows: [Row]

    /// Sums up answers.
    init(_ records: SurveyRecords, from source: String, title: String?) throws(InvalidValue) {
        format = .version1
        self.title = title
        self.source = source
        rowCount = records.rows
        unusable = records.unusable
        var rows: [Row] = []
        for part in records.answers {
            guard let first = part.scores.first else { continue }
            var scores: [MetricResult] = []
            var weighted: [MetricResult] = []
            for score in part.scores {
                scores.append(try score.result())
                if let result = try score.weightedResult() { weighted.append(result) }
            }
            rows.append(
                Row(
                    column: part.question.column, group: part.group, responses: first.responseRate,
                    answers: first.answers, scores: scores, weightedScores: weighted,
                    effectiveCount: first.effectiveCount))
        }
        self.rows = rows
    }
}

extension SurveyReport {
    /// The report as plain text.
    public func text() -> String {
        let head = Layout.section(
            title ?? "Survey",
            ["source  " + source, "rows    " + rowCount.of("row") + ", \((rowCount - unusable.count).grouped) used"])
        return Layout.text([head] + columns.map { section($0) } + [unusable.section])
    }

    private var columns: [String] {
        var names: [String] = []
        for row in rows where !names.contains(row.column) { names.append(row.column) }
        return names
    }

    private func section(_ column: String) -> [String] {
        let rows = rows.filter { $0.column == column }
        var table = TextTable(
            .words("group"), .words("score"), .numbers("n"), .numbers("value"), .numbers("95 % interval"),
            .numbers("weighted"), .numbers("95 % interval"))
        for row in rows {
            for (place, score) in row.scores.enumerated() {
                let weighted = place < row.weightedScores.count ? row.weightedScores[place] : nil
                table.add([
                    place == 0 ? row.group ?? "all" : "", score.shortName, score.count.grouped, score.valueText,
                    score.intervalText, weighted?.valueText ?? "–", weighted?.intervalText ?? "–",
                ])
            }
        }
        let asked = rows.map { $0.responses }.reduce(into: (0, 0)) { sum, share in
            sum.0 += share.successes
            sum.1 += share.count
        }
        let note = "\(asked.0.grouped) of \(asked.1.grouped) gave an answer of the scale \(scaleText(rows))."
        return Layout.section(column, table.lines + [note])
    }

    private func scaleText(_ rows: [Row]) -> String {
        guard let scale = rows.first?.answers.scale else { return "" }
        return "\(scale.lowest)–\(scale.highest), \(scale.isHighGood ? "high" : "low") is good"
    }
}
