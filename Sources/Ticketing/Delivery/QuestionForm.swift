public import ServiceVocabulary

/// The questions that a diagnosis has to answer.
///
/// ```swift
/// QuestionForm.fourWOneH.missing(in: ["what": "no sound", "when": "since Monday"])  // who, where, how
/// ```
public struct QuestionForm: Hashable, Sendable {
    /// One question.
    public struct Question: Hashable, Sendable {
        /// The name under which it is answered.
        public let name: String
        /// The question in words.
        public let prompt: String

        /// Creates a question.
        ///
        /// - Parameters:
        ///   - name: The name under which it is answered.
        ///   - prompt: The question in words.
        public init(_ name: String, prompt: String) {
            self.name = name
            self.prompt = prompt
        }
    }

    /// The questions, in the order in which they are asked.
    public let questions: [Question]

    /// Creates a form.
    ///
    /// - Parameter questions: The questions, in the order in which they are asked.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when two have one name.
    public init(_ questions: [Question]) throws(InvalidValue) {
        guard Set(questions.map { $0.name }).count == questions.count else {
            throw InvalidValue(field: "questions", value: "a name twice", accepted: "each name once")
        }
        self.questions = questions
    }

    private init(unchecked questions: [Question]) {
        self.questions = questions
    }

    /// The form of the four W and the H (4W1H): what, who, when, where, how, which is an assumed expansion.
    public static let fourWOneH = QuestionForm(unchecked: [
        Question("what", prompt: "What happened?"), Question("who", prompt: "Whom does it concern?"),
        Question("when", prompt: "When did it happen, and since when?"),
        Question("where", prompt: "Where does it happen?"),
        Question("how", prompt: "How does it show, and how can it be repeated?"),
    ])

    /// The questions without an answer; one of blanks only is none.
    ///
    /// - Parameter answers: The answers, by the names of the questions.
    /// - Returns: The names of the open questions, in the order of the form.
    public func missing(in answers: [String: String]) -> [String] {
        questions.map { $0.name }.filter { name in
            answers[name]?.utf8.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) } ?? true
        }
    }

    /// The answers to questions that the form does not have, by name, sorted.
    ///
    /// - Parameter answers: The answers, by the names of the questions.
    public func unknown(in answers: [String: String]) -> [String] {
        answers.keys.filter { name in !questions.contains { $0.name == name } }.sorted()
    }
}
