#if !hasFeature(Embedded)

import ServiceTime
import ServiceVocabulary

extension StepPlan.Step: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case step
        case checkpoint
        case isRequired
        case limitMicroseconds
    }

    /// Decodes a step; it is required unless it says otherwise.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        self.init(
            try container.decode(ServiceStep.self, forKey: .step),
            checkpoint: try container.decode(String.self, forKey: .checkpoint),
            isRequired: try container.decodeIfPresent(Bool.self, forKey: .isRequired) ?? true,
            limit: try container.decodeIfPresent(TimeSpan.self, forKey: .limitMicroseconds))
    }

    /// Encodes the step, without what is left at its default.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(step, forKey: .step)
        try container.encode(checkpoint, forKey: .checkpoint)
        if !isRequired { try container.encode(false, forKey: .isRequired) }
        try container.encodeIfPresent(limit, forKey: .limitMicroseconds)
    }
}

extension StepPlan: Codable {
    /// The name and version of the stored form.
    public static let format = "step-plan/1"

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case steps
    }

    /// Decodes `{"format": "step-plan/1", "steps": […]}`, with the checks of the initializer.
    public init(from decoder: any Decoder) throws {
        let steps = try decoder.fields(CodingKeys.self, format: Self.format, at: .format).decode(
            [Step].self, forKey: .steps)
        self = try decoder.validated { () throws(InvalidValue) in try StepPlan(steps) }
    }

    /// Encodes the format and the steps in their order.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(steps, forKey: .steps)
    }
}

extension StepRecord: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case step
        case beganAt
        case passed
    }

    /// Decodes `{"step": "listen", "beganAt": "2024-01-17T18:00:00Z", "passed": true}`; `passed` may be missing.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        self.init(
            try container.decode(ServiceStep.self, forKey: .step),
            beganAt: try container.decode(Instant.self, forKey: .beganAt),
            passed: try container.decodeIfPresent(Bool.self, forKey: .passed))
    }

    /// Encodes the record.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(step, forKey: .step)
        try container.encode(beganAt, forKey: .beganAt)
        try container.encodeIfPresent(passed, forKey: .passed)
    }
}

extension QuestionForm.Question: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case name
        case prompt
    }

    /// Decodes `{"name": "what", "prompt": "What happened?"}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        self.init(
            try container.decode(String.self, forKey: .name), prompt: try container.decode(String.self, forKey: .prompt)
        )
    }

    /// Encodes the question.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(prompt, forKey: .prompt)
    }
}

extension QuestionForm: Codable {
    /// The name and version of the stored form.
    public static let format = "question-form/1"

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case questions
    }

    /// Decodes `{"format": "question-form/1", "questions": […]}`, with the checks of the initializer.
    public init(from decoder: any Decoder) throws {
        let questions = try decoder.fields(CodingKeys.self, format: Self.format, at: .format).decode(
            [Question].self, forKey: .questions)
        self = try decoder.validated { () throws(InvalidValue) in try QuestionForm(questions) }
    }

    /// Encodes the format and the questions in their order.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(questions, forKey: .questions)
    }
}

#endif
