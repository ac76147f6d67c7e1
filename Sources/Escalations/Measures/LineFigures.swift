public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// What cases and support lines come to: who touched and resolved how much, moves, ping-pong, times.
///
/// All counts and sums are exact integers; figures of shards, days and machines add up to the same figures in any order.
///
/// ```swift
/// var figures = LineFigures<SupportTier>()
/// try figures.add(track, asOf: now)
/// figures.resolvedShare(of: .level1)  // 78 of 100
/// ```
public struct LineFigures<Line: TextIdentifier>: Hashable, Sendable {
    /// All cases.
    public private(set) var cases: Int64 = 0
    /// The cases of which no line is known.
    public private(set) var withoutLine: Int64 = 0
    /// The cases that were on more than one line.
    public private(set) var movedCases: Int64 = 0
    /// The cases that came back to a line after one other (A-B-A).
    public private(set) var pingPongCases: Int64 = 0
    /// The counts by line.
    public private(set) var lines: [Line: LineCounts] = [:]
    /// How often each move was made.
    public private(set) var moves: [LineMove<Line>: Int64] = [:]
    /// How often a case came back, by the home A and the line B from which it did.
    public private(set) var pingPongs: [LineMove<Line>: Int64] = [:]

    /// Creates the figures of no cases.
    public init() {}

    // MARK: Questions

    /// The moves from one line to another, all together.
    public var moveCount: Int64 { moves.values.reduce(0, &+) }
    /// The returns to a line after one other, all together.
    public var pingPongCount: Int64 { pingPongs.values.reduce(0, &+) }
    /// The cases that were resolved on a line.
    public var resolved: Int64 { lines.values.reduce(0) { $0 &+ $1.resolved } }

    /// The lines by how many cases touched them, the most first and equal ones by name.
    public var ranking: [Line] {
        lines.sorted { $0.value.touched != $1.value.touched ? $0.value.touched > $1.value.touched : $0.key < $1.key }
            .map { $0.key }
    }

    /// The counts of a line; nil for one that no case touched.
    public func counts(of line: Line) -> LineCounts? { lines[line] }

    /// The exact share of all cases that were on a line; nil without cases.
    public func touchedShare(of line: Line) -> CountShare? {
        CountShare(counted: lines[line]?.touched ?? 0, of: cases)
    }

    /// The exact share of the resolved cases that were resolved on a line; nil where none was.
    public func resolvedShare(of line: Line) -> CountShare? {
        CountShare(counted: lines[line]?.resolved ?? 0, of: resolved)
    }

    /// The exact share of all cases with ping-pong; nil without cases.
    public var pingPongShare: CountShare? { CountShare(counted: pingPongCases, of: cases) }

    /// How often each line was skipped: a case went up from a line below it to one above it.
    ///
    /// A move that skips two lines counts for each. A case that comes in above the lowest line skips those below, unless
    /// that is how cases come in. Lines that are not in the order neither skip nor are skipped.
    ///
    /// - Parameters:
    ///   - order: The lines from the lowest to the highest, each once.
    ///   - countingEntries: Whether a case that comes in above the lowest line skips those below.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a line stands twice in the order, or a count exceeds 64 bits.
    public func skips(in order: [Line], countingEntries: Bool = true) throws(InvalidValue) -> WordTally<Line> {
        var places: [Line: Int] = [:]
        for (place, line) in order.enumerated() {
            guard places.updateValue(place, forKey: line) == nil else {
                throw InvalidValue(field: "order[\(place)]", value: line.rawValue, accepted: "each line once")
            }
        }
        var skips = WordTally<Line>()
        func count(_ number: Int64, from low: Int, to high: Int) throws(InvalidValue) {
            guard low + 1 < high else { return }
            for place in (low + 1)..<high { try skips.add(number, on: order[place]) }
        }
        for (move, number) in moves {
            if let low = places[move.from], let high = places[move.to] { try count(number, from: low, to: high) }
        }
        if countingEntries {
            for (line, counts) in lines {
                if let place = places[line] { try count(counts.first, from: -1, to: place) }
            }
        }
        return skips
    }

    // MARK: Adding

    /// Adds a case.
    ///
    /// - Parameters:
    ///   - track: The way of the case.
    ///   - asOf: Up to when the stay of a case counts that has not ended.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a count or sum is too large; the figures stay as they were.
    public mutating func add(_ track: LineTrack<Line>, asOf: Instant) throws(InvalidValue) {
        var one = LineFigures()
        one.cases = 1
        one.withoutLine = track.entries.isEmpty ? 1 : 0
        let moves = track.moves
        let pingPongs = track.pingPongs
        one.movedCases = moves.isEmpty ? 0 : 1
        one.pingPongCases = pingPongs.isEmpty ? 0 : 1
        for move in moves { one.moves[move, default: 0] &+= 1 }
        for pingPong in pingPongs { one.pingPongs[pingPong, default: 0] &+= 1 }
        for (index, entry) in track.entries.enumerated() {
            let next = index + 1 < track.entries.count ? track.entries[index + 1].at : track.endedAt ?? asOf
            var counts = one.lines[entry.line] ?? LineCounts()
            if counts.visits == 0 {
                counts.touched = 1
                counts.timeToReachMicroseconds = Int128((entry.at - track.openedAt).microseconds)
            }
            if index == 0 { counts.first = 1 }
            counts.visits &+= 1
            counts.timeMicroseconds += Int128((max(next, entry.at) - entry.at).microseconds)
            one.lines[entry.line] = counts
        }
        if track.isResolved, let last = track.entries.last { one.lines[last.line]?.resolved = 1 }
        try merge(one)
    }

    /// Adds other figures.
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a count or sum is too large; the figures stay as they were.
    public mutating func merge(_ other: LineFigures) throws(InvalidValue) {
        let sums = (
            cases: try exactSum(cases, other.cases, "cases"),
            moves: try exactSum(moveCount, other.moveCount, "moves"),
            pingPongs: try exactSum(pingPongCount, other.pingPongCount, "pingPongs")
        )
        // One case can have many moves, so that these can overflow before the cases do.
        var merged: [Line: LineCounts] = [:]
        for (line, counts) in other.lines {
            var sum = lines[line] ?? LineCounts()
            try sum.merge(counts)
            merged[line] = sum
        }
        cases = sums.cases
        withoutLine &+= other.withoutLine
        movedCases &+= other.movedCases
        pingPongCases &+= other.pingPongCases
        for (line, counts) in merged { lines[line] = counts }
        for (move, count) in other.moves { moves[move, default: 0] &+= count }
        for (move, count) in other.pingPongs { pingPongs[move, default: 0] &+= count }
    }

    #if !hasFeature(Embedded)
    /// Creates figures of stored counts that fit together.
    init(
        cases: Int64, movedCases: Int64, pingPongCases: Int64, lines: [Line: LineCounts],
        moves: [LineMove<Line>: Int64], pingPongs: [LineMove<Line>: Int64]
    ) throws(InvalidValue) {
        var (visits, first, resolved): (Int64, Int64, Int64) = (0, 0, 0)
        for line in lines.keys.sorted() {
            guard let counts = lines[line] else { continue }
            visits = try exactSum(visits, counts.visits, "visits")
            first = try exactSum(first, counts.first, "first")
            resolved = try exactSum(resolved, counts.resolved, "resolved")
        }
        var (moveCount, pingPongCount): (Int64, Int64) = (0, 0)
        for count in moves.values { moveCount = try exactSum(moveCount, count, "moves") }
        for count in pingPongs.values { pingPongCount = try exactSum(pingPongCount, count, "pingPongs") }
        let (total, overflow) = first.addingReportingOverflow(moveCount)
        guard !overflow, total == visits, first <= cases, resolved <= first else {
            throw InvalidValue(
                field: "lines", value: "\(visits) visits, \(first) first, \(moveCount) moves",
                accepted: "a first line or a move for each visit, and no more first lines than cases")
        }
        guard movedCases <= moveCount, movedCases <= first, pingPongCases <= pingPongCount,
            pingPongCases <= movedCases, pingPongCount <= moveCount
        else {
            throw InvalidValue(
                field: "moves", value: "\(movedCases) moved, \(pingPongCases) with ping-pong",
                accepted: "no more moved cases than moves, and no more ping-pong than that")
        }
        self.cases = cases
        withoutLine = cases - first
        self.movedCases = movedCases
        self.pingPongCases = pingPongCases
        self.lines = lines
        self.moves = moves
        self.pingPongs = pingPongs
    }
    #endif
}
