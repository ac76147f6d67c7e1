/// A way to answer questions about working time.
protocol WorkingTimeModel {
    /// How the model writes an instant.
    associatedtype Moment
    /// How the model writes a length of time.
    associatedtype Length

    static func moment(ofSecond second: Int64) throws -> Moment
    /// Whole seconds since 1970.
    static func seconds(of moment: Moment) -> Int64
    /// Whole seconds.
    static func seconds(in length: Length) -> Int64
    static func length(ofHours hours: Int32) -> Length

    func adding(_ amount: Length, to start: Moment) throws -> Moment?
    func workingTime(from start: Moment, to end: Moment) -> Length
    func isOpen(at moment: Moment) -> Bool

    /// Any number that depends on all bits of an instant; cheap, because it is taken while the time runs.
    static func digest(_ moment: Moment) -> Int64
    static func digest(_ length: Length) -> Int64
}

/// A model with questions in its own terms.
struct Examination<Model: WorkingTimeModel> {
    private let model: Model
    private let starts: [Model.Moment]
    private let ends: [Model.Moment]

    /// Takes the first so many questions.
    init(_ model: Model, _ questions: WorkingTimeQuestions, first count: Int) throws {
        self.model = model
        starts = try questions.starts.prefix(count).map { try Model.moment(ofSecond: $0) }
        ends = try questions.ends.prefix(count).map { try Model.moment(ofSecond: $0) }
    }

    var count: Int { starts.count }

    /// Answers every question and keeps nothing but a digest.
    func pass(_ question: WorkingTimeQuestion) throws -> Int64 {
        switch question {
        case .add4Hours: return try passOfAdding(hours: 4)
        case .add8Hours: return try passOfAdding(hours: 8)
        case .add40Hours: return try passOfAdding(hours: 40)
        case .between:
            var digest: Int64 = 0
            for index in starts.indices {
                digest &+= Model.digest(model.workingTime(from: starts[index], to: ends[index]))
            }
            return digest
        case .isOpen:
            var digest: Int64 = 0
            for start in starts where model.isOpen(at: start) { digest &+= 1 }
            return digest
        }
    }

    private func passOfAdding(hours: Int32) throws -> Int64 {
        let amount = Model.length(ofHours: hours)
        var digest: Int64 = 0
        for start in starts {
            if let end = try model.adding(amount, to: start) { digest &+= Model.digest(end) }
        }
        return digest
    }

    /// The answers in whole seconds; for a question of yes or no 1 or 0, for "never" the least number.
    func answers(to question: WorkingTimeQuestion) throws -> [Int64] {
        switch question {
        case .add4Hours: try ends(ofHours: 4)
        case .add8Hours: try ends(ofHours: 8)
        case .add40Hours: try ends(ofHours: 40)
        case .between:
            zip(starts, ends).map { Model.seconds(in: model.workingTime(from: $0, to: $1)) }
        case .isOpen: starts.map { model.isOpen(at: $0) ? 1 : 0 }
        }
    }

    private func ends(ofHours hours: Int32) throws -> [Int64] {
        let amount = Model.length(ofHours: hours)
        return try starts.map { try model.adding(amount, to: $0).map(Model.seconds) ?? .min }
    }
}
