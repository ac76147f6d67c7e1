public import ServiceVocabulary

/// A price that does not come from costs: from value, from competition, or by subscription.
public enum ServicePricing: Hashable, Sendable {
    /// A share of the effect that the service has for the customer, 0...1.
    case shareOfEffect(PeriodRate)
    /// Steps of the effect: from each effect on, that price. Effects rise, and so do prices.
    case steps([EffectStep])
    /// The price of a competitor, times 1 + a rate above −1: 0 for the same, −0.05 for 5 % less.
    case competitor(Money, difference: PeriodRate)
    /// A price a month; a year paid at once costs twelve months less a discount, 0...1.
    case subscription(month: Money, yearDiscount: PeriodRate)

    /// A step of value-based prices.
    public struct EffectStep: Hashable, Sendable {
        /// From which effect on the price holds.
        public let effect: Money
        /// The price.
        public let price: Money

        /// Creates a step.
        ///
        /// - Parameters:
        ///   - effect: From which effect on the price holds.
        ///   - price: The price.
        public init(from effect: Money, price: Money) {
            self.effect = effect
            self.price = price
        }
    }

    /// For how long a subscription is paid.
    public enum Term: String, Hashable, Sendable, Codable, CaseIterable {
        /// A month.
        case month
        /// A year at once.
        case year
    }

    /// The price.
    ///
    /// - Parameters:
    ///   - effect: The effect for the customer, which prices by value need; at least 0.
    ///   - term: For how long it is paid, which subscriptions need.
    /// - Returns: The price, rounded to the nearest minor unit, halves to even; nil below the first step.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for what a rule needs and is not given, rates out of range, steps that do not
    ///   rise, mixed currencies and results above 64 bits.
    public func price(effect: Money? = nil, term: Term? = nil) throws(InvalidValue) -> Money? {
        let scale = PeriodRate.scale
        func scaled(_ amount: Money, by billionths: Int64) throws(InvalidValue) -> Money {
            Money(
                minor: try ExactAmounts.scaled(amount.minor, by: billionths, of: scale, "price"),
                currency: amount.currency)
        }
        func needed<Value>(_ value: Value?, _ field: String) throws(InvalidValue) -> Value {
            guard let value else { throw InvalidValue(field: field, value: "none", accepted: "what this price needs") }
            return value
        }
        switch self {
        case .shareOfEffect(let share):
            try Self.check(share, 0...scale, "shareOfEffect")
            let effect = try needed(effect, "effect")
            try ExactAmounts.notNegative(effect, "effect")
            return try scaled(effect, by: share.billionths)
        case .steps(let steps):
            let effect = try needed(effect, "effect")
            try Self.check(steps, effect.currency)
            return steps.last { $0.effect.minor <= effect.minor }?.price
        case .competitor(let price, let difference):
            try ExactAmounts.notNegative(price, "competitor")
            try Self.check(difference, (1 - scale)...(1000 * scale), "difference")
            return try scaled(price, by: scale + difference.billionths)
        case .subscription(let month, let discount):
            try ExactAmounts.notNegative(month, "month")
            try Self.check(discount, 0...scale, "yearDiscount")
            if try needed(term, "term") == .month { return month }
            return try scaled(month, by: 12 * (scale - discount.billionths))
        }
    }

    private static func check(
        _ rate: PeriodRate, _ range: ClosedRange<Int64>, _ field: String
    ) throws(InvalidValue) {
        guard range.contains(rate.billionths) else {
            throw InvalidValue(
                field: field, value: "\(rate.value)",
                accepted: "a rate from \(Double(range.lowerBound) / 1e9) to \(Double(range.upperBound) / 1e9)")
        }
    }

    private static func check(_ steps: [EffectStep], _ currency: CurrencyCode) throws(InvalidValue) {
        for (index, step) in steps.enumerated() {
            let isRising =
                index == 0
                || (steps[index - 1].effect.minor < step.effect.minor
                    && steps[index - 1].price.minor < step.price.minor)
            guard isRising, step.effect.currency == currency, step.price.currency == currency else {
                throw InvalidValue(
                    field: "steps[\(index)]", value: "\(step.effect.minor): \(step.price.minor)",
                    accepted: "effects and prices in \(currency) that rise")
            }
        }
    }
}
