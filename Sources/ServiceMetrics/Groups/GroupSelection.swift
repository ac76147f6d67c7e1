import ServiceStatistics
import ServiceTime

/// Finds the exact quantiles of many groups.
struct GroupSelection {
    private let levels: [QuantileLevel]
    private let definition: QuantileDefinition
    private let tick: TimeSpan
    /// The positions for small sample sizes, which most groups have.
    private var known: [[Position]?]

    private struct Position {
        let index: Int
        let fraction: Double
    }

    init(_ levels: [QuantileLevel], _ definition: QuantileDefinition, tick: TimeSpan) {
        self.tick = tick
        self.levels = levels
        self.definition = definition
        known = [[Position]?](repeating: nil, count: 1024)
    }

    private mutating func positions(among count: Int) -> [Position] {
        if count < known.count, let found = known[count] { return found }
        let positions = levels.map { level in
            let place = definition.position(of: level, among: count)
            return Position(index: place.index, fraction: Double(place.numerator) / Double(place.denominator))
        }
        if count < known.count { known[count] = positions }
        return positions
    }

    /// Counts each value of each group: one table of groups × values.
    mutating func counted(
        _ values: [Int32], _ outcomes: [UInt8], _ codes: [Int32], _ groupCount: Int, width: Int
    ) -> GroupedDurations {
        var table = [Int32](repeating: 0, count: groupCount * width)
        for row in values.indices where outcomes[row] == ContactOutcome.answered.rawValue {
            table[Int(codes[row]) &* width &+ Int(values[row])] &+= 1
        }
        var counts = [Int32](repeating: 0, count: groupCount)
        var sums = [Int64](repeating: 0, count: groupCount)
        var flat = [Double](repeating: 0, count: groupCount * levels.count)
        for group in 0..<groupCount {
            let base = group * width
            var count = 0
            var sum: Int64 = 0
            for value in 0..<width {
                let number = Int64(table[base + value])
                count &+= Int(number)
                sum &+= number &* Int64(value)
            }
            counts[group] = Int32(truncatingIfNeeded: count)
            sums[group] = sum
            guard count > 0 else { continue }
            for (place, position) in positions(among: count).enumerated() {
                let (lower, upper) = neighbours(position.index, in: table, from: base, width)
                flat[group * levels.count + place] = Quantiles.interpolated(
                    Double(lower), Double(upper), position.fraction)
            }
        }
        return durations(counts, sums, flat)
    }

    /// The values of a 0-based rank and the next one, in a table of counts.
    private func neighbours(_ rank: Int, in table: [Int32], from base: Int, _ width: Int) -> (Int, Int) {
        var passed = 0
        var lower: Int?
        for value in 0..<width {
            passed += Int(table[base + value])
            if let lower, passed > rank + 1 { return (lower, value) }
            if lower == nil, passed > rank {
                lower = value
                if passed > rank + 1 { return (value, value) }
            }
        }
        let last = lower ?? 0
        return (last, last)
    }

    /// Brings the values of each group together, by counting, and selects in place.
    mutating func gathered(
        _ column: [Int32], _ outcomes: [UInt8], _ codes: [Int32], _ groupCount: Int
    ) -> GroupedDurations {
        var counts = [Int32](repeating: 0, count: groupCount)
        for row in column.indices where outcomes[row] == ContactOutcome.answered.rawValue {
            counts[Int(codes[row])] &+= 1
        }
        var places = [Int32](repeating: 0, count: groupCount)
        var total: Int32 = 0
        for group in 0..<groupCount {
            places[group] = total
            total &+= counts[group]
        }
        var values = [Int32](repeating: 0, count: Int(total))
        for row in column.indices where outcomes[row] == ContactOutcome.answered.rawValue {
            let group = Int(codes[row])
            let place = places[group]
            values[Int(place)] = column[row]
            places[group] = place &+ 1
        }
        var sums = [Int64](repeating: 0, count: groupCount)
        var flat = [Double](repeating: 0, count: groupCount * levels.count)
        var start = 0
        for group in 0..<groupCount {
            let count = Int(counts[group])
            guard count > 0 else { continue }
            let end = start + count
            var sum: Int64 = 0
            for place in start..<end { sum &+= Int64(values[place]) }
            sums[group] = sum
            let positions = positions(among: count)
            if count <= 64 {
                InsertionSort.sort(&values, start, end)
            } else {
                select(positions, in: &values, start, end)
            }
            for (place, position) in positions.enumerated() {
                let lower = Double(values[start + position.index])
                let value =
                    position.fraction == 0
                    ? lower
                    : Quantiles.interpolated(lower, Double(values[start + position.index + 1]), position.fraction)
                flat[group * levels.count + place] = value
            }
            start = end
        }
        return durations(counts, sums, flat)
    }

    private func select(_ positions: [Position], in values: inout [Int32], _ start: Int, _ end: Int) {
        var ranks: [Int] = []
        for position in positions {
            ranks.append(position.index)
            if position.fraction > 0 { ranks.append(position.index + 1) }
        }
        ranks.sort()
        var low = start
        for rank in ranks {
            let place = start + rank
            guard place >= low else { continue }
            Selection.select(place, in: &values, from: low, to: end)
            low = place + 1
        }
    }

    private func durations(_ counts: [Int32], _ sums: [Int64], _ flat: [Double]) -> GroupedDurations {
        GroupedDurations(levels: levels, definition: definition, counts: counts, sums: sums, tick: tick, flat: flat)
    }
}

/// Sorting of a few integers in place.
private enum InsertionSort {
    static func sort(_ values: inout [Int32], _ start: Int, _ end: Int) {
        for place in start..<end {
            let value = values[place]
            var free = place
            while free > start, values[free - 1] > value {
                values[free] = values[free - 1]
                free -= 1
            }
            values[free] = value
        }
    }
}
