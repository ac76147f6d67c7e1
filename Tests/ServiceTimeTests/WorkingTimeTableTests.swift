import TestSupport
import Testing

@testable import ServiceTime

@Suite("Working time table")
struct WorkingTimeTableTests {
    /// How the stretches of a generated span are made.
    enum Kind: CaseIterable {
        case never, always, sparse, dense, overMidnight, wholeDays, weekly, unevenDays
    }

    @Test("every look-up agrees with a walk through the stretches", arguments: Kind.allCases)
    func lookUps(_ kind: Kind) {
        for seed in 0..<UInt64(TestEnvironment.trials(default: 6)) {
            var random = SplitMix64(seed: seed)
            let span = GeneratedSpan(kind, random: &random)
            let walk = StretchWalk(span)
            let table = WorkingTimeTable(span.intervals, fromSecond: span.start, toSecond: span.end)
            var differences: [String] = []
            func compare<Answer: Equatable>(_ question: String, _ found: Answer, _ expected: Answer) {
                if found != expected { differences.append("\(question): \(found), expected \(expected)") }
            }
            compare("openTotal", table.openTotal, walk.openTotal)
            compare("isOpenAtEnd", table.isOpenAtEnd, walk.isOpen(at: walk.end - 1))
            compare("open(before: end)", table.open(before: walk.end), walk.openTotal)
            for at in span.instants(random: &random) {
                compare("isOpen(\(at))", table.isOpen(at: at), walk.isOpen(at: at))
                compare("open(before: \(at))", table.open(before: at), walk.open(before: at))
                compare("nextOpen(\(at))", table.nextOpen(at: at), walk.nextOpen(at: at))
                compare("nextStart(\(at))", table.nextStart(after: at), walk.nextStart(after: at))
                compare("nextEnd(\(at))", table.nextEnd(after: at), walk.nextEnd(after: at))
                let open = walk.open(before: at)
                if open > 0 {
                    compare("earliest(\(open))", table.earliestInstant(withOpenBefore: open), walk.earliest(open))
                }
                if open > 0, open < walk.openTotal {
                    let both = table.instants(withOpenBefore: open)
                    compare(
                        "instants(\(open))", [both.earliest, both.latest], [walk.earliest(open), walk.latest(open)])
                }
                if open < walk.openTotal {
                    compare("latest(\(open))", table.latestInstant(withOpenBefore: open), walk.latest(open))
                }
            }
            #expect(differences.isEmpty, "seed \(seed): \(differences.prefix(3).joined(separator: "; "))")
        }
    }

    @Test("days that are alike are laid out once")
    func sharedPatterns() {
        let nineToFive = (0..<1000).map { SecondInterval(start: $0 * 86_400 + 32_400, end: $0 * 86_400 + 61_200) }
        let table = WorkingTimeTable(nineToFive, fromSecond: 0, toSecond: 1000 * 86_400)
        #expect(table.byteCount < 1000 * 13)
        let different = (0..<1000).map { SecondInterval(start: $0 * 86_400 + $0, end: $0 * 86_400 + 61_200) }
        #expect(WorkingTimeTable(different, fromSecond: 0, toSecond: 1000 * 86_400).byteCount > 1000 * 60)
    }
}

/// Open stretches of some days.
private struct GeneratedSpan {
    let start: Int64
    let end: Int64
    private(set) var intervals: [SecondInterval] = []

    init(_ kind: WorkingTimeTableTests.Kind, random: inout SplitMix64) {
        let days = Int64.random(in: 1...60, using: &random)
        start = Int64.random(in: -20_000...20_000, using: &random) * 86_400
        end = start + days * 86_400
        switch kind {
        case .never: break
        case .always: intervals = [SecondInterval(start: start, end: end)]
        case .sparse: add(lengths: 1...200_000, gaps: 1...2_000_000, &random)
        case .dense: add(lengths: 1...9_000, gaps: 1...9_000, &random)
        case .overMidnight: add(lengths: 20_000...100_000, gaps: 1...30_000, &random)
        case .wholeDays:
            for day in 0..<days where Bool.random(using: &random) {
                intervals.appendMerging(SecondInterval(start: start + day * 86_400, end: start + (day + 1) * 86_400))
            }
        case .weekly:
            for day in 0..<days where day % 7 < 5 && Int.random(in: 0..<12, using: &random) > 0 {
                let midnight = start + day * 86_400
                intervals.append(SecondInterval(start: midnight + 32_400, end: midnight + 43_200))
                intervals.append(SecondInterval(start: midnight + 46_800, end: midnight + 64_800))
            }
        case .unevenDays:
            // Long days first and then seconds only, so that one bucket of open time holds many days.
            for day in 0..<days {
                let midnight = start + day * 86_400
                intervals.append(SecondInterval(start: midnight + 60, end: midnight + (day < days / 3 ? 80_000 : 61)))
            }
        }
    }

    private mutating func add(lengths: ClosedRange<Int64>, gaps: ClosedRange<Int64>, _ random: inout SplitMix64) {
        var position = start + (Bool.random(using: &random) ? 0 : Int64.random(in: gaps, using: &random))
        while position < end {
            let stop = min(end, position + Int64.random(in: lengths, using: &random))
            intervals.append(SecondInterval(start: position, end: stop))
            position = stop + Int64.random(in: gaps, using: &random)
        }
    }

    /// The instants around every boundary and every midnight, and some between.
    func instants(random: inout SplitMix64) -> [Int64] {
        let seconds = intervals.flatMap { [$0.start, $0.end] } + Array(stride(from: start, through: end, by: 86_400))
        let near = seconds.shuffled(using: &random).prefix(150).flatMap { second in
            [-1, 0, 1].map { second * 1_000_000 + $0 }
        }
        let between = (0..<50).map { _ in Int64.random(in: start * 1_000_000..<end * 1_000_000, using: &random) }
        return (near + between).filter { $0 >= start * 1_000_000 && $0 < end * 1_000_000 }
    }
}

/// The answers, stretch by stretch.
private struct StretchWalk {
    private let stretches: [Range<Int64>]
    let end: Int64

    init(_ span: GeneratedSpan) {
        stretches = span.intervals.map { $0.start * 1_000_000..<$0.end * 1_000_000 }
        end = span.end * 1_000_000
    }

    var openTotal: Int64 { stretches.reduce(0) { $0 + Int64($1.count) } }

    func isOpen(at instant: Int64) -> Bool { stretches.contains { $0.contains(instant) } }

    func open(before instant: Int64) -> Int64 {
        stretches.reduce(0) { $0 + max(0, min($1.upperBound, instant) - $1.lowerBound) }
    }

    func nextOpen(at instant: Int64) -> Int64? {
        stretches.first { $0.upperBound > instant }.map { max($0.lowerBound, instant) }
    }

    func nextStart(after instant: Int64) -> Int64? { stretches.first { $0.lowerBound > instant }?.lowerBound }

    func nextEnd(after instant: Int64) -> Int64? { stretches.first { $0.upperBound > instant }?.upperBound }

    func earliest(_ open: Int64) -> Int64? {
        var left = open
        for stretch in stretches {
            if left <= Int64(stretch.count) { return stretch.lowerBound + left }
            left -= Int64(stretch.count)
        }
        return nil
    }

    func latest(_ open: Int64) -> Int64? {
        var left = open
        for stretch in stretches {
            if left < Int64(stretch.count) { return stretch.lowerBound + left }
            left -= Int64(stretch.count)
        }
        return nil
    }
}
