public import ServiceVocabulary

/// Rows grouped by one or more properties: the number of a group for each row.
///
/// Groups are numbered in the order of the codes, the first property first. Where all combinations are few,
/// combinations without rows are groups, too, and hold nothing; where they are many, only those with rows are groups.
public struct ContactGrouping: Hashable, Sendable {
    /// The properties.
    public let dimensions: [DimensionColumn]
    /// The group of each row.
    public let codes: [Int32]
    /// How many groups there are.
    public let groupCount: Int
    /// The combination of each group, in mixed radix; nil where the number of the group is the combination.
    private let combinations: [UInt64]?

    /// Groups rows.
    ///
    /// - Parameter dimensions: The properties, at least one, all of the same length.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for no property, different lengths, and combinations beyond 62
    ///   bits.
    /// - Complexity: O(rows); no hashing.
    public init(by dimensions: [DimensionColumn]) throws(InvalidValue) {
        guard let first = dimensions.first else {
            throw InvalidValue(field: "dimensions", value: "none", accepted: "at least one")
        }
        let rows = first.codes.count
        var size: UInt64 = 1
        for dimension in dimensions {
            guard dimension.codes.count == rows else {
                throw InvalidValue(
                    field: dimension.name, value: "\(dimension.codes.count) rows", accepted: "\(rows) rows")
            }
            let (product, overflow) = size.multipliedReportingOverflow(by: UInt64(max(dimension.labels.count, 1)))
            guard !overflow, product < 1 << 62 else {
                throw InvalidValue(field: dimension.name, value: "overflow", accepted: "combinations within 62 bits")
            }
            size = product
        }
        self.dimensions = dimensions
        // A table of all combinations is cheap as long as it is not much larger than the rows themselves.
        if size <= UInt64(4 * rows + 65_536), size <= UInt64(Int32.max) {
            codes = Self.dense(dimensions)
            groupCount = Int(size)
            combinations = nil
        } else {
            (codes, combinations) = Self.sparse(dimensions, size)
            groupCount = combinations?.count ?? 0
        }
    }

    private static func dense(_ dimensions: [DimensionColumn]) -> [Int32] {
        var codes = dimensions[0].codes
        for dimension in dimensions.dropFirst() {
            let size = Int32(truncatingIfNeeded: dimension.labels.count)
            let others = dimension.codes
            for row in codes.indices { codes[row] = codes[row] &* size &+ others[row] }
        }
        return codes
    }

    private static func sparse(_ dimensions: [DimensionColumn], _ size: UInt64) -> (codes: [Int32], [UInt64]) {
        let rows = dimensions[0].codes.count
        var keys = [UInt64](repeating: 0, count: rows)
        for dimension in dimensions {
            let size = UInt64(dimension.labels.count)
            let others = dimension.codes
            for row in 0..<rows { keys[row] = keys[row] * size + UInt64(others[row]) }
        }
        let order = RadixOrder.order(of: keys, bits: 64 - size.leadingZeroBitCount)
        var codes = [Int32](repeating: 0, count: rows)
        var combinations: [UInt64] = []
        for row in order {
            let key = keys[Int(row)]
            if key != combinations.last { combinations.append(key) }
            codes[Int(row)] = Int32(truncatingIfNeeded: combinations.count - 1)
        }
        return (codes, combinations)
    }

    /// The labels of a group, one for each property.
    ///
    /// - Parameter group: The number of a group.
    public func labels(of group: Int) -> [String] {
        guard group >= 0, group < groupCount else { return [] }
        var rest = combinations?[group] ?? UInt64(group)
        var labels: [String] = []
        for dimension in dimensions.reversed() {
            let size = UInt64(max(dimension.labels.count, 1))
            let code = Int(rest % size)
            labels.append(code < dimension.labels.count ? dimension.labels[code] : "")
            rest /= size
        }
        return labels.reversed()
    }

    /// Refuses a grouping of other rows.
    func check(rows: Int) throws(InvalidValue) {
        guard codes.count == rows else {
            throw InvalidValue(field: "grouping", value: "\(codes.count) rows", accepted: "\(rows) rows")
        }
    }
}
