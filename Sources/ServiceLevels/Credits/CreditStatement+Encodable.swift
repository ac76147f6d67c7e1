#if !hasFeature(Embedded)

import ServiceTime
import ServiceVocabulary
import Ticketing

// A statement is written for the customer and never read back: it is computed from the cycles and the schedule.

extension CreditStatement.Totals: Encodable {
    private enum CodingKeys: String, CodingKey {
        case payments
        case coupons
        case beforeCap
        case extensionDays
    }

    /// Encodes the sums.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(payments, forKey: .payments)
        try container.encode(coupons, forKey: .coupons)
        try container.encode(beforeCap, forKey: .beforeCap)
        try container.encode(extensionDays, forKey: .extensionDays)
    }
}

extension CreditStatement.Attainment: Encodable {
    private enum CodingKeys: String, CodingKey {
        case metric
        case rate
        case unadjustedRate
        case excused
    }

    /// Encodes the shares, without what there is none of.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(metric, forKey: .metric)
        try container.encodeIfPresent(rate, forKey: .rate)
        try container.encodeIfPresent(unadjustedRate, forKey: .unadjustedRate)
        try container.encode(excused, forKey: .excused)
    }
}

extension CreditLine: Encodable {
    private enum CodingKeys: String, CodingKey {
        case ticket
        case metric
        case endedAt
        case rate
        case below
        case compensation
        case amount
        case owed
        case owedDays
        case explanation
    }

    /// Encodes the cause, the compensation, what is owed and the explanation in words.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch cause {
        case .breach(let ticket, let metric, let endedAt, let overdue, let tier):
            try container.encode(ticket, forKey: .ticket)
            try container.encode(metric, forKey: .metric)
            try container.encode(endedAt, forKey: .endedAt)
            try encoder.encode(overdue, as: "overdue")
            try encoder.encode(tier, as: "overdueFrom")
        case .attainment(let metric, let rate, let below):
            try container.encodeIfPresent(metric, forKey: .metric)
            try container.encode(rate, forKey: .rate)
            try container.encode(below, forKey: .below)
        }
        try container.encode(compensation, forKey: .compensation)
        try container.encodeIfPresent(amount, forKey: .amount)
        switch owed {
        case .money(let money): try container.encode(money, forKey: .owed)
        case .days(let days): try container.encode(days, forKey: .owedDays)
        }
        try container.encode(description, forKey: .explanation)
    }
}

extension CreditStatement: Encodable {
    private enum CodingKeys: String, CodingKey {
        case from
        case to
        case fee
        case attainments
        case lines
        case excusedLines
        case totals
        case unadjustedTotals
    }

    /// Encodes the period, the lines and the sums.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(period.lowerBound, forKey: .from)
        try container.encode(period.upperBound, forKey: .to)
        try container.encode(fee, forKey: .fee)
        try container.encode(attainments, forKey: .attainments)
        try container.encode(lines, forKey: .lines)
        try container.encode(excusedLines, forKey: .excusedLines)
        try container.encode(totals, forKey: .totals)
        try container.encode(unadjustedTotals, forKey: .unadjustedTotals)
    }
}

#endif
