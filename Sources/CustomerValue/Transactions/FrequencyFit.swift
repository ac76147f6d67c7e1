import ServiceStatistics
public import ServiceVocabulary

/// How many customers have bought how often, beside how many a model expects: its goodness of fit.
public struct FrequencyFit: Hashable, Sendable {
    /// The customers with one number of repeat purchases, or with that and more.
    public struct Row: Hashable, Sendable {
        /// The repeat purchases.
        public let frequency: Int
        /// Whether higher numbers are among them.
        public let isOpenEnded: Bool
        /// How many customers there are.
        public let actual: Int
        /// How many the model expects.
        public let expected: Double
    }

    /// The rows, ascending by frequency.
    public let rows: [Row]
    /// Σ (actual − expected)²/expected.
    public let chiSquare: Double
    /// The number of rows less one and less the parameters; at least 0.
    public let degreesOfFreedom: Int
    /// The probability of a worse fit, were the model true; nil without degrees of freedom.
    ///
    /// Where many customers are observed, a small deviation that does not matter makes it small.
    public let pValue: Double?

    /// Compares a model with the histories it was fitted on.
    ///
    /// - Parameters:
    ///   - model: The model.
    ///   - columns: The histories.
    ///   - openFrom: The number of repeat purchases from which on customers are one row, 1...1,000.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another number, and for no customers.
    /// - Complexity: O(n log n), and a probability for each row and each different age.
    public init<Model: PurchaseModel>(
        _ model: Model, _ columns: PurchaseColumns, groupingFrom openFrom: Int = 7
    ) throws(InvalidValue) {
        guard (1...1000).contains(openFrom) else {
            throw InvalidValue(field: "groupingFrom", value: "\(openFrom)", accepted: "1 to 1,000")
        }
        guard columns.count > 0 else {
            throw InvalidValue(field: "columns", value: "none", accepted: "at least one customer")
        }
        var actual = [Int](repeating: 0, count: openFrom + 1)
        for frequency in columns.frequencies { actual[min(frequency, openFrom)] += 1 }
        var expected = [Double](repeating: 0, count: openFrom + 1)
        let counted = DistinctHistories.counted(columns.ages)
        for (age, weight) in zip(counted.values, counted.weights) {
            var rest = 1.0
            for frequency in 0..<openFrom {
                let share = try model.probabilityOfNewCustomer(ofPurchases: frequency, within: age)
                expected[frequency] += weight * share
                rest -= share
            }
            expected[openFrom] += weight * max(rest, 0)
        }
        rows = actual.indices.map {
            Row(frequency: $0, isOpenEnded: $0 == openFrom, actual: actual[$0], expected: expected[$0])
        }
        chiSquare = rows.reduce(0) { sum, row in
            let difference = Double(row.actual) - row.expected
            return row.expected > 0 ? sum + difference * difference / row.expected : sum
        }
        degreesOfFreedom = max(openFrom - Model.parameterNames.count, 0)
        pValue =
            degreesOfFreedom == 0
            ? nil : IncompleteGamma.tails(a: Double(degreesOfFreedom) / 2, x: chiSquare / 2).upper
    }
}
