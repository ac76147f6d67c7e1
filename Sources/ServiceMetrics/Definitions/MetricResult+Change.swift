public import ServiceVocabulary

extension MetricResult {
    /// The change since an earlier figure, in the unit of the figure: points for a score, hundredths of a fraction for a share.
    ///
    /// - Parameter earlier: A figure of the same definition.
    /// - Returns: Nil where one of the two is undefined.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a figure of another definition (both are named).
    public func change(since earlier: MetricResult) throws(InvalidValue) -> Double? {
        try definition.checkMerge(with: earlier.definition)
        guard let value, let base = earlier.value else { return nil }
        return value - base
    }

    /// The relative growth since an earlier figure, 0.05 for 5 %.
    ///
    /// A goal such as "5 % a quarter" has a meaning only above 0: from a score of −10 or 0 no growth leads anywhere. There, set the goal
    /// in points and ask for ``change(since:)``.
    ///
    /// - Parameter earlier: A figure of the same definition.
    /// - Returns: Nil where one of the two is undefined, and where the earlier one is not above 0.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a figure of another definition (both are named).
    public func growth(since earlier: MetricResult) throws(InvalidValue) -> Double? {
        guard let change = try change(since: earlier), let base = earlier.value, base > 0 else { return nil }
        return change / base
    }
}
