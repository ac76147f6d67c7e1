public import ServiceVocabulary

/// How well forecasts of purchases agree with what was bought.
public struct ForecastError: Hashable, Sendable {
    /// The sum of the forecasts.
    public let expected: Double
    /// What was bought.
    public let actual: Int
    /// The mean of |forecast − bought| over customers, in purchases.
    public let meanAbsolute: Double
    /// The square root of the mean of (forecast − bought)², in purchases.
    public let rootMeanSquare: Double

    /// Of a total: by which part of what was bought it is missed, signed; nil where nothing was bought.
    public var relative: Double? { actual == 0 ? nil : (expected - Double(actual)) / Double(actual) }

    init(_ pairs: [(expected: Double, actual: Int)]) {
        var expected = 0.0
        var actual = 0
        var absolute = 0.0
        var squares = 0.0
        for pair in pairs {
            let difference = pair.expected - Double(pair.actual)
            expected += pair.expected
            actual += pair.actual
            absolute += abs(difference)
            squares += difference * difference
        }
        self.expected = expected
        self.actual = actual
        meanAbsolute = pairs.isEmpty ? 0 : absolute / Double(pairs.count)
        rootMeanSquare = pairs.isEmpty ? 0 : (squares / Double(pairs.count)).squareRoot()
    }
}

/// The forecasts of a model for a holdout, beside what was bought and beside the forecast "the same as last time".
public struct HoldoutComparison: Hashable, Sendable {
    /// The customers of one frequency in the calibration, or of that and all higher ones.
    public struct Group: Hashable, Sendable {
        /// The repeat purchases in the calibration.
        public let frequency: Int
        /// Whether customers of higher frequencies are among them.
        public let isOpenEnded: Bool
        /// How many customers there are.
        public let customers: Int
        /// Their forecasts and what they bought.
        public let error: ForecastError
    }

    /// The forecasts of the model.
    public let model: ForecastError
    /// The forecasts that everybody buys as often as in a time as long before.
    public let naive: ForecastError
    /// The forecasts of the model by frequency, ascending.
    public let groups: [Group]

    /// Compares forecasts with what was bought.
    ///
    /// - Parameters:
    ///   - model: The model, fitted on the calibration.
    ///   - holdout: The customers.
    ///   - openFrom: The frequency from which on customers are one group.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a holdout without customers, and one longer than models take.
    public init(
        _ model: some PurchaseModel, _ holdout: PurchaseHoldout, groupingFrom openFrom: Int = 7
    ) throws(InvalidValue) {
        guard !holdout.customers.isEmpty else {
            throw InvalidValue(field: "holdout.customers", value: "none", accepted: "at least one customer")
        }
        let forecasts = try model.expectedPurchases(holdout.histories, within: holdout.length)
        let pairs = zip(forecasts, holdout.customers).map { (expected: $0, actual: $1.bought) }
        self.model = ForecastError(pairs)
        naive = ForecastError(holdout.customers.map { (Double($0.boughtBefore), $0.bought) })
        var members: [Int: [(expected: Double, actual: Int)]] = [:]
        for (pair, customer) in zip(pairs, holdout.customers) {
            members[min(customer.history.frequency, max(openFrom, 0)), default: []].append(pair)
        }
        groups = members.sorted { $0.key < $1.key }.map { frequency, pairs in
            Group(
                frequency: frequency, isOpenEnded: frequency == max(openFrom, 0), customers: pairs.count,
                error: ForecastError(pairs))
        }
    }
}
