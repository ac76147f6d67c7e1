/// Pieces of work that are timed in turns, so that whatever else the machine does falls on all of them alike.
struct Contest {
    private struct Entrant {
        let questions: Int
        let passes: Int
        let work: () throws -> Int64
        var nanoseconds: [Double] = []
        var digest: Int64?
    }

    private var entrants: [Entrant] = []

    /// Adds a piece of work and returns its number.
    ///
    /// - Parameters:
    ///   - questions: How many questions one pass answers; times are given per question.
    ///   - passes: How many passes are timed together: more than one for work that is short, but few enough to be done
    ///     before another program has its turn.
    ///   - work: Answers all questions once and returns a digest of the answers, the same in every pass.
    mutating func add(questions: Int, passes: Int = 1, work: @escaping () throws -> Int64) -> Int {
        entrants.append(Entrant(questions: questions, passes: passes, work: work))
        return entrants.count - 1
    }

    /// Times every piece of work so many times.
    ///
    /// Where several passes are timed together, a pass before them brings the work back to the processor, so that it does
    /// not pay for what the others have left in the caches.
    mutating func run(repetitions: Int) throws {
        for index in entrants.indices { entrants[index].digest = try entrants[index].work() }
        for _ in 0..<repetitions {
            for index in entrants.indices {
                let entrant = entrants[index]
                if entrant.passes > 1 { _ = try entrant.work() }
                var digest: Int64 = 0
                let start = ProcessorTime.nanoseconds()
                for _ in 0..<entrant.passes { digest = try entrant.work() }
                let elapsed = ProcessorTime.nanoseconds() - start
                guard digest == entrant.digest else {
                    throw BenchmarkFailure("a pass gave other answers than the first")
                }
                entrants[index].nanoseconds.append(
                    Double(elapsed) / Double(entrant.passes * entrant.questions))
            }
        }
    }

    /// The median time of one question, in nanoseconds.
    func nanoseconds(_ entrant: Int) -> Double {
        let sorted = entrants[entrant].nanoseconds.sorted()
        guard !sorted.isEmpty else { return .nan }
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
}

/// The reason for which a benchmark ends with an error.
struct BenchmarkFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
