public import ServiceVocabulary
public import Ticketing

/// How customers are put into tiers (客户分层): the tiers, best first, and the cuts between them.
///
/// There are no default cuts: nobody's customers are worth the same. A customer whose value is 0 or less is always in the
/// last tier, whatever the cuts say.
public struct TierScheme: Hashable, Sendable {
    /// What the cuts are made on, each list best tier first, with one cut fewer than tiers.
    public enum Cuts: Hashable, Sendable {
        /// On the value: amounts that it takes to be in the tier, strictly falling.
        case amounts([Double])
        /// On the rank: the share of customers in the tier or a better one, strictly rising: 5 %, then 20 %.
        case sharesOfCustomers([CountShare])
        /// On the cumulated value: the share of all value that the tier and the better ones hold, strictly rising.
        case sharesOfValue([CountShare])
        /// On value and potential together. The bands are amounts, strictly falling; the cells tell for each band of value
        /// (one more than amounts), in it for each band of potential, the place of its tier.
        case grid(values: [Double], potentials: [Double], cells: [[Int]])
    }

    /// The tiers, best first.
    public let tiers: [CustomerTier]
    /// The cuts between them.
    public let cuts: Cuts
    /// What becomes of customers of equal value at a cut by shares.
    public let ties: TieRule

    /// Creates a scheme.
    ///
    /// - Parameters:
    ///   - tiers: The tiers, best first; at least two, all different.
    ///   - cuts: The cuts between them; amounts above 0, shares below all.
    ///   - ties: What becomes of customers of equal value at a cut by shares. Amounts always keep them together.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for tiers and cuts that do not fit together.
    public init(_ tiers: [CustomerTier], cuts: Cuts, ties: TieRule) throws(InvalidValue) {
        guard tiers.count >= 2, Set(tiers).count == tiers.count else {
            throw InvalidValue(
                field: "tiers", value: tiers.map { $0.rawValue }.joined(separator: ", "),
                accepted: "at least two tiers, all different")
        }
        switch cuts {
        case .amounts(let amounts): try Self.check(amounts, tiers.count - 1, "cuts.amounts")
        case .sharesOfCustomers(let shares): try Self.check(shares, tiers.count - 1, "cuts.sharesOfCustomers")
        case .sharesOfValue(let shares): try Self.check(shares, tiers.count - 1, "cuts.sharesOfValue")
        case .grid(let values, let potentials, let cells):
            try Self.check(values, values.count, "cuts.values")
            try Self.check(potentials, potentials.count, "cuts.potentials")
            try Self.check(cells, (values.count + 1, potentials.count + 1), tiers.count)
        }
        self.tiers = tiers
        self.cuts = cuts
        self.ties = ties
    }

    private static func check(_ amounts: [Double], _ count: Int, _ field: String) throws(InvalidValue) {
        let isFalling = zip(amounts, amounts.dropFirst()).allSatisfy { $0 > $1 }
        guard amounts.count == count, isFalling, amounts.allSatisfy({ $0 > 0 && $0 <= 1e15 }) else {
            throw InvalidValue(
                field: field, value: "\(amounts)",
                accepted: "\(count) amounts above 0, at most 1e15, each below the last")
        }
    }

    private static func check(_ shares: [CountShare], _ count: Int, _ field: String) throws(InvalidValue) {
        let isRising = zip(shares, shares.dropFirst()).allSatisfy { $0.isLess(than: $1) }
        guard shares.count == count, isRising, shares.allSatisfy({ $0.part > 0 && $0.part < $0.whole }) else {
            throw InvalidValue(
                field: field, value: shares.map { "\($0.part)/\($0.whole)" }.joined(separator: ", "),
                accepted: "\(count) shares between none and all, each above the last")
        }
    }

    private static func check(
        _ cells: [[Int]], _ size: (rows: Int, columns: Int), _ tiers: Int
    ) throws(InvalidValue) {
        guard cells.count == size.rows, cells.allSatisfy({ $0.count == size.columns }) else {
            throw InvalidValue(
                field: "cuts.cells", value: "\(cells)", accepted: "\(size.rows) rows of \(size.columns) tiers")
        }
        for (row, line) in cells.enumerated() {
            for (column, tier) in line.enumerated() {
                let isMonotone =
                    (column == 0 || line[column - 1] <= tier) && (row == 0 || cells[row - 1][column] <= tier)
                guard (0..<tiers).contains(tier), isMonotone else {
                    throw InvalidValue(
                        field: "cuts.cells[\(row)][\(column)]", value: "\(tier)",
                        accepted: "the place of a tier, not better than for more value or potential")
                }
            }
        }
    }
}
