import ServiceMetrics

/// How a file of raw survey answers is to be read, and which scores are wanted.
struct SurveyDefinition: Hashable, Sendable {
    /// A question.
    struct Question: Hashable, Sendable {
        /// The column of its answers.
        let column: String
        /// The figure that it is about.
        let name: MetricName
        /// The whole numbers it can be answered with.
        let scale: RatingScale
        /// Codes that are no answers, beside those of the whole file.
        let missing: [String]
        /// The scores that are wanted.
        let metrics: [RatingMetric]
    }

    /// What the report is about; a heading.
    let title: String?
    /// The byte between two fields.
    let delimiter: UInt8
    /// Texts that are no answers, in any question.
    let missing: [String]
    /// The column by which answers are grouped, such as a year; nil for one group.
    let group: String?
    /// The column of weights; nil for none.
    let weight: String?
    /// The questions.
    let questions: [Question]
}

extension SurveyDefinition: Decodable {
    private enum Format: String, CaseIterable {
        case version1 = "survey-report/1"
    }

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case title
        case delimiter
        case missing
        case group
        case weight
        case questions
    }

    /// Decodes `{"format": "survey-report/1", "questions": […]}`, the rest as wanted.
    init(from decoder: any Decoder) throws {
        _ = try decoder.container(keyedBy: CodingKeys.self).decodeCase(Format.self, forKey: .format)
        let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
        title = try container.decodeIfPresent(String.self, forKey: .title)
        let separator = try container.decodeIfPresent(String.self, forKey: .delimiter) ?? ","
        guard let byte = separator.utf8.first, separator.utf8.count == 1, !CSVReader.reservedBytes.contains(byte) else {
            throw DecodingError.dataCorruptedError(
                forKey: .delimiter, in: container, debugDescription: "\"\(separator)\" is not one ASCII character")
        }
        delimiter = byte
        missing = try container.decodeIfPresent([String].self, forKey: .missing) ?? [""]
        group = try container.decodeIfPresent(String.self, forKey: .group)
        weight = try container.decodeIfPresent(String.self, forKey: .weight)
        questions = try container.decode([Question].self, forKey: .questions)
        guard !questions.isEmpty else {
            throw DecodingError.dataCorruptedError(
                forKey: .questions, in: container, debugDescription: "there are no questions")
        }
    }
}

extension SurveyDefinition.Question: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case column
        case name
        case scale
        case missing
        case scores
    }

    /// Decodes `{"column": "Q7", "name": "satisfaction", "scale": {…}, "scores": [{"kind": "mean"}]}`.
    init(from decoder: any Decoder) throws {
        let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
        column = try container.decode(String.self, forKey: .column)
        let name = try container.decode(MetricName.self, forKey: .name)
        let scale = try container.decode(RatingScale.self, forKey: .scale)
        self.name = name
        self.scale = scale
        missing = try container.decodeIfPresent([String].self, forKey: .missing) ?? []
        let aggregations = try container.decode([RatingAggregation].self, forKey: .scores)
        do {
            metrics = try aggregations.map { try RatingMetric(name, on: scale, $0) }
        } catch {
            throw DecodingError.dataCorruptedError(forKey: .scores, in: container, debugDescription: "\(error)")
        }
    }
}
