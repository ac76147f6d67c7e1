public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// What is owed for a period, line by line, and beside it what would be owed had nothing been excused.
public struct CreditStatement: Hashable, Sendable {
    /// The sums of a statement.
    public struct Totals: Hashable, Sendable {
        /// The sum of the payments.
        public internal(set) var payments: Money
        /// The sum of the coupons.
        public internal(set) var coupons: Money
        /// The sum of payments and coupons before the cap.
        public internal(set) var beforeCap: Money
        /// The days of free extension.
        public internal(set) var extensionDays: Int
    }

    /// The share of promises kept in a metric.
    public struct Attainment: Hashable, Sendable {
        /// The metric; nil for all metrics together.
        public let metric: ServiceLevelMetric?
        /// The share as the schedule counts it; nil when no promise counts.
        public let rate: CountShare?
        /// The share with every breach counted, excused or not; nil when there was no promise.
        public let unadjustedRate: CountShare?
        /// The number of excused breaches.
        public let excused: Int
    }

    /// The period.
    public let period: Range<Instant>
    /// The fee of the period.
    public let fee: Money
    /// The shares of promises kept, for each metric of the schedule's tiers.
    public let attainments: [Attainment]
    /// What is owed, in the order in which a cap is used up: breaches by time, then shares by metric.
    public let lines: [CreditLine]
    /// The breaches that were excused, with what they would have been owed for; they stay breaches.
    public let excusedLines: [CreditLine]
    /// The sums of what is owed.
    public let totals: Totals
    /// The sums of what would be owed had nothing been excused.
    public let unadjustedTotals: Totals
}

/// One thing that is owed, and why.
public struct CreditLine: Hashable, Sendable {
    /// Why something is owed.
    public enum Cause: Hashable, Sendable {
        /// A promise was missed by that time.
        case breach(TicketIdentifier, ServiceLevelMetric, endedAt: Instant, overdue: TimeSpan, tier: TimeSpan)
        /// The share of promises kept was below a tier; the metric is nil for all metrics together.
        case attainment(ServiceLevelMetric?, rate: CountShare, below: CountShare)
    }

    /// Why it is owed.
    public let cause: Cause
    /// What the schedule gives.
    public let compensation: Compensation
    /// The amount before the cap; nil for what is not money.
    public let amount: Money?
    /// The amount that is owed, or the days; less than the schedule gives where a cap is used up.
    public let owed: Owed

    /// What is owed after the cap.
    public enum Owed: Hashable, Sendable {
        /// Money or a coupon.
        case money(Money)
        /// Days of a free extension or of a better package.
        case days(Int)
    }
}

extension CreditLine: CustomStringConvertible {
    /// One sentence that explains the amount.
    public var description: String {
        let reason =
            switch cause {
            case .breach(let ticket, let metric, let endedAt, let overdue, let tier):
                "ticket " + ticket.rawValue + ", " + metric.rawValue + " ended " + endedAt.description + ", "
                    + overdue.description + " overdue (tier from " + tier.description + ")"
            case .attainment(let metric, let rate, let below):
                (metric?.rawValue ?? "all metrics") + ": \(rate.part) of \(rate.whole) kept, below "
                    + "\(below.part) of \(below.whole)"
            }
        return reason + ": " + given + result
    }

    private var given: String {
        let share: (CreditAmount) -> String = { amount in
            switch amount {
            case .fixed: ""
            case .shareOfFee(let share): "\(share.part) of \(share.whole) of the fee, "
            }
        }
        return switch compensation {
        case .delayPayment(let amount): "payment, " + share(amount)
        case .coupon(let amount): "coupon, " + share(amount)
        case .freeExtension: "free extension, "
        case .serviceUpgrade(let package, _): "upgrade to " + package.rawValue + ", "
        }
    }

    private var result: String {
        switch (owed, compensation) {
        case (.money(let money), _):
            let before = amount.map { $0 == money ? "" : " (cut by the cap from \($0.minor))" } ?? ""
            return "\(money.minor) minor units of " + money.currency.rawValue + before
        case (.days(let days), .freeExtension(let granted)) where granted != days:
            return "\(days) days (cut by the cap from \(granted))"
        case (.days(let days), _):
            return "\(days) days"
        }
    }
}
