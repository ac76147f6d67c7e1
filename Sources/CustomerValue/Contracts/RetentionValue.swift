import ServiceStatistics
public import ServiceVocabulary

/// The lifetime value of a customer under a contract (CLV, 客户终身价值), from margin, retention and discount.
///
/// For customers who say when they leave. Where they just stop buying, a retention cannot be observed; then a
/// ``PurchaseModel`` tells who is still a customer.
///
/// ```swift
/// let contract = try RetentionValue(marginPerPeriod: 500, retention: 0.8, discount: 0.1)
/// contract.lifetimeValue(.firstMarginNow)  // 1833.33…
/// contract.lifetimeValue(.afterFirstRenewal)  // 1333.33…
/// ```
public struct RetentionValue: Hashable, Sendable {
    /// m, the margin of a period, in any unit of money.
    public let marginPerPeriod: Double
    /// r, the probability that the customer renews, 0...1.
    public let retention: PeriodRate
    /// d, the discount of a period, at least 0.
    public let discount: PeriodRate
    /// g, by which the margin grows each period, above −1.
    public let marginGrowth: PeriodRate

    /// Creates the terms of a contract.
    ///
    /// - Parameters:
    ///   - marginPerPeriod: The margin of a period, of a size up to 1e15.
    ///   - retention: The probability that the customer renews, 0...1.
    ///   - discount: The discount of a period, at least 0.
    ///   - marginGrowth: By which the margin grows each period, above −1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public init(
        marginPerPeriod: Double, retention: PeriodRate, discount: PeriodRate, marginGrowth: PeriodRate = .zero
    ) throws(InvalidValue) {
        guard abs(marginPerPeriod) <= 1e15 else {
            throw InvalidValue(
                field: "marginPerPeriod", value: "\(marginPerPeriod)", accepted: "an amount from -1e15 to 1e15")
        }
        guard (0...PeriodRate.scale).contains(retention.billionths) else {
            throw InvalidValue(field: "retention", value: "\(retention.value)", accepted: "a fraction from 0 to 1")
        }
        guard discount.billionths >= 0 else {
            throw InvalidValue(field: "discount", value: "\(discount.value)", accepted: "a rate of at least 0")
        }
        guard marginGrowth.billionths > -PeriodRate.scale else {
            throw InvalidValue(field: "marginGrowth", value: "\(marginGrowth.value)", accepted: "a rate above -1")
        }
        self.marginPerPeriod = marginPerPeriod
        self.retention = retention
        self.discount = discount
        self.marginGrowth = marginGrowth
    }

    /// Creates the terms of a contract from fractions, each rounded to nine places.
    ///
    /// - Parameters:
    ///   - marginPerPeriod: The margin of a period, of a size up to 1e15.
    ///   - retention: The probability that the customer renews, 0...1.
    ///   - discount: The discount of a period, at least 0.
    ///   - marginGrowth: By which the margin grows each period, above −1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public init(
        marginPerPeriod: Double, retention: Double, discount: Double, marginGrowth: Double = 0
    ) throws(InvalidValue) {
        try self.init(
            marginPerPeriod: marginPerPeriod, retention: Self.rate(retention, "retention"),
            discount: Self.rate(discount, "discount"), marginGrowth: Self.rate(marginGrowth, "marginGrowth"))
    }

    private static func rate(_ value: Double, _ field: String) throws(InvalidValue) -> PeriodRate {
        do {
            return try PeriodRate(value)
        } catch {
            throw InvalidValue(field: field, value: error.value, accepted: error.accepted)
        }
    }

    /// The value of the customer.
    ///
    /// With q = r(1 + g)/(1 + d): the first margin now gives m Σ qᵗ from t = 0, after the first renewal m Σ qᵗ from t = 1.
    /// Without growth and end that is m(1 + d)/(1 + d − r) and m·r/(1 + d − r).
    ///
    /// - Parameters:
    ///   - timing: When the first margin comes in.
    ///   - horizon: How many margins are added up.
    ///   - acquisitionCost: What it cost to win the customer, subtracted at full.
    /// - Returns: The value in the unit of the margin; nil where the sum grows without bound, that is where
    ///   r(1 + g) ≥ 1 + d and the horizon is unlimited.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a horizon outside of 0...1,000,000 periods, a cost that is negative or
    ///   above 1e15, and a value that exceeds a double.
    public func lifetimeValue(
        _ timing: MarginTiming, over horizon: ValueHorizon = .unlimited, acquisitionCost: Double = 0
    ) throws(InvalidValue) -> Double? {
        guard acquisitionCost >= 0, acquisitionCost <= 1e15 else {
            throw InvalidValue(
                field: "acquisitionCost", value: "\(acquisitionCost)", accepted: "an amount from 0 to 1e15")
        }
        guard let weight = try weight(timing, horizon) else { return nil }
        let value = marginPerPeriod * weight - acquisitionCost
        guard value.isFinite else {
            throw InvalidValue(field: "horizon", value: "\(horizon)", accepted: "periods whose sum fits into a double")
        }
        return value
    }

    /// The sum of the powers of q; nil where it does not exist.
    private func weight(_ timing: MarginTiming, _ horizon: ValueHorizon) throws(InvalidValue) -> Double? {
        // (1 + d)·10¹⁸ and r(1 + g)·10¹⁸, exactly.
        let scale = Int128(PeriodRate.scale)
        let growth = (scale + Int128(discount.billionths)) * scale
        let kept = Int128(retention.billionths) * (scale + Int128(marginGrowth.billionths))
        let ratio = Double(kept) / Double(growth)
        let shortfall = Double(growth - kept) / Double(growth)
        let sum: Double
        switch horizon {
        case .unlimited:
            guard kept < growth else { return nil }
            sum = 1 / shortfall
        case .periods(let count):
            guard (0...1_000_000).contains(count) else {
                throw InvalidValue(field: "horizon", value: "\(count)", accepted: "0 to 1,000,000 periods")
            }
            if count == 0 { return 0 }
            sum = shortfall == 0 ? Double(count) : -Maths.expm1(Double(count) * Maths.log1p(-shortfall)) / shortfall
        }
        return timing == .firstMarginNow ? sum : ratio * sum
    }

    /// m/(1 − r): the sum of all margins without discount, the first one now; nil for customers who never leave.
    public var marginOverChurn: Double? {
        let churn = PeriodRate.scale - retention.billionths
        return churn == 0 ? nil : marginPerPeriod / (Double(churn) / Double(PeriodRate.scale))
    }
}

extension RetentionValue: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case marginPerPeriod
        case retention
        case discount
        case marginGrowth
    }

    /// Decodes `{"marginPerPeriod": 500, "retention": 0.8, "discount": 0.1, "marginGrowth": 0}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let margin = try container.decode(Double.self, forKey: .marginPerPeriod)
        let retention = try container.decode(PeriodRate.self, forKey: .retention)
        let discount = try container.decode(PeriodRate.self, forKey: .discount)
        let growth = try container.decodeIfPresent(PeriodRate.self, forKey: .marginGrowth) ?? .zero
        self = try decoder.validated { () throws(InvalidValue) in
            try RetentionValue(
                marginPerPeriod: margin, retention: retention, discount: discount, marginGrowth: growth)
        }
    }

    /// Encodes `{"marginPerPeriod": 500, "retention": 0.8, "discount": 0.1, "marginGrowth": 0}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(marginPerPeriod, forKey: .marginPerPeriod)
        try container.encode(retention, forKey: .retention)
        try container.encode(discount, forKey: .discount)
        try container.encode(marginGrowth, forKey: .marginGrowth)
    }
}
