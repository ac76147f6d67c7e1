public import ServiceStatistics
public import ServiceVocabulary

/// Causes by how often they occur, the most frequent first, with cumulative shares (Pareto).
public struct ParetoTable: Hashable, Sendable {
    /// One cause.
    public struct Row: Hashable, Sendable {
        /// The name of the cause.
        public let cause: String
        /// How often it occurred, of all.
        public let share: Proportion
        /// This cause and all more frequent ones, of all.
        public let cumulative: Proportion
    }

    /// The causes, the most frequent first, causes of one frequency by name.
    public let rows: [Row]
    /// All occurrences.
    public let count: Int

    /// Orders causes.
    ///
    /// - Parameter counts: How often each cause occurred, at least 0; causes that never did are left out.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative count and a sum beyond the integers.
    public init(_ counts: [String: Int]) throws(InvalidValue) {
        var total = 0
        for (cause, count) in counts {
            try Check.count(count, cause)
            total = try Check.sum(total, count, cause)
        }
        var rows: [Row] = []
        var passed = 0
        for (cause, count) in counts.filter({ $0.value > 0 }).sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            passed += count
            rows.append(
                Row(
                    cause: cause, share: try Proportion(successes: count, count: total),
                    cumulative: try Proportion(successes: passed, count: total)))
        }
        self.rows = rows
        count = total
    }

    /// The fewest causes that together have at least a share of all occurrences: the vital few.
    ///
    /// - Parameters:
    ///   - part: The part of the share, such as 80.
    ///   - whole: The whole of the share, such as 100, above 0.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a part outside of 0 to the whole.
    public func vitalFew(_ part: Int = 80, of whole: Int = 100) throws(InvalidValue) -> [Row] {
        let bound = try Proportion(successes: part, count: whole)
        guard let bound = bound.fraction else {
            throw InvalidValue(field: "whole", value: "\(whole)", accepted: "more than 0")
        }
        guard let last = rows.firstIndex(where: { row in row.cumulative.fraction.map { !($0 < bound) } ?? false })
        else {
            return rows
        }
        return bound.numerator == 0 ? [] : Array(rows[...last])
    }

    /// The causes of at least a share of all, each of which starts an improvement of its own; published: 60 %.
    ///
    /// - Parameter percent: The share in per cent, 0 to 100.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for any other share.
    public func dominant(percent: Int = 60) throws(InvalidValue) -> [Row] {
        guard let bound = try Proportion(successes: percent, count: 100).fraction else { return [] }
        return rows.filter { row in row.share.fraction.map { !($0 < bound) } ?? false }
    }
}
