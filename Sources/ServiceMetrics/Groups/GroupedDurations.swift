public import ServiceStatistics
public import ServiceTime
public import ServiceVocabulary

/// A duration of answered contacts.
public enum ContactDuration: String, Hashable, Sendable, Codable, CaseIterable {
    /// Talk, hold and wrap-up.
    case handling
    /// The wait in the queue.
    case wait
    /// Time in conversation.
    case talk
    /// Time on hold.
    case hold
    /// Work after the contact.
    case wrapUp
}

/// Number, mean and exact quantiles of a duration of answered contacts, group by group.
///
/// The values are flat arrays, so that a hundred thousand groups cost no more than their numbers.
public struct GroupedDurations: Hashable, Sendable {
    /// The levels of the quantiles.
    public let levels: [QuantileLevel]
    /// How the quantiles are read.
    public let definition: QuantileDefinition
    /// How many answered contacts each group has.
    public let counts: [Int32]
    /// The sum of the durations of each group, in ticks.
    public let sums: [Int64]
    /// What one tick is.
    public let tick: TimeSpan
    /// The quantiles in ticks, group by group, in the order of the levels; 0 in a group without contacts.
    private let flat: [Double]

    init(
        levels: [QuantileLevel], definition: QuantileDefinition, counts: [Int32], sums: [Int64], tick: TimeSpan,
        flat: [Double]
    ) {
        self.levels = levels
        self.definition = definition
        self.counts = counts
        self.sums = sums
        self.tick = tick
        self.flat = flat
    }

    private var secondsPerTick: Double { Double(tick.microseconds) / 1_000_000 }

    /// The mean of a group in seconds; nil for a group without contacts.
    ///
    /// - Parameter group: The number of a group.
    public func mean(of group: Int) -> Double? {
        guard counts.indices.contains(group), counts[group] > 0 else { return nil }
        if tick == .seconds(1) { return Double(sums[group]) / Double(counts[group]) }
        return MetricDefinition.handlingTime().quotient(
            Int128(sums[group]) * Int128(tick.microseconds), Int128(counts[group]))
    }

    /// A quantile of a group in seconds; nil for a group without contacts and for a level that was not asked for.
    ///
    /// - Parameters:
    ///   - level: One of the levels.
    ///   - group: The number of a group.
    public func quantile(_ level: QuantileLevel, of group: Int) -> Double? {
        guard counts.indices.contains(group), counts[group] > 0, let place = levels.firstIndex(of: level) else {
            return nil
        }
        return flat[group * levels.count + place] * secondsPerTick
    }
}

extension ContactColumns {
    /// Number, mean and exact quantiles of the handling time of answered contacts, group by group.
    ///
    /// - Parameters:
    ///   - grouping: The group of each row; nil for one group of all.
    ///   - levels: The levels of the quantiles.
    ///   - definition: How to read them; type 7 unless told otherwise.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a grouping of another length.
    /// - Complexity: As ``times(of:by:_:_:)``.
    public func handlingTimes(
        by grouping: ContactGrouping? = nil, _ levels: [QuantileLevel] = [.median, .p90, .p99],
        _ definition: QuantileDefinition = .inclusive
    ) throws(InvalidValue) -> GroupedDurations {
        try times(of: .handling, by: grouping, levels, definition)
    }

    /// Number, mean and exact quantiles of a duration of answered contacts, group by group.
    ///
    /// - Parameters:
    ///   - duration: The duration.
    ///   - grouping: The group of each row; nil for one group of all.
    ///   - levels: The levels of the quantiles.
    ///   - definition: How to read them; type 7 unless told otherwise.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a grouping of another length.
    /// - Complexity: O(rows + groups): the values of a few groups are counted where they lie in a narrow range, else those of each
    ///   group are gathered and selected in place.
    public func times(
        of duration: ContactDuration, by grouping: ContactGrouping? = nil,
        _ levels: [QuantileLevel] = [.median, .p90, .p99], _ definition: QuantileDefinition = .inclusive
    ) throws(InvalidValue) -> GroupedDurations {
        try grouping?.check(rows: count)
        let groupCount = grouping?.groupCount ?? 1
        let codes = grouping?.codes ?? [Int32](repeating: 0, count: count)
        var selection = GroupSelection(levels, definition, tick: tick)
        let values = column(of: duration)
        var highest: Int32 = 0
        for value in values { highest = max(highest, value) }
        // Few groups of values in a narrow range are counted, value by value; else each group is gathered.
        if Int(highest) < max(count, 1 << 16), groupCount * (Int(highest) + 1) <= max(4 * count, 1 << 20) {
            return selection.counted(values, outcomes, codes, groupCount, width: Int(highest) + 1)
        }
        return selection.gathered(values, outcomes, codes, groupCount)
    }

    /// One duration of each row, in ticks; three of the greatest length together stay below 2^31.
    private func column(of duration: ContactDuration) -> [Int32] {
        switch duration {
        case .wait: return waits
        case .talk: return talks
        case .hold: return holds
        case .wrapUp: return wrapUps
        case .handling:
            var values = talks
            let (holds, wrapUps) = (holds, wrapUps)
            for row in values.indices { values[row] = values[row] &+ holds[row] &+ wrapUps[row] }
            return values
        }
    }
}
