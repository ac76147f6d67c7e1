public import ServiceVocabulary

/// Hides figures that rest on few records, so that no single customer or agent can be read from a table.
///
/// Hiding one cell of a line with a known total would tell it by subtraction, so a single hidden cell takes the
/// smallest other one with it. Cells without any record are not hidden: they tell of nobody.
public struct SmallCellSuppression: Hashable, Sendable {
    /// The fewest records that a shown cell rests on.
    public let minimum: Int

    /// Creates a rule.
    ///
    /// - Parameter minimum: The fewest records that a shown cell rests on, at least 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` below 1.
    public init(minimum: Int) throws(InvalidValue) {
        guard minimum >= 1 else {
            throw InvalidValue(field: "minimum", value: "\(minimum)", accepted: "1 or more")
        }
        self.minimum = minimum
    }

    /// Which cells of one line, whose total is shown, are hidden.
    ///
    /// - Parameter counts: How many records each cell rests on.
    /// - Returns: True for each cell to hide.
    public func hidden(_ counts: [Int]) -> [Bool] {
        var hidden = counts.map { $0 > 0 && $0 < minimum }
        guard hidden.lazy.filter({ $0 }).count == 1 else { return hidden }
        let others = counts.indices.filter { !hidden[$0] && counts[$0] > 0 }
        if let smallest = others.min(by: { (counts[$0], $0) < (counts[$1], $1) }) { hidden[smallest] = true }
        return hidden
    }

    /// The results of one line, without those to hide.
    ///
    /// - Parameter results: The results of the cells.
    /// - Returns: The results in the same order, nil for each one that is hidden.
    public func shown(_ results: [MetricResult]) -> [MetricResult?] {
        zip(results, hidden(results.map { $0.count })).map { $1 ? nil : $0 }
    }
}
