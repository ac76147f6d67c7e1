public import ServiceTime
public import ServiceVocabulary
import Ticketing

extension CreditSchedule {
    /// What is owed for a period.
    ///
    /// - Parameters:
    ///   - cycles: The cycles, in any order; those that ended outside the period are passed over.
    ///   - period: The period, half-open.
    ///   - fee: The fee of the period, of which shares are taken.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative fee, one in another currency, or sums that exceed 64
    ///   bits.
    public func statement(
        of cycles: [CreditedCycle], in period: Range<Instant>, fee: Money
    ) throws(InvalidValue) -> CreditStatement {
        do {
            try CreditAmount.fixed(fee).check(currency)
        } catch {
            throw InvalidValue(field: "fee", value: error.value, accepted: error.accepted)
        }
        let inPeriod = cycles.filter { period.contains($0.endedAt) }.sorted {
            ($0.endedAt, $0.ticket, $0.metric, $0.overdue) < ($1.endedAt, $1.ticket, $1.metric, $1.overdue)
        }
        var metrics: [ServiceLevelMetric?] = []
        for tier in attainments where !metrics.contains(tier.metric) { metrics.append(tier.metric) }
        let adjusted = metrics.map { attainment(of: $0, inPeriod) }
        var lines = try breachLines(inPeriod.filter { !$0.isExcused }, fee)
        for attainment in adjusted {
            lines += try attainmentLines(attainment.metric, attainment.rate, fee)
        }
        var unadjusted = try breachLines(inPeriod, fee)
        for attainment in adjusted {
            unadjusted += try attainmentLines(attainment.metric, attainment.unadjustedRate, fee)
        }
        let capped = try applyCap(to: lines, fee)
        return CreditStatement(
            period: period, fee: fee, attainments: adjusted, lines: capped.lines,
            excusedLines: try breachLines(inPeriod.filter { $0.isExcused }, fee), totals: capped.totals,
            unadjustedTotals: try applyCap(to: unadjusted, fee).totals)
    }

    // MARK: Lines

    private func breachLines(_ cycles: [CreditedCycle], _ fee: Money) throws(InvalidValue) -> [CreditLine] {
        var lines: [CreditLine] = []
        for cycle in cycles where cycle.isMissed {
            guard let tier = tier(for: cycle) else { continue }
            for compensation in tier.compensations {
                lines.append(
                    line(
                        .breach(
                            cycle.ticket, cycle.metric, endedAt: cycle.endedAt, overdue: cycle.overdue,
                            tier: tier.overdueFrom),
                        compensation, fee))
            }
        }
        return lines
    }

    /// The tier with the greatest overdue time that is reached; one of the metric itself before one of any metric.
    private func tier(for cycle: CreditedCycle) -> BreachCredit? {
        func best(_ metric: ServiceLevelMetric?) -> BreachCredit? {
            breaches.filter { $0.metric == metric && $0.overdueFrom <= cycle.overdue }
                .max { $0.overdueFrom < $1.overdueFrom }
        }
        return best(cycle.metric) ?? best(nil)
    }

    private func attainment(
        of metric: ServiceLevelMetric?, _ cycles: [CreditedCycle]
    ) -> CreditStatement.Attainment {
        var (kept, missed, pardoned) = (Int64(0), Int64(0), Int64(0))
        for cycle in cycles where metric == nil || cycle.metric == metric {
            if !cycle.isMissed {
                kept += 1
            } else if cycle.isExcused {
                pardoned += 1
            } else {
                missed += 1
            }
        }
        let met = excused == .asMet ? kept + pardoned : kept
        return CreditStatement.Attainment(
            metric: metric, rate: try? CountShare(met, of: met + missed),
            unadjustedRate: try? CountShare(kept, of: kept + missed + pardoned), excused: Int(pardoned))
    }

    private func attainmentLines(
        _ metric: ServiceLevelMetric?, _ rate: CountShare?, _ fee: Money
    ) throws(InvalidValue) -> [CreditLine] {
        guard let rate else { return [] }
        var lowest: AttainmentCredit?
        for tier in attainments where tier.metric == metric && rate.isLess(than: tier.below) {
            if let present = lowest, !tier.below.isLess(than: present.below) { continue }
            lowest = tier
        }
        guard let tier = lowest else { return [] }
        return tier.compensations.map { line(.attainment(metric, rate: rate, below: tier.below), $0, fee) }
    }

    private func line(_ cause: CreditLine.Cause, _ compensation: Compensation, _ fee: Money) -> CreditLine {
        switch compensation {
        case .delayPayment(let given), .coupon(let given):
            let amount: Money =
                switch given {
                case .fixed(let money): money
                case .shareOfFee(let share): rounding.share(share, of: fee)
                }
            return CreditLine(cause: cause, compensation: compensation, amount: amount, owed: .money(amount))
        case .freeExtension(let days), .serviceUpgrade(_, let days):
            return CreditLine(cause: cause, compensation: compensation, amount: nil, owed: .days(days))
        }
    }

    // MARK: Cap

    /// Cuts the lines, in their order, where the cap is used up, and adds them up.
    private func applyCap(
        to lines: [CreditLine], _ fee: Money
    ) throws(InvalidValue) -> (lines: [CreditLine], totals: CreditStatement.Totals) {
        let none = Money(minor: 0, currency: currency)
        var totals = CreditStatement.Totals(payments: none, coupons: none, beforeCap: none, extensionDays: 0)
        var moneyLeft = Int64.max
        if let amount = cap?.amount { moneyLeft = min(moneyLeft, amount.minor) }
        if let share = cap?.shareOfFee { moneyLeft = min(moneyLeft, rounding.share(share, of: fee).minor) }
        var daysLeft = cap?.extensionDays ?? Int.max
        var result: [CreditLine] = []
        for line in lines {
            var owed = line.owed
            switch (line.compensation, line.owed) {
            case (.delayPayment, .money(let money)), (.coupon, .money(let money)):
                let paid = Money(minor: min(money.minor, moneyLeft), currency: currency)
                moneyLeft -= paid.minor
                totals.beforeCap = try totals.beforeCap + money
                if case .coupon = line.compensation {
                    totals.coupons = try totals.coupons + paid
                } else {
                    totals.payments = try totals.payments + paid
                }
                owed = .money(paid)
            case (.freeExtension, .days(let days)):
                let given = min(days, daysLeft)
                daysLeft -= given
                let (sum, overflow) = totals.extensionDays.addingReportingOverflow(given)
                guard !overflow else {
                    throw InvalidValue(field: "extensionDays", value: "overflow", accepted: "fewer days together")
                }
                totals.extensionDays = sum
                owed = .days(given)
            default:
                break
            }
            result.append(
                CreditLine(
                    cause: line.cause, compensation: line.compensation, amount: line.amount, owed: owed))
        }
        return (result, totals)
    }
}
