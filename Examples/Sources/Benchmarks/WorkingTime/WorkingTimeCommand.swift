import ArgumentParser
import Foundation
import ServiceTime

/// Working time: the compiled calendar beside three ways to do the same with Foundation.
struct WorkingTimeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "working-time",
        abstract: "Adds, counts and looks up working time, beside implementations with Foundation.")

    @OptionGroup var measuring: MeasuringOptions

    @Option(help: "A folder of TZif files for the library; without it, the zones are those of Foundation.")
    var zoneinfo: String?

    func run() throws {
        let size = measuring.quick ? WorkingTimeSize.quick : .full
        var targets = Targets()
        for city in OfficeHours.City.all {
            let bench = try WorkingTimeBench(city, zoneinfo: zoneinfo, size: size, seed: measuring.seed)
            try bench.checkEqualAnswers()
            try bench.checkAllocations()
            try bench.compareQuestions(&targets)
            try bench.compareSpans(&targets)
            try bench.measureCompilation(&targets)
        }
        print("Targets")
        targets.print()
    }
}

/// How much is asked and how often.
struct WorkingTimeSize {
    let questions: Int
    /// How many of the questions the slower implementations answer, too.
    let careful: Int
    let idiomatic: Int
    /// How many of these are asked of the length between instants, where a loop over days takes longest.
    let shareOfBetween: Int
    let repetitions: Int
    /// How often the tables of two spans are timed, whose times are close to each other.
    let repetitionsOfSpans: Int
    /// How many passes of the compiled calendar are timed together.
    let passes: Int
    /// How many compilations are timed together.
    let compilations: Int

    static let full = WorkingTimeSize(
        questions: 10_000, careful: 2_000, idiomatic: 500, shareOfBetween: 5, repetitions: 11, repetitionsOfSpans: 301,
        passes: 3, compilations: 10)
    static let quick = WorkingTimeSize(
        questions: 10_000, careful: 100, idiomatic: 50, shareOfBetween: 5, repetitions: 3, repetitionsOfSpans: 9,
        passes: 2, compilations: 2)

    func careful(of question: WorkingTimeQuestion) -> Int { question == .between ? careful / shareOfBetween : careful }
    func idiomatic(of question: WorkingTimeQuestion) -> Int {
        question == .between ? idiomatic / shareOfBetween : idiomatic
    }
}
