import ServiceMetrics
import ServiceVocabulary

/// The answers to one question in one group.
struct SurveyAnswers: Sendable {
    /// The group, the text of its column; nil where all answers are one group.
    let group: String?
    /// The question.
    let question: SurveyDefinition.Question
    /// The answers, one accumulator for each score.
    var scores: [RatingAccumulator]
}

/// Raw answers as they were read, with the rows that could not be used.
struct SurveyRecords: Sendable {
    /// The answers by question, then by group in the order of the texts.
    var answers: [SurveyAnswers] = []
    /// How many rows there are.
    var rows = 0
    /// What was left out, and why.
    var unusable: [UnusableRow] = []
}

/// Reads raw survey answers.
struct SurveyReader {
    private let definition: SurveyDefinition
    private let missing: MissingValues
    private let questionMissing: [MissingValues]
    private let questions: [Column]
    private let group: Column?
    private let weight: Column?
    private var groups: [String: Int] = [:]
    private var scores: [[[RatingAccumulator]]] = []

    /// Reads all rows of a file.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - definition: How it is to be read.
    ///   - progress: Is told how far the reading has come.
    /// - Throws: ``InputError`` for a file without the columns, or of which not one row can be used.
    static func records(
        in file: InputFile, by definition: SurveyDefinition, progress: inout ProgressMeter
    ) throws -> SurveyRecords {
        var rows = try RecordRows(file, delimiter: definition.delimiter)
        var reader = try SurveyReader(definition, header: rows.header, file: file.name)
        var records = SurveyRecords()
        rows.forEach(progress: &progress) { row in
            records.rows += 1
            switch row {
            case .failure(let malformed):
                records.unusable.append(UnusableRow(line: malformed.line, reason: malformed.reason))
            case .success(let row):
                do throws(InvalidValue) {
                    try reader.take(row)
                } catch {
                    records.unusable.append(UnusableRow(line: row.line, reason: error.description))
                }
            }
        }
        guard records.unusable.count < records.rows else {
            throw InputError(nothingUsableIn: file.name, records.unusable)
        }
        records.answers = reader.answers
        return records
    }

    private init(_ definition: SurveyDefinition, header: [String], file: String) throws(InputError) {
        self.definition = definition
        var finder = ColumnFinder(header)
        var questions: [Column] = []
        for question in definition.questions { questions.append(finder.column(question.column)) }
        self.questions = questions
        group = finder.column(definition.group)
        weight = finder.column(definition.weight)
        missing = MissingValues(definition.missing)
        questionMissing = definition.questions.map { MissingValues($0.missing) }
        try finder.finish(file)
    }

    /// Takes a whole row, or nothing of it.
    private mutating func take(_ row: CSVRow) throws(InvalidValue) {
        let weight = try weight(of: row)
        var answers: [Int?] = []
        for index in questions.indices { answers.append(try answer(to: index, in: row)) }
        let place = place(of: group.map { String(decoding: row.fields[$0.index], as: UTF8.self) } ?? "")
        for (index, answer) in answers.enumerated() {
            for score in scores[place][index].indices {
                if let answer {
                    try scores[place][index][score].add(answer, weight: weight)
                } else {
                    try scores[place][index][score].addUnanswered()
                }
            }
        }
    }

    /// The place of a group among the scores.
    private mutating func place(of group: String) -> Int {
        if let place = groups[group] { return place }
        groups[group] = scores.count
        scores.append(
            definition.questions.map { question in
                question.metrics.map { RatingAccumulator($0, isWeighted: definition.weight != nil) }
            })
        return scores.count - 1
    }

    private func weight(of row: CSVRow) throws(InvalidValue) -> Double {
        guard let weight else { return 1 }
        let text = String(decoding: row.fields[weight.index], as: UTF8.self)
        guard let number = Double(text), number.isFinite, number >= 0 else {
            throw InvalidValue(field: weight.name, value: text, accepted: "a weight of 0 or more")
        }
        return number
    }

    /// The answer to a question; nil for a code that is none.
    private func answer(to index: Int, in row: CSVRow) throws(InvalidValue) -> Int? {
        let field = row.fields[questions[index].index]
        if missing.contains(field) || questionMissing[index].contains(field) { return nil }
        let text = String(decoding: field, as: UTF8.self)
        let scale = definition.questions[index].scale
        guard let number = Int(text), scale.answers.contains(number) else {
            throw InvalidValue(
                field: questions[index].name, value: text,
                accepted: "a whole number from \(scale.lowest) to \(scale.highest), or a code for no answer")
        }
        return number
    }

    private var answers: [SurveyAnswers] {
        definition.questions.indices.flatMap { index in
            groups.keys.sorted().map { name in
                SurveyAnswers(
                    group: definition.group == nil ? nil : name, question: definition.questions[index],
                    scores: groups[name].map { scores[$0][index] } ?? [])
            }
        }
    }
}
