public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// What a provider owes for promises that were not kept: by the breach, by the share of promises kept in a period, or
/// both.
///
/// The amounts are the policy's; no published source gives any, so there is no preset.
///
/// ```swift
/// let schedule = try CreditSchedule(
///     currency: .cny,
///     breaches: [
///         BreachCredit(of: .resolution, gives: [.coupon(.fixed(Money(minor: 20_00, currency: .cny)))]),
///         BreachCredit(of: .resolution, overdueFrom: .hours(4), gives: [.freeExtension(days: 7)]),
///     ],
///     attainments: [
///         AttainmentCredit(of: .resolution, below: CountShare(95, of: 100), gives: [.delayPayment(.shareOfFee(tenth))])
///     ],
///     cap: CreditCap(shareOfFee: half))
/// let statement = try schedule.statement(of: cycles, in: quarter, fee: fee)
/// ```
public struct CreditSchedule: Hashable, Sendable {
    /// How an excused breach counts in the share of promises kept; it stays a breach in the figure beside it.
    public enum ExcusedBreaches: String, Hashable, Sendable, CaseIterable {
        /// It does not count at all.
        case leftOut
        /// It counts as kept.
        case asMet
    }

    /// The currency of all amounts and of the fee.
    public let currency: CurrencyCode
    /// What is owed for a single breach.
    public let breaches: [BreachCredit]
    /// What is owed for too small a share of promises kept in a period.
    public let attainments: [AttainmentCredit]
    /// What is owed at most in a period; nil without a limit.
    public let cap: CreditCap?
    /// What becomes of a fraction of the smallest coin.
    public let rounding: CreditRounding
    /// How an excused breach counts.
    public let excused: ExcusedBreaches

    /// Creates a schedule.
    ///
    /// - Parameters:
    ///   - currency: The currency of all amounts and of the fee.
    ///   - breaches: What is owed for a single breach; of the tiers of a metric the one with the greatest overdue time
    ///     that is reached counts, and a tier of the metric itself before one of any metric.
    ///   - attainments: What is owed for too small a share; of the tiers of a metric the one with the smallest share that
    ///     is still missed counts.
    ///   - cap: What is owed at most in a period.
    ///   - rounding: What becomes of a fraction of the smallest coin.
    ///   - excused: How an excused breach counts.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for negative amounts, another currency, shares above the whole, and
    ///   two tiers for the same.
    public init(
        currency: CurrencyCode, breaches: [BreachCredit] = [], attainments: [AttainmentCredit] = [],
        cap: CreditCap? = nil, rounding: CreditRounding = .halfEven, excused: ExcusedBreaches = .leftOut
    ) throws(InvalidValue) {
        for (index, tier) in breaches.enumerated() {
            let path = "breaches[\(index)]"
            guard tier.overdueFrom >= .zero else {
                throw InvalidValue(
                    field: path + ".overdueFrom", value: tier.overdueFrom.description,
                    accepted: "a time that is not negative")
            }
            try Self.check(tier.compensations, currency, path)
            for other in breaches[..<index]
            where other.metric == tier.metric && other.overdueFrom == tier.overdueFrom {
                throw InvalidValue(
                    field: path, value: tier.overdueFrom.description, accepted: "one tier for each overdue time")
            }
        }
        for (index, tier) in attainments.enumerated() {
            let path = "attainments[\(index)]"
            guard tier.below.part <= tier.below.whole else {
                throw InvalidValue(
                    field: path + ".below", value: "\(tier.below.part) of \(tier.below.whole)",
                    accepted: "a share of at most the whole")
            }
            try Self.check(tier.compensations, currency, path)
            for other in attainments[..<index]
            where other.metric == tier.metric && other.below.isEqualFraction(to: tier.below) {
                throw InvalidValue(
                    field: path, value: "\(tier.below.part) of \(tier.below.whole)",
                    accepted: "one tier for each share")
            }
        }
        do {
            try cap?.check(currency)
        } catch {
            throw error.inside("cap")
        }
        self.currency = currency
        self.breaches = breaches
        self.attainments = attainments
        self.cap = cap
        self.rounding = rounding
        self.excused = excused
    }

    private static func check(
        _ compensations: [Compensation], _ currency: CurrencyCode, _ path: String
    ) throws(InvalidValue) {
        for (index, compensation) in compensations.enumerated() {
            do {
                try compensation.check(currency)
            } catch {
                throw error.inside(path + ".compensations[\(index)]")
            }
        }
    }
}

/// What is owed for a breach from some overdue time on.
public struct BreachCredit: Hashable, Sendable {
    /// The metric whose breach counts; nil for any.
    public let metric: ServiceLevelMetric?
    /// The overdue time from which on, inclusive, the tier counts; zero for every breach.
    public let overdueFrom: TimeSpan
    /// What is owed.
    public let compensations: [Compensation]

    /// Creates a tier.
    ///
    /// - Parameters:
    ///   - metric: The metric whose breach counts; nil for any.
    ///   - overdueFrom: The overdue time from which on, inclusive, the tier counts.
    ///   - compensations: What is owed.
    public init(
        of metric: ServiceLevelMetric? = nil, overdueFrom: TimeSpan = .zero, gives compensations: [Compensation]
    ) {
        self.metric = metric
        self.overdueFrom = overdueFrom
        self.compensations = compensations
    }
}

/// What is owed when too small a share of the promises of a period was kept.
public struct AttainmentCredit: Hashable, Sendable {
    /// The metric whose promises count; nil for those of all metrics together.
    public let metric: ServiceLevelMetric?
    /// The share below which, exclusive, the tier counts.
    public let below: CountShare
    /// What is owed.
    public let compensations: [Compensation]

    /// Creates a tier.
    ///
    /// - Parameters:
    ///   - metric: The metric whose promises count; nil for those of all metrics together.
    ///   - below: The share below which, exclusive, the tier counts.
    ///   - compensations: What is owed.
    public init(of metric: ServiceLevelMetric? = nil, below: CountShare, gives compensations: [Compensation]) {
        self.metric = metric
        self.below = below
        self.compensations = compensations
    }
}

/// What is owed at most in a period; where several limits are given, the least counts.
public struct CreditCap: Hashable, Sendable {
    /// The greatest sum of payments and coupons.
    public let amount: Money?
    /// The greatest sum of payments and coupons as a share of the fee.
    public let shareOfFee: CountShare?
    /// The greatest number of days of free extension.
    public let extensionDays: Int?

    /// Creates a cap.
    ///
    /// - Parameters:
    ///   - amount: The greatest sum of payments and coupons.
    ///   - shareOfFee: The greatest sum of payments and coupons as a share of the fee.
    ///   - extensionDays: The greatest number of days of free extension.
    public init(amount: Money? = nil, shareOfFee: CountShare? = nil, extensionDays: Int? = nil) {
        self.amount = amount
        self.shareOfFee = shareOfFee
        self.extensionDays = extensionDays
    }

    func check(_ currency: CurrencyCode) throws(InvalidValue) {
        if let amount { try CreditAmount.fixed(amount).check(currency) }
        if let shareOfFee { try CreditAmount.shareOfFee(shareOfFee).check(currency) }
        if let extensionDays, !(0...1_000_000).contains(extensionDays) {
            throw InvalidValue(field: "extensionDays", value: "\(extensionDays)", accepted: "0 to 1,000,000 days")
        }
    }
}
