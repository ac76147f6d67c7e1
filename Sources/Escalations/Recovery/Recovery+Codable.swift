#if !hasFeature(Embedded)

import ServiceLevels
import ServiceVocabulary
import Ticketing

extension RecoveryStep: Codable {
    /// Decodes the name of a step.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension ServiceFailure: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case type
        case severity
        case scope
        case urgency
    }

    /// Decodes `{"type": "execution", "severity": "high", "scope": "individual", "urgency": "middle"}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        self.init(
            try container.decode(FailureType.self, forKey: .type),
            severity: try container.decode(FailureSeverity.self, forKey: .severity),
            scope: try container.decode(ImpactScope.self, forKey: .scope),
            urgency: try container.decode(Urgency.self, forKey: .urgency))
    }

    /// Encodes the failure.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(type, forKey: .type)
        try container.encode(severity, forKey: .severity)
        try container.encode(scope, forKey: .scope)
        try container.encode(urgency, forKey: .urgency)
    }
}

extension RecoveryHappening: Codable {
    private enum Kind: String, CaseIterable, Codable {
        case failed
        case acknowledged
        case resolved
        case compensated
        case followedUp

        init(from decoder: any Decoder) throws {
            self = try decoder.choice()
        }

        /// The key of the payload.
        var key: CodingKeys? {
            switch self {
            case .failed: .failure
            case .acknowledged, .resolved: nil
            case .compensated: .offer
            case .followedUp: .isSatisfied
            }
        }
    }

    private enum CodingKeys: String, CodingKey {
        case kind
        case failure
        case offer
        case isSatisfied
    }

    /// Decodes what happened, such as `{"kind": "followedUp", "isSatisfied": true}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let kind = try container.decode(Kind.self, forKey: .kind)
        try decoder.refuseKeys(besides: ["kind"] + (kind.key.map { [$0.rawValue] } ?? []))
        switch kind {
        case .failed: self = .failed(try container.decode(ServiceFailure.self, forKey: .failure))
        case .acknowledged: self = .acknowledged
        case .resolved: self = .resolved
        case .compensated:
            self = .compensated(try container.decodeIfPresent(CompensationOffer.self, forKey: .offer))
        case .followedUp:
            self = .followedUp(isSatisfied: try container.decodeIfPresent(Bool.self, forKey: .isSatisfied))
        }
    }

    /// Encodes what happened, in the form it is decoded from.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .failed(let failure):
            try container.encode(Kind.failed, forKey: .kind)
            try container.encode(failure, forKey: .failure)
        case .acknowledged: try container.encode(Kind.acknowledged, forKey: .kind)
        case .resolved: try container.encode(Kind.resolved, forKey: .kind)
        case .compensated(let offer):
            try container.encode(Kind.compensated, forKey: .kind)
            try container.encodeIfPresent(offer, forKey: .offer)
        case .followedUp(let isSatisfied):
            try container.encode(Kind.followedUp, forKey: .kind)
            try container.encodeIfPresent(isSatisfied, forKey: .isSatisfied)
        }
    }
}

extension CompensationOffer: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case name
        case compensation
        case cost
    }

    /// Decodes `{"name": "week", "compensation": {"kind": "freeExtension", "days": 7}, "cost": {…}}`, with the checks of
    /// the initializer.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        let name = try container.decode(CompensationOfferName.self, forKey: .name)
        let compensation = try container.decode(Compensation.self, forKey: .compensation)
        let cost = try container.decode(Money.self, forKey: .cost)
        self = try decoder.validated { () throws(InvalidValue) in
            try CompensationOffer(name, compensation, cost: cost)
        }
    }

    /// Encodes the offer.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(compensation, forKey: .compensation)
        try container.encode(cost, forKey: .cost)
    }
}

extension CompensationMenu.Entry: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case offer
        case grades
        case failures
    }

    /// Decodes `{"offer": {…}, "grades": ["serious"]}`; without `grades` or `failures` the offer is made for all.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        self.init(
            try container.decode(CompensationOffer.self, forKey: .offer),
            grades: container.contains(.grades) ? try container.decodeSet(forKey: .grades) : nil,
            failures: container.contains(.failures) ? try container.decodeSet(forKey: .failures) : nil)
    }

    /// Encodes the entry.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(offer, forKey: .offer)
        if let grades { try container.encode(grades.sorted(), forKey: .grades) }
        if let failures { try container.encode(failures.sorted(), forKey: .failures) }
    }
}

extension CompensationMenu: Codable {
    /// The name and version of the stored form.
    public static let format = "compensation-menu/1"

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case currency
        case entries
    }

    /// Decodes `{"format": "compensation-menu/1", "currency": "CNY", "entries": […]}`, with the checks of the initializer.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self, format: Self.format, at: .format)
        let currency = try container.decode(CurrencyCode.self, forKey: .currency)
        let entries = try container.decode([Entry].self, forKey: .entries)
        self = try decoder.validated { () throws(InvalidValue) in
            try CompensationMenu(entries, currency: currency)
        }
    }

    /// Encodes the menu.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(currency, forKey: .currency)
        try container.encode(entries, forKey: .entries)
    }
}

extension CompensationBudget: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case limit
        case spent
    }

    /// Decodes `{"limit": {…}, "spent": {…}}`, with the checks of the initializer.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        let limit = try container.decode(Money.self, forKey: .limit)
        let spent = try container.decodeIfPresent(Money.self, forKey: .spent)
        self = try decoder.validated { () throws(InvalidValue) in try CompensationBudget(limit: limit, spent: spent) }
    }

    /// Encodes the budget.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(limit, forKey: .limit)
        try container.encode(spent, forKey: .spent)
    }
}

extension CustomerOutcomes: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case asked
        case satisfied
        case observed
        case retained
    }

    /// Decodes `{"asked": 100, "satisfied": 85, "observed": 100, "retained": 90}`, with the checks of the initializer.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        let asked = try container.decode(Int64.self, forKey: .asked)
        let satisfied = try container.decode(Int64.self, forKey: .satisfied)
        let observed = try container.decode(Int64.self, forKey: .observed)
        let retained = try container.decode(Int64.self, forKey: .retained)
        self = try decoder.validated { () throws(InvalidValue) in
            try CustomerOutcomes(satisfied: satisfied, ofAsked: asked, retained: retained, ofObserved: observed)
        }
    }

    /// Encodes the counts.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(asked, forKey: .asked)
        try container.encode(satisfied, forKey: .satisfied)
        try container.encode(observed, forKey: .observed)
        try container.encode(retained, forKey: .retained)
    }
}

extension RecoveryOutcomes: Codable {
    /// The name and version of the stored form.
    public static let format = "recovery-outcomes/1"

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case recovered
        case unrecovered
        case withoutFailure
    }

    /// Decodes counts under the format `recovery-outcomes/1`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self, format: Self.format, at: .format)
        recovered = try container.decode(CustomerOutcomes.self, forKey: .recovered)
        unrecovered = try container.decode(CustomerOutcomes.self, forKey: .unrecovered)
        withoutFailure = try container.decode(CustomerOutcomes.self, forKey: .withoutFailure)
    }

    /// Encodes the counts.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(recovered, forKey: .recovered)
        try container.encode(unrecovered, forKey: .unrecovered)
        try container.encode(withoutFailure, forKey: .withoutFailure)
    }
}

#endif
