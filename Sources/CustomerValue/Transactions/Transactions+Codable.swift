import ServiceTime
import ServiceVocabulary
import Ticketing

extension CurrencyConversion: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case target
        case rates
    }

    /// Decodes `{"rates": {"USD": {"part": 79, "whole": 100}}, "target": "GBP"}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let target = try container.decode(CurrencyCode.self, forKey: .target)
        let named = try container.decode([String: CountShare].self, forKey: .rates)
        self = try decoder.validated { () throws(InvalidValue) in
            var rates: [CurrencyCode: CountShare] = [:]
            for (name, rate) in named { rates[try CurrencyCode(name)] = rate }
            return try CurrencyConversion(to: target, rates: rates)
        }
    }

    /// Encodes the form that the decoder reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(target, forKey: .target)
        try container.encode(
            Dictionary(uniqueKeysWithValues: rates.map { ($0.key.rawValue, $0.value) }), forKey: .rates)
    }
}

extension CurrencyRule: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case kind
        case currency
        case conversion
    }

    private enum Kind: String, Codable {
        case only, converted
    }

    /// Decodes `{"kind": "only", "currency": "GBP"}` or `{"kind": "converted", "conversion": {…}}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Kind.self, forKey: .kind) {
        case .only: self = .only(try container.decode(CurrencyCode.self, forKey: .currency))
        case .converted: self = .converted(try container.decode(CurrencyConversion.self, forKey: .conversion))
        }
    }

    /// Encodes the form that the decoder reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .only(let currency):
            try container.encode(Kind.only, forKey: .kind)
            try container.encode(currency, forKey: .currency)
        case .converted(let conversion):
            try container.encode(Kind.converted, forKey: .kind)
            try container.encode(conversion, forKey: .conversion)
        }
    }
}

extension PurchaseGrouping: Codable {
    private enum CodingKeys: String, CodingKey {
        case kind
    }

    private enum Kind: String, Codable {
        case byDay, none
    }

    /// Decodes `{"kind": "byDay", "utcOffsetSeconds": 28800}` or `{"kind": "none"}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: ["kind"] + TimeSpan.keys(of: "utcOffset"))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Kind.self, forKey: .kind) {
        case .byDay: self = .byDay(utcOffset: try decoder.decodeSpan("utcOffset"))
        case .none: self = .none
        }
    }

    /// Encodes the form that the decoder reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .byDay(let offset):
            try container.encode(Kind.byDay, forKey: .kind)
            try encoder.encode(offset, as: "utcOffset")
        case .none: try container.encode(Kind.none, forKey: .kind)
        }
    }
}

extension TransactionRules: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case observationEnd
        case grouping
        case creditNotes
        case currencies
    }

    private static let format = "transaction-rules/1"

    /// Decodes `{"format": "transaction-rules/1", "observationEnd": "2024-07-01T00:00:00Z", "timeUnitSeconds": 604800, …}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try decoder.requireFormat(Self.format, in: container, forKey: .format)
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue) + TimeSpan.keys(of: "timeUnit"))
        let observationEnd = try container.decode(Instant.self, forKey: .observationEnd)
        let timeUnit = try decoder.decodeSpan("timeUnit")
        let grouping = try container.decode(PurchaseGrouping.self, forKey: .grouping)
        let creditNotes = try container.decode(CreditNoteRule.self, forKey: .creditNotes)
        let currencies = try container.decode(CurrencyRule.self, forKey: .currencies)
        self = try decoder.validated { () throws(InvalidValue) in
            try TransactionRules(
                observationEnd: observationEnd, timeUnit: timeUnit, grouping: grouping, creditNotes: creditNotes,
                currencies: currencies)
        }
    }

    /// Encodes the form that the decoder reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(observationEnd, forKey: .observationEnd)
        try encoder.encode(timeUnit, as: "timeUnit")
        try container.encode(grouping, forKey: .grouping)
        try container.encode(creditNotes, forKey: .creditNotes)
        try container.encode(currencies, forKey: .currencies)
    }
}
