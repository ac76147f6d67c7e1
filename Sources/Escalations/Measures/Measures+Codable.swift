#if !hasFeature(Embedded)

import ServiceTime
import ServiceVocabulary
import Ticketing

extension LineFigures: Codable {
    /// The name and version of the stored form.
    public static var format: String { "line-figures/1" }

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case cases
        case movedCases
        case pingPongCases
        case lines
        case moves
        case pingPongs
    }

    /// Decodes figures under the format `line-figures/1`, with counts that fit together.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self, format: Self.format, at: .format)
        let cases = try container.decode(Int64.self, forKey: .cases)
        let movedCases = try container.decode(Int64.self, forKey: .movedCases)
        let pingPongCases = try container.decode(Int64.self, forKey: .pingPongCases)
        let lines = try container.decode([StoredLine<Line>].self, forKey: .lines)
        let moves = try container.decode([StoredMove<Line>].self, forKey: .moves)
        let pingPongs = try container.decode([StoredMove<Line>].self, forKey: .pingPongs)
        self = try decoder.validated { () throws(InvalidValue) in
            for (field, count) in [("cases", cases), ("movedCases", movedCases), ("pingPongCases", pingPongCases)]
            where count < 0 {
                throw InvalidValue(field: field, value: "\(count)", accepted: "0 or more")
            }
            return try LineFigures(
                cases: cases, movedCases: movedCases, pingPongCases: pingPongCases,
                lines: table(lines.map { ($0.line, $0.counts) }, "lines"),
                moves: table(moves.map { ($0.move, $0.count) }, "moves"),
                pingPongs: table(pingPongs.map { ($0.move, $0.count) }, "pingPongs"))
        }
    }

    /// Encodes the figures, lines and moves by name.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(cases, forKey: .cases)
        try container.encode(movedCases, forKey: .movedCases)
        try container.encode(pingPongCases, forKey: .pingPongCases)
        try container.encode(
            lines.sorted { $0.key < $1.key }.map { StoredLine(line: $0.key, counts: $0.value) }, forKey: .lines)
        try container.encode(
            moves.sorted { $0.key < $1.key }.map { StoredMove(move: $0.key, count: $0.value) }, forKey: .moves)
        try container.encode(
            pingPongs.sorted { $0.key < $1.key }.map { StoredMove(move: $0.key, count: $0.value) }, forKey: .pingPongs)
    }
}

/// A table of stored rows, each key once.
private func table<Key: Hashable, Value>(
    _ rows: [(Key, Value)], _ field: String
) throws(InvalidValue) -> [Key: Value] {
    var table: [Key: Value] = [:]
    for (index, row) in rows.enumerated() {
        guard table.updateValue(row.1, forKey: row.0) == nil else {
            throw InvalidValue(field: "\(field)[\(index)]", value: "a row twice", accepted: "each row once")
        }
    }
    return table
}

/// A line with its counts, as it is stored.
private struct StoredLine<Line: TextIdentifier>: Codable {
    let line: Line
    let counts: LineCounts

    enum CodingKeys: String, CodingKey, CaseIterable {
        case line
        case touched
        case first
        case visits
        case resolved
        case timeMicroseconds
        case timeToReachMicroseconds
    }

    init(line: Line, counts: LineCounts) {
        self.line = line
        self.counts = counts
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        line = try container.decode(Line.self, forKey: .line)
        var counts = LineCounts()
        counts.touched = try container.decode(Int64.self, forKey: .touched)
        counts.first = try container.decode(Int64.self, forKey: .first)
        counts.visits = try container.decode(Int64.self, forKey: .visits)
        counts.resolved = try container.decode(Int64.self, forKey: .resolved)
        counts.timeMicroseconds = try container.decode(Int128.self, forKey: .timeMicroseconds)
        counts.timeToReachMicroseconds = try container.decode(Int128.self, forKey: .timeToReachMicroseconds)
        try decoder.validated { () throws(InvalidValue) in
            guard counts.touched >= 1, counts.touched <= counts.visits, (0...counts.touched).contains(counts.first),
                (0...counts.touched).contains(counts.resolved), counts.timeMicroseconds >= 0,
                counts.timeToReachMicroseconds >= 0
            else {
                throw InvalidValue(
                    field: "touched", value: "\(counts.touched) of \(counts.visits) visits",
                    accepted: "1 or more, no more than visits, no less than first and resolved, and no negative time")
            }
        }
        self.counts = counts
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(line, forKey: .line)
        try container.encode(counts.touched, forKey: .touched)
        try container.encode(counts.first, forKey: .first)
        try container.encode(counts.visits, forKey: .visits)
        try container.encode(counts.resolved, forKey: .resolved)
        try container.encode(counts.timeMicroseconds, forKey: .timeMicroseconds)
        try container.encode(counts.timeToReachMicroseconds, forKey: .timeToReachMicroseconds)
    }
}

/// A move with its count, as it is stored.
private struct StoredMove<Line: TextIdentifier>: Codable {
    let move: LineMove<Line>
    let count: Int64

    enum CodingKeys: String, CodingKey, CaseIterable {
        case from
        case to
        case count
    }

    init(move: LineMove<Line>, count: Int64) {
        self.move = move
        self.count = count
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        move = LineMove(
            from: try container.decode(Line.self, forKey: .from), to: try container.decode(Line.self, forKey: .to))
        count = try container.decode(Int64.self, forKey: .count)
        try decoder.validated { () throws(InvalidValue) in
            guard count >= 1, move.from != move.to else {
                throw InvalidValue(
                    field: "count", value: "\(count)", accepted: "1 or more moves from one line to another")
            }
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(move.from, forKey: .from)
        try container.encode(move.to, forKey: .to)
        try container.encode(count, forKey: .count)
    }
}

extension ResolutionBands.Verdict: Codable {
    /// Decodes the name of a verdict.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension ResolutionBands.Band: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case line
        case atLeastPercent
        case atMostPercent
    }

    /// Decodes `{"line": "L1", "atLeastPercent": 75, "atMostPercent": 80}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        let line = try container.decode(Line.self, forKey: .line)
        let least = try container.decode(Int.self, forKey: .atLeastPercent)
        let most = try container.decode(Int.self, forKey: .atMostPercent)
        self = try decoder.validated { () throws(InvalidValue) in
            guard least <= most else {
                throw InvalidValue(field: "atMostPercent", value: "\(most)", accepted: "\(least) or more")
            }
            return ResolutionBands.Band(line, percent: least...most)
        }
    }

    /// Encodes the band.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(line, forKey: .line)
        try container.encode(percent.lowerBound, forKey: .atLeastPercent)
        try container.encode(percent.upperBound, forKey: .atMostPercent)
    }
}

extension ResolutionBands: Codable {
    /// Decodes a list of bands, with the checks of the initializer.
    public init(from decoder: any Decoder) throws {
        let bands = try decoder.singleValueContainer().decode([Band].self)
        self = try decoder.validated { () throws(InvalidValue) in try ResolutionBands(bands) }
    }

    /// Encodes the bands.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(bands)
    }
}

#endif
