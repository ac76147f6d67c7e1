public import ServiceVocabulary
public import Ticketing

/// A ceiling up to which money of one kind may be given, the ceiling included.
public struct AuthorityCeiling: Hashable, Sendable {
    /// What the money is given for.
    public let kind: MoneyKind
    /// The greatest sum that may be given.
    public let amount: Money
    /// What adds up against it.
    public let window: AuthorityWindow

    /// Creates a ceiling.
    ///
    /// - Parameters:
    ///   - kind: What the money is given for.
    ///   - amount: The greatest sum that may be given, not negative.
    ///   - window: What adds up against it.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative amount.
    public init(_ kind: MoneyKind, upTo amount: Money, per window: AuthorityWindow = .ticket) throws(InvalidValue) {
        guard amount.minor >= 0 else {
            throw InvalidValue(field: "upTo", value: "\(amount.minor)", accepted: "an amount that is not negative")
        }
        self.kind = kind
        self.amount = amount
        self.window = window
    }

    init(unchecked kind: MoneyKind, upTo minor: Int64, _ currency: CurrencyCode, per window: AuthorityWindow) {
        self.kind = kind
        amount = Money(minor: minor, currency: currency)
        self.window = window
    }
}

/// What a tier may decide (授权): the kinds of problem, and how much money of each kind.
public struct Authority: Hashable, Sendable {
    /// The kinds of problem it may decide; nil for all.
    public let problems: Set<ServiceType>?
    /// The ceilings, each kind of money once; a kind without one may not be given at all.
    public let ceilings: [AuthorityCeiling]

    /// The authority to give no money.
    public static let none = Authority(problems: nil, unchecked: [])

    /// Creates an authority.
    ///
    /// - Parameters:
    ///   - problems: The kinds of problem it may decide; nil for all.
    ///   - ceilings: The ceilings, each kind of money once.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for two ceilings of one kind.
    public init(problems: Set<ServiceType>? = nil, ceilings: [AuthorityCeiling]) throws(InvalidValue) {
        var seen: Set<MoneyKind> = []
        for (index, ceiling) in ceilings.enumerated() where !seen.insert(ceiling.kind).inserted {
            throw InvalidValue(
                field: "ceilings[\(index)].kind", value: ceiling.kind.rawValue, accepted: "each kind of money once")
        }
        self.init(problems: problems, unchecked: ceilings)
    }

    init(problems: Set<ServiceType>?, unchecked ceilings: [AuthorityCeiling]) {
        self.problems = problems
        self.ceilings = ceilings
    }

    /// The ceiling for a kind of money; nil where none may be given.
    public func ceiling(for kind: MoneyKind) -> AuthorityCeiling? {
        ceilings.first { $0.kind == kind }
    }
}

#if !hasFeature(Embedded)

import ServiceTime

extension AuthorityCeiling: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case kind, upTo, window
    }

    /// Decodes `{"kind": "refund", "upTo": {"minor": 50000, "currency": "CNY"}, "window": "ticket"}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        let kind = try container.decode(MoneyKind.self, forKey: .kind)
        let amount = try container.decode(Money.self, forKey: .upTo)
        let window = try container.decodeIfPresent(AuthorityWindow.self, forKey: .window) ?? .ticket
        self = try decoder.validated { () throws(InvalidValue) in
            try AuthorityCeiling(kind, upTo: amount, per: window)
        }
    }

    /// Encodes the kind, the amount and the window.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        try container.encode(amount, forKey: .upTo)
        try container.encode(window, forKey: .window)
    }
}

extension Authority: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case problems, ceilings
    }

    /// Decodes the kinds of problem, all where they are missing, and the ceilings.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        let problems =
            container.contains(.problems) ? try container.decodeSet(of: ServiceType.self, forKey: .problems) : nil
        let ceilings = try container.decodeIfPresent([AuthorityCeiling].self, forKey: .ceilings) ?? []
        self = try decoder.validated { () throws(InvalidValue) in
            try Authority(problems: problems, ceilings: ceilings)
        }
    }

    /// Encodes the kinds of problem, sorted, where they are limited, and the ceilings.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if let problems { try container.encode(problems.sorted(), forKey: .problems) }
        if !ceilings.isEmpty { try container.encode(ceilings, forKey: .ceilings) }
    }
}

#endif
