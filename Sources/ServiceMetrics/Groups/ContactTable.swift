public import ServiceVocabulary

/// Tallies of contacts by the labels of their groups: what the parts of several days and machines merge into.
///
/// The number of a group means something within one set of columns only; its labels mean the same everywhere. Rows stand in the order of
/// their labels, and only groups with contacts have one.
///
/// ```swift
/// let byChannelAndDay = try ContactTable(columns, by: ContactGrouping(by: [channel, day]), .assumed)
/// let byChannel = try byChannelAndDay.rolledUp(to: ["channel"])
/// ```
public struct ContactTable: Hashable, Sendable {
    /// One group.
    public struct Row: Hashable, Sendable {
        /// Its labels, one for each dimension.
        public let labels: [String]
        /// Its contacts.
        public let tally: ContactTally
    }

    /// The names of the dimensions.
    public let dimensions: [String]
    /// The limits and scales.
    public let rules: ContactRules
    /// The groups with contacts, in the order of their labels.
    public private(set) var rows: [Row]

    /// A table without contacts.
    ///
    /// - Parameters:
    ///   - dimensions: The names of the dimensions, each once.
    ///   - rules: The limits and scales.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a name twice.
    public init(dimensions: [String], _ rules: ContactRules) throws(InvalidValue) {
        guard Set(dimensions).count == dimensions.count else {
            throw InvalidValue(field: "dimensions", value: "a name twice", accepted: "each name once")
        }
        self.dimensions = dimensions
        self.rules = rules
        rows = []
    }

    /// The table of columns.
    ///
    /// - Parameters:
    ///   - columns: The contacts.
    ///   - grouping: The group of each row.
    ///   - rules: The limits and scales.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a grouping of another length, a name of a dimension twice, and answers off their
    ///   scales.
    public init(
        _ columns: ContactColumns, by grouping: ContactGrouping, _ rules: ContactRules
    ) throws(InvalidValue) {
        try self.init(dimensions: grouping.dimensions.map { $0.name }, rules)
        var found: [Row] = []
        for (group, tally) in try columns.tallies(by: grouping, rules).enumerated() where tally != ContactTally(rules) {
            found.append(Row(labels: grouping.labels(of: group), tally: tally))
        }
        rows = found.sorted { $0.labels.lexicographicallyPrecedes($1.labels) }
    }

    init(dimensions: [String], _ rules: ContactRules, rows: [Row]) throws(InvalidValue) {
        try self.init(dimensions: dimensions, rules)
        for row in rows {
            guard row.labels.count == dimensions.count, row.tally.rules == rules, row.tally != ContactTally(rules)
            else {
                throw InvalidValue(
                    field: "rows", value: "\(row.labels)", accepted: "a label for each dimension, contacts by the rules"
                )
            }
        }
        guard zip(rows, rows.dropFirst()).allSatisfy({ $0.labels.lexicographicallyPrecedes($1.labels) }) else {
            throw InvalidValue(
                field: "rows", value: "\(rows.count)", accepted: "rows in the order of their labels, each once")
        }
        self.rows = rows
    }

    /// Adds the contacts of another part.
    ///
    /// - Parameter other: A table of other contacts, with the same dimensions in the same order and the same rules.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for other dimensions or rules (both are named), and sums that do not fit.
    public mutating func merge(_ other: ContactTable) throws(InvalidValue) {
        guard other.dimensions == dimensions else {
            throw InvalidValue(
                field: "dimensions", value: other.dimensions.joined(separator: ", "),
                accepted: "the dimensions merged into, " + dimensions.joined(separator: ", "))
        }
        guard other.rules == rules else {
            throw InvalidValue(field: "rules", value: "\(other.rules)", accepted: "the rules merged into, \(rules)")
        }
        rows = try Self.summed((rows + other.rows).sorted { $0.labels.lexicographicallyPrecedes($1.labels) })
    }

    /// Merges successive rows of the same labels.
    private static func summed(_ sorted: [Row]) throws(InvalidValue) -> [Row] {
        var result: [Row] = []
        for row in sorted {
            if let last = result.last, last.labels == row.labels {
                var tally = last.tally
                try tally.merge(row.tally)
                result[result.count - 1] = Row(labels: row.labels, tally: tally)
            } else {
                result.append(row)
            }
        }
        return result
    }

    /// The same contacts by fewer dimensions.
    ///
    /// - Parameter kept: The names of the dimensions to keep, in the order they shall have; none for a single row of all.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a name that is no dimension of the table, and for one twice.
    public func rolledUp(to kept: [String]) throws(InvalidValue) -> ContactTable {
        var places: [Int] = []
        for name in kept {
            guard let place = dimensions.firstIndex(of: name) else {
                throw InvalidValue(field: "dimensions", value: name, accepted: dimensions.joined(separator: ", "))
            }
            places.append(place)
        }
        var table = try ContactTable(dimensions: kept, rules)
        let renamed = rows.map { row in Row(labels: places.map { row.labels[$0] }, tally: row.tally) }
        table.rows = try Self.summed(renamed.sorted { $0.labels.lexicographicallyPrecedes($1.labels) })
        return table
    }

    /// All contacts together.
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for sums that do not fit.
    public func total() throws(InvalidValue) -> ContactTally {
        try rolledUp(to: []).rows.first?.tally ?? ContactTally(rules)
    }

    /// A figure of every group, in the order of the rows.
    ///
    /// - Parameters:
    ///   - metric: The figure.
    ///   - suppression: Hides figures on few records; nil to show all.
    /// - Returns: The results; nil for each one that is hidden.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for an aggregation that does not fit the scale.
    public func results(
        _ metric: ContactMetric, hiding suppression: SmallCellSuppression? = nil
    ) throws(InvalidValue) -> [MetricResult?] {
        var results: [MetricResult] = []
        for row in rows { results.append(try row.tally.result(metric)) }
        return suppression?.shown(results) ?? results
    }
}
