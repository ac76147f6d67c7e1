import ServiceStatistics
public import ServiceVocabulary

/// The coming periods over which a value is discounted, such as twelve months at 1 % each.
///
/// What comes in during a period is discounted as of its end.
public struct DiscountedPeriods: Hashable, Sendable {
    /// How many periods there are.
    public let count: Int
    /// The discount of a period, as a fraction.
    public let discount: Double
    /// How many of the model's units of time make a period, such as 4.345 weeks in a month.
    public let unitsPerPeriod: Double

    /// Creates periods.
    ///
    /// - Parameters:
    ///   - count: How many periods, 0...10,000.
    ///   - discount: The discount of a period, a fraction from 0 to 1,000.
    ///   - unitsPerPeriod: How many of the model's units of time make a period, above 0, at most 10⁶.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public init(count: Int, discount: Double, unitsPerPeriod: Double) throws(InvalidValue) {
        guard (0...10_000).contains(count) else {
            throw InvalidValue(field: "count", value: "\(count)", accepted: "0 to 10,000 periods")
        }
        guard discount >= 0, discount <= 1000 else {
            throw InvalidValue(field: "discount", value: "\(discount)", accepted: "a fraction from 0 to 1,000")
        }
        guard unitsPerPeriod > 0, unitsPerPeriod <= 1e6 else {
            throw InvalidValue(field: "unitsPerPeriod", value: "\(unitsPerPeriod)", accepted: "above 0, at most 1e6")
        }
        self.count = count
        self.discount = discount
        self.unitsPerPeriod = unitsPerPeriod
    }

    /// Twelve months of 365.25/12 days, seen in weeks.
    ///
    /// - Parameter discount: The discount of a month, a fraction.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a discount outside of 0...1,000.
    public static func yearOfMonths(inWeeksAt discount: Double) throws(InvalidValue) -> DiscountedPeriods {
        try DiscountedPeriods(count: 12, discount: discount, unitsPerPeriod: 365.25 / 84)
    }

    /// The discounted sum Σ (F(k·u) − F((k − 1)·u))/(1 + d)ᵏ of what has come in by a time, F.
    ///
    /// Summed by parts, it only adds positive terms: Fₙ δⁿ + Σ Fₖ δᵏ d/(1 + d) for k < n.
    func sum(_ comeIn: (Double) -> Double) -> Double {
        guard count > 0 else { return 0 }
        let factor = 1 / (1 + discount)
        let step = discount * factor
        var weight = 1.0
        var sum = 0.0
        if step > 0 {
            for k in 1..<max(count, 1) {
                weight *= factor
                sum += weight * step * comeIn(Double(k) * unitsPerPeriod)
            }
            weight *= factor
        }
        return sum + weight * comeIn(Double(count) * unitsPerPeriod)
    }
}

extension DiscountedPeriods: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case count
        case discount
        case unitsPerPeriod
    }

    /// Decodes `{"count": 12, "discount": 0.01, "unitsPerPeriod": 4.345}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let count = try container.decode(Int.self, forKey: .count)
        let discount = try container.decode(Double.self, forKey: .discount)
        let unitsPerPeriod = try container.decode(Double.self, forKey: .unitsPerPeriod)
        self = try decoder.validated { () throws(InvalidValue) in
            try DiscountedPeriods(count: count, discount: discount, unitsPerPeriod: unitsPerPeriod)
        }
    }

    /// Encodes `{"count": 12, "discount": 0.01, "unitsPerPeriod": 4.345}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(count, forKey: .count)
        try container.encode(discount, forKey: .discount)
        try container.encode(unitsPerPeriod, forKey: .unitsPerPeriod)
    }
}
