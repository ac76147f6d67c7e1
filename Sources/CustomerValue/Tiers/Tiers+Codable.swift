import ServiceTime
import ServiceVocabulary
import Ticketing

extension TierScheme: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case tiers
        case cuts
        case ties
    }

    private static let format = "tier-scheme/1"

    /// Decodes `{"format": "tier-scheme/1", "tiers": ["high", "low"], "cuts": {"kind": "amounts", "amounts": [1000]}, …}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try decoder.requireFormat(Self.format, in: container, forKey: .format)
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let tiers = try container.decode([CustomerTier].self, forKey: .tiers)
        let cuts = try container.decode(Cuts.self, forKey: .cuts)
        let ties = try container.decode(TieRule.self, forKey: .ties)
        self = try decoder.validated { () throws(InvalidValue) in try TierScheme(tiers, cuts: cuts, ties: ties) }
    }

    /// Encodes the form that the decoder reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(tiers, forKey: .tiers)
        try container.encode(cuts, forKey: .cuts)
        try container.encode(ties, forKey: .ties)
    }
}

extension TierScheme.Cuts: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case kind
        case amounts
        case shares
        case values
        case potentials
        case cells
    }

    private enum Kind: String, Codable {
        case amounts, sharesOfCustomers, sharesOfValue, grid
    }

    /// Decodes such as `{"kind": "sharesOfCustomers", "shares": [{"part": 5, "whole": 100}]}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Kind.self, forKey: .kind) {
        case .amounts: self = .amounts(try container.decode([Double].self, forKey: .amounts))
        case .sharesOfCustomers: self = .sharesOfCustomers(try container.decode([CountShare].self, forKey: .shares))
        case .sharesOfValue: self = .sharesOfValue(try container.decode([CountShare].self, forKey: .shares))
        case .grid:
            self = .grid(
                values: try container.decode([Double].self, forKey: .values),
                potentials: try container.decode([Double].self, forKey: .potentials),
                cells: try container.decode([[Int]].self, forKey: .cells))
        }
    }

    /// Encodes the form that the decoder reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .amounts(let amounts):
            try container.encode(Kind.amounts, forKey: .kind)
            try container.encode(amounts, forKey: .amounts)
        case .sharesOfCustomers(let shares):
            try container.encode(Kind.sharesOfCustomers, forKey: .kind)
            try container.encode(shares, forKey: .shares)
        case .sharesOfValue(let shares):
            try container.encode(Kind.sharesOfValue, forKey: .kind)
            try container.encode(shares, forKey: .shares)
        case .grid(let values, let potentials, let cells):
            try container.encode(Kind.grid, forKey: .kind)
            try container.encode(values, forKey: .values)
            try container.encode(potentials, forKey: .potentials)
            try container.encode(cells, forKey: .cells)
        }
    }
}

extension TierStability: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case raiseMargin
        case lowerMargin
    }

    /// Decodes `{"lowerMargin": 0.1, "raiseMargin": 0.1, "stayBeforeLoweringSeconds": 7776000, "stayBeforeRaiseSeconds": 0}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(
            besides: CodingKeys.allCases.map(\.rawValue) + TimeSpan.keys(of: "stayBeforeRaise")
                + TimeSpan.keys(of: "stayBeforeLowering"))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let raiseMargin = try container.decode(PeriodRate.self, forKey: .raiseMargin)
        let lowerMargin = try container.decode(PeriodRate.self, forKey: .lowerMargin)
        let stayBeforeRaise = try decoder.decodeSpan("stayBeforeRaise")
        let stayBeforeLowering = try decoder.decodeSpan("stayBeforeLowering")
        self = try decoder.validated { () throws(InvalidValue) in
            try TierStability(
                raiseMargin: raiseMargin, lowerMargin: lowerMargin, stayBeforeRaise: stayBeforeRaise,
                stayBeforeLowering: stayBeforeLowering)
        }
    }

    /// Encodes the form that the decoder reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(raiseMargin, forKey: .raiseMargin)
        try container.encode(lowerMargin, forKey: .lowerMargin)
        try encoder.encode(stayBeforeRaise, as: "stayBeforeRaise")
        try encoder.encode(stayBeforeLowering, as: "stayBeforeLowering")
    }
}

extension TierMembership: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case customer
        case tier
        case since
    }

    /// Decodes `{"customer": "c-7", "since": "2024-01-01T00:00:00Z", "tier": "high"}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try container.decode(CustomerIdentifier.self, forKey: .customer),
            try container.decode(CustomerTier.self, forKey: .tier),
            since: try container.decode(Instant.self, forKey: .since))
    }

    /// Encodes the form that the decoder reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(customer, forKey: .customer)
        try container.encode(tier, forKey: .tier)
        try container.encode(since, forKey: .since)
    }
}
