import ServiceTime

/// A kind of question about working time.
enum WorkingTimeQuestion: CaseIterable {
    case add4Hours
    case add8Hours
    case add40Hours
    case between
    case isOpen

    var name: String {
        switch self {
        case .add4Hours: "add 4 h"
        case .add8Hours: "add 8 h"
        case .add40Hours: "add 40 h"
        case .between: "between, ≤ 90 days"
        case .isOpen: "isOpen"
        }
    }
}

/// Random instants to ask about, in whole seconds since 1970.
struct WorkingTimeQuestions {
    let starts: [Int64]
    /// For each start an instant at most 90 days later.
    let ends: [Int64]

    var count: Int { starts.count }

    /// Spreads questions over years in such a way that every answer lies within them.
    init(count: Int, years: ClosedRange<Int>, seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let first = Int64(try CivilDate(year: years.lowerBound, month: 1, day: 1).daysSinceEpoch) * 86_400
        let last = Int64(try CivilDate(year: years.upperBound, month: 9, day: 30).daysSinceEpoch) * 86_400
        starts = (0..<count).map { _ in Int64.random(in: first..<last, using: &generator) }
        ends = starts.map { $0 + Int64.random(in: 0...90 * 86_400, using: &generator) }
    }
}
