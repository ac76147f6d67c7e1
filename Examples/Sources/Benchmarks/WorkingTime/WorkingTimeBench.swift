import Foundation
import ServiceTime

/// The measurements of one city.
struct WorkingTimeBench {
    let office: OfficeHours
    let zones: TimeZoneTable
    let size: WorkingTimeSize
    let seed: UInt64
    let questions: WorkingTimeQuestions
    let compiled: CompiledModel
    private let careful: CarefulModel
    private let idiomatic: IdiomaticModel
    private let tuned: TunedModel

    static let years = 2020...2030

    init(_ city: OfficeHours.City, zoneinfo: String?, size: WorkingTimeSize, seed: UInt64) throws {
        office = OfficeHours(city: city, years: Self.years)
        zones = TimeZoneTable([city.timeZone: try city.rules(zoneinfo: zoneinfo)])
        self.size = size
        self.seed = seed
        questions = try WorkingTimeQuestions(count: size.questions, years: Self.years, seed: seed)
        compiled = CompiledModel(calendar: try CompiledCalendar(office.calendar(), zones: zones, span: Self.years))
        careful = CarefulModel(office, timeZone: try city.foundationTimeZone())
        idiomatic = IdiomaticModel(office, timeZone: try city.foundationTimeZone())
        tuned = TunedModel(office, timeZone: try city.foundationTimeZone())
    }

    // MARK: Checks

    /// Ends with an error unless all answers are equal.
    func checkEqualAnswers() throws {
        var compared = 0
        for question in WorkingTimeQuestion.allCases {
            let expected = try Examination(compiled, questions, first: size.questions).answers(to: question)
            compared += try compare("idiomatic", idiomatic, first: size.idiomatic(of: question), expected, question)
            compared += try compare("careful", careful, first: size.careful(of: question), expected, question)
            compared += try compare("tuned", tuned, first: size.careful(of: question), expected, question)
        }
        print("\(office.city.name): \(compared) answers of Foundation equal those of the compiled calendar")
    }

    private func compare(
        _ name: String, _ model: some WorkingTimeModel, first count: Int, _ expected: [Int64],
        _ question: WorkingTimeQuestion
    ) throws -> Int {
        let answers = try Examination(model, questions, first: count).answers(to: question)
        for (index, answer) in answers.enumerated() where answer != expected[index] {
            throw BenchmarkFailure(
                """
                \(office.city.name), \(question.name): the \(name) implementation and the compiled calendar differ for \
                question \(index) (\(questions.starts[index]) to \(questions.ends[index])): \(answer) and \
                \(expected[index])
                """)
        }
        return answers.count
    }

    /// Ends with an error if a question allocates.
    func checkAllocations() throws {
        let examination = try Examination(compiled, questions, first: size.questions)
        var total: UInt64 = 0
        for question in WorkingTimeQuestion.allCases {
            guard let count = try Allocations.count(during: { _ = try examination.pass(question) }) else {
                print("  allocations cannot be counted on this platform")
                return
            }
            total += count
        }
        let control = try Allocations.count {
            _ = try CompiledCalendar(office.calendar(), zones: zones, span: Self.years)
        }
        print(
            """
              allocations of \(size.questions * WorkingTimeQuestion.allCases.count) questions: \(total) \
            (of one compilation: \(control ?? 0))
            """)
        guard total == 0 else { throw BenchmarkFailure("questions allocate") }
        guard let control, control > 0 else { throw BenchmarkFailure("the count of allocations does not count") }
    }

    // MARK: Questions

    /// Times each kind of question in all three implementations.
    func compareQuestions(_ targets: inout Targets) throws {
        var report = Report(
            "one question", "compiled", "tuned", "careful", "idiomatic", "tuned/compiled", "careful/compiled",
            "idiomatic/compiled")
        for question in WorkingTimeQuestion.allCases {
            var contest = Contest()
            let ours = try enter(compiled, question, first: size.questions, passes: size.passes, in: &contest)
            let others = [
                try enter(tuned, question, first: size.careful(of: question), in: &contest),
                try enter(careful, question, first: size.careful(of: question), in: &contest),
                try enter(idiomatic, question, first: size.idiomatic(of: question), in: &contest),
            ]
            try contest.run(repetitions: size.repetitions)
            let time = contest.nanoseconds(ours)
            let times = others.map { contest.nanoseconds($0) }
            let ratios = times.map { $0 / time }
            report.add(
                [question.name, Figure.nanoseconds(time)] + times.map(Figure.nanoseconds) + ratios.map(Figure.ratio))
            let name = "\(office.city.name), \(question.name)"
            if let bound = question.bound { targets.atMost(bound, time, name, as: Figure.nanoseconds) }
            if question != .isOpen {
                targets.atLeast(250, ratios[1], name + ": careful/compiled", as: Figure.ratio)
                targets.atLeast(2_500, ratios[2], name + ": idiomatic/compiled", as: Figure.ratio)
            }
        }
        report.print()
    }

    private func enter(
        _ model: some WorkingTimeModel, _ question: WorkingTimeQuestion, first count: Int, passes: Int = 1,
        in contest: inout Contest
    ) throws -> Int {
        let examination = try Examination(model, questions, first: count)
        return contest.add(questions: examination.count, passes: passes) { try examination.pass(question) }
    }
}

extension WorkingTimeQuestion {
    /// The greatest time of one question in nanoseconds.
    fileprivate var bound: Double? {
        switch self {
        case .add4Hours, .add8Hours, .between: 40
        case .add40Hours: 55
        case .isOpen: 20
        }
    }
}
