import ServiceTime
import ServiceVocabulary
import Ticketing

/// Invents a log of support lines: the same one for the same seed, on every platform.
struct LineLogGenerator {
    private let definition: LineDefinition
    private let zone: TimeZoneRules

    /// How many cases there are.
    private static let caseCount = 3000
    /// In how many days they are opened.
    private static let days = 90
    /// The lines, the lowest first.
    private static let lines: [SupportLine] = ["L1", "L2", "L3", "CSO"]
    /// Of 100 cases, how many come in on each line.
    private static let entries = [92, 7, 1, 0]
    /// Of 100 stays on a line, how many end with a move to each; the rest end the case.
    private static let moves = [[0, 22, 2, 0], [10, 0, 18, 1], [2, 14, 0, 4], [0, 0, 10, 0]]
    /// The median length of a stay on each line, in minutes.
    private static let medianMinutes = [35, 240, 900, 1500]

    /// Prepares to generate.
    ///
    /// - Parameters:
    ///   - definition: How the file is written.
    ///   - zones: The rules of the zone of its times.
    /// - Throws: `InvalidValue` for a zone that is missing.
    init(_ definition: LineDefinition, zones: TimeZoneTable) throws(InvalidValue) {
        self.definition = definition
        zone = try zones.rules(for: definition.timeZone)
    }

    /// The text of a file that the definition reads.
    ///
    /// - Parameter seed: Chooses one of many equally likely logs.
    func csv(seed: UInt64) throws(InvalidValue) -> String {
        var generator = SplitMix64(seed: seed)
        var rows: [(at: Instant, case: Int, line: SupportLine?)] = []
        let first = try Instant("2025-01-06T00:00:00Z")
        for number in 0..<Self.caseCount {
            let opened = generator.number(below: Self.days * 86_400)
            rows += try self.rows(of: number, from: first + TimeSpan(seconds: opened), using: &generator)
        }
        let columns = definition.columns
        var text = CSVRow.line(of: [columns.case, columns.instant, columns.line])
        let ordered = rows.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
        for (_, row) in ordered {
            text += CSVRow.line(of: [
                "C\(100_001 + row.case)", definition.records.timeFormat.text(of: zone.localDateTime(at: row.at)),
                row.line?.rawValue ?? "",
            ])
        }
        return text
    }

    /// A row for each arrival on a line, one for some updates in between, of which some do not name the line, and one for
    /// the end.
    private func rows(
        of number: Int, from opened: Instant, using generator: inout SplitMix64
    ) throws(InvalidValue) -> [(at: Instant, case: Int, line: SupportLine?)] {
        var rows: [(at: Instant, case: Int, line: SupportLine?)] = []
        var at = opened
        var place: Int? = Self.draw(Self.entries, using: &generator) ?? 0
        while let current = place {
            rows.append((at, number, Self.lines[current]))
            let stay = HandlingTime.draw(median: Self.medianMinutes[current] * 60, using: &generator)
            if generator.number(below: 3) == 0 {
                let update = try at + TimeSpan(seconds: stay / 2)
                rows.append((update, number, generator.number(below: 8) == 0 ? nil : Self.lines[current]))
            }
            at = try at + TimeSpan(seconds: stay)
            place = Self.draw(Self.moves[current], using: &generator)
            if place == nil { rows.append((at, number, Self.lines[current])) }
        }
        return rows
    }

    /// The place that a hundred-sided die chooses; nil beyond the weights.
    private static func draw(_ weights: [Int], using generator: inout SplitMix64) -> Int? {
        var rest = generator.number(below: 100)
        for (place, weight) in weights.enumerated() {
            if rest < weight { return place }
            rest -= weight
        }
        return nil
    }
}
