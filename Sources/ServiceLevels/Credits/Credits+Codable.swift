#if !hasFeature(Embedded)

import ServiceTime
import ServiceVocabulary
import Ticketing

extension CreditRounding: Codable {}
extension CreditSchedule.ExcusedBreaches: Codable {}

extension CreditAmount: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case fixed
        case shareOfFee
    }

    /// Decodes `{"fixed": {"minor": 2000, "currency": "CNY"}}` or `{"shareOfFee": {"part": 1, "whole": 10}}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let share = try container.decodeIfPresent(CountShare.self, forKey: .shareOfFee)
        let fixed = try container.decodeIfPresent(Money.self, forKey: .fixed)
        self = try decoder.validated { () throws(InvalidValue) in
            switch (fixed, share) {
            case (let fixed?, nil): return .fixed(fixed)
            case (nil, let share?): return .shareOfFee(share)
            default:
                throw InvalidValue(
                    field: "amount", value: fixed == nil ? "none" : "both", accepted: "either fixed or shareOfFee")
            }
        }
    }

    /// Encodes the amount in the form it is decoded from.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .fixed(let money): try container.encode(money, forKey: .fixed)
        case .shareOfFee(let share): try container.encode(share, forKey: .shareOfFee)
        }
    }
}

extension Compensation: Codable {
    private enum Kind: String, Codable {
        case delayPayment
        case coupon
        case freeExtension
        case serviceUpgrade
    }

    private enum CodingKeys: String, CodingKey {
        case kind
        case amount
        case days
        case package
    }

    /// Decodes a compensation, such as `{"kind": "freeExtension", "days": 7}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Kind.self, forKey: .kind) {
        case .delayPayment:
            try decoder.refuseKeys(besides: ["kind", "amount"])
            self = .delayPayment(try container.decode(CreditAmount.self, forKey: .amount))
        case .coupon:
            try decoder.refuseKeys(besides: ["kind", "amount"])
            self = .coupon(try container.decode(CreditAmount.self, forKey: .amount))
        case .freeExtension:
            try decoder.refuseKeys(besides: ["kind", "days"])
            self = .freeExtension(days: try container.decode(Int.self, forKey: .days))
        case .serviceUpgrade:
            try decoder.refuseKeys(besides: ["kind", "days", "package"])
            self = .serviceUpgrade(
                try container.decode(ServicePackageIdentifier.self, forKey: .package),
                days: try container.decode(Int.self, forKey: .days))
        }
    }

    /// Encodes the compensation in the form it is decoded from.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .delayPayment(let amount):
            try container.encode(Kind.delayPayment, forKey: .kind)
            try container.encode(amount, forKey: .amount)
        case .coupon(let amount):
            try container.encode(Kind.coupon, forKey: .kind)
            try container.encode(amount, forKey: .amount)
        case .freeExtension(let days):
            try container.encode(Kind.freeExtension, forKey: .kind)
            try container.encode(days, forKey: .days)
        case .serviceUpgrade(let package, let days):
            try container.encode(Kind.serviceUpgrade, forKey: .kind)
            try container.encode(package, forKey: .package)
            try container.encode(days, forKey: .days)
        }
    }
}

extension BreachCredit: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case metric
        case compensations
    }

    private static let overdueKey = "overdueFrom"

    /// Decodes a tier, such as `{"metric": "resolution", "overdueFromSeconds": 0, "compensations": […]}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(
            besides: CodingKeys.allCases.map { $0.rawValue } + TimeSpan.keys(of: Self.overdueKey))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            of: try container.decodeIfPresent(ServiceLevelMetric.self, forKey: .metric),
            overdueFrom: try decoder.decodeSpan(Self.overdueKey),
            gives: try container.decode([Compensation].self, forKey: .compensations))
    }

    /// Encodes the tier.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(metric, forKey: .metric)
        try encoder.encode(overdueFrom, as: Self.overdueKey)
        try container.encode(compensations, forKey: .compensations)
    }
}

extension AttainmentCredit: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case metric
        case below
        case compensations
    }

    /// Decodes a tier, such as `{"metric": "resolution", "below": {"part": 95, "whole": 100}, "compensations": […]}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            of: try container.decodeIfPresent(ServiceLevelMetric.self, forKey: .metric),
            below: try container.decode(CountShare.self, forKey: .below),
            gives: try container.decode([Compensation].self, forKey: .compensations))
    }

    /// Encodes the tier.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(metric, forKey: .metric)
        try container.encode(below, forKey: .below)
        try container.encode(compensations, forKey: .compensations)
    }
}

extension CreditCap: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case amount
        case shareOfFee
        case extensionDays
    }

    /// Decodes the limits that are given.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            amount: try container.decodeIfPresent(Money.self, forKey: .amount),
            shareOfFee: try container.decodeIfPresent(CountShare.self, forKey: .shareOfFee),
            extensionDays: try container.decodeIfPresent(Int.self, forKey: .extensionDays))
    }

    /// Encodes the limits that there are.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(amount, forKey: .amount)
        try container.encodeIfPresent(shareOfFee, forKey: .shareOfFee)
        try container.encodeIfPresent(extensionDays, forKey: .extensionDays)
    }
}

extension CreditSchedule: Codable {
    /// The name and version of the stored form.
    public static let format = "credit-schedule/1"

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case currency
        case breaches
        case attainments
        case cap
        case rounding
        case excused
    }

    /// Decodes `{"format": "credit-schedule/1", "currency": "CNY", …}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try decoder.requireFormat(Self.format, in: container, forKey: .format)
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        let currency = try container.decode(CurrencyCode.self, forKey: .currency)
        let breaches = try container.decodeIfPresent([BreachCredit].self, forKey: .breaches) ?? []
        let attainments = try container.decodeIfPresent([AttainmentCredit].self, forKey: .attainments) ?? []
        let cap = try container.decodeIfPresent(CreditCap.self, forKey: .cap)
        let rounding = try container.decodeIfPresent(CreditRounding.self, forKey: .rounding) ?? .halfEven
        let excused = try container.decodeIfPresent(ExcusedBreaches.self, forKey: .excused) ?? .leftOut
        self = try decoder.validated { () throws(InvalidValue) in
            try CreditSchedule(
                currency: currency, breaches: breaches, attainments: attainments, cap: cap, rounding: rounding,
                excused: excused)
        }
    }

    /// Encodes the schedule.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(currency, forKey: .currency)
        try container.encode(breaches, forKey: .breaches)
        try container.encode(attainments, forKey: .attainments)
        try container.encodeIfPresent(cap, forKey: .cap)
        try container.encode(rounding, forKey: .rounding)
        try container.encode(excused, forKey: .excused)
    }
}

#endif
