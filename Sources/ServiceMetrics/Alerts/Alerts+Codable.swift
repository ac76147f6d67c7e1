import ServiceVocabulary

extension AlertTrigger: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case kind
        case bound
    }

    private enum Kind: String, CaseIterable, Codable {
        case fallenBy
        case fallenByPart
        case abovePart
        case above
        case below

        init(from decoder: any Decoder) throws { self = try decoder.choice() }
    }

    /// Decodes `{"bound": 5, "kind": "fallenBy"}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let bound = try container.decode(Double.self, forKey: .bound)
        switch try container.decode(Kind.self, forKey: .kind) {
        case .fallenBy: self = .fallenBy(bound)
        case .fallenByPart: self = .fallenByPart(bound)
        case .abovePart: self = .abovePart(bound)
        case .above: self = .above(bound)
        case .below: self = .below(bound)
        }
    }

    /// Encodes `{"bound": 5, "kind": "fallenBy"}`.
    public func encode(to encoder: any Encoder) throws {
        let kind: Kind =
            switch self {
            case .fallenBy: .fallenBy
            case .fallenByPart: .fallenByPart
            case .abovePart: .abovePart
            case .above: .above
            case .below: .below
            }
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        try container.encode(bound, forKey: .bound)
    }
}

extension AlertRule: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case name
        case metric
        case unit
        case trigger
        case reference
        case color
        case beyondNoise
    }

    /// Decodes a rule, with the checks of the initializer.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let name = try container.decode(String.self, forKey: .name)
        let metric = try container.decode(MetricName.self, forKey: .metric)
        let unit = try container.decode(MetricUnit.self, forKey: .unit)
        let trigger = try container.decode(AlertTrigger.self, forKey: .trigger)
        let reference = try container.decodeIfPresent(String.self, forKey: .reference) ?? ""
        let color = try container.decode(AlertColor.self, forKey: .color)
        let isBeyondNoise = try container.decodeIfPresent(Bool.self, forKey: .beyondNoise) ?? false
        self = try decoder.validated { () throws(InvalidValue) in
            try AlertRule(
                name, metric, unit: unit, trigger, against: reference, color: color, isBeyondNoise: isBeyondNoise)
        }
    }

    /// Encodes every part that is given.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(metric, forKey: .metric)
        try container.encode(unit, forKey: .unit)
        try container.encode(trigger, forKey: .trigger)
        if !reference.isEmpty { try container.encode(reference, forKey: .reference) }
        try container.encode(color, forKey: .color)
        if isBeyondNoise { try container.encode(isBeyondNoise, forKey: .beyondNoise) }
    }
}

extension RiskGrid: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case middleFrom
        case highFrom
    }

    /// Decodes `{"highFrom": 60, "middleFrom": 40}`, in per cent.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let middle = try container.decode(Int.self, forKey: .middleFrom)
        let high = try container.decode(Int.self, forKey: .highFrom)
        self = try decoder.validated { () throws(InvalidValue) in try RiskGrid(middleFrom: middle, highFrom: high) }
    }

    /// Encodes every part that is given.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(middleFrom, forKey: .middleFrom)
        try container.encode(highFrom, forKey: .highFrom)
    }
}

extension ServiceRisk: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case name
        case area
        case satisfaction
        case continuity
        case finance
        case probability
        case statedProbability
        case statedImpact
    }

    /// Decodes a risk, with the checks of the initializer.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let name = try container.decode(String.self, forKey: .name)
        let area = try container.decode(String.self, forKey: .area)
        let satisfaction = try container.decodeIfPresent(RiskGrade.self, forKey: .satisfaction)
        let continuity = try container.decodeIfPresent(RiskGrade.self, forKey: .continuity)
        let finance = try container.decodeIfPresent(RiskGrade.self, forKey: .finance)
        let probability = try container.decode(Int.self, forKey: .probability)
        let statedProbability = try container.decodeIfPresent(RiskGrade.self, forKey: .statedProbability)
        let statedImpact = try container.decodeIfPresent(RiskGrade.self, forKey: .statedImpact)
        self = try decoder.validated { () throws(InvalidValue) in
            try ServiceRisk(
                name, area: area, satisfaction: satisfaction, continuity: continuity, finance: finance,
                probability: probability, statedProbability: statedProbability, statedImpact: statedImpact)
        }
    }

    /// Encodes every part that is given.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(area, forKey: .area)
        try container.encodeIfPresent(satisfaction, forKey: .satisfaction)
        try container.encodeIfPresent(continuity, forKey: .continuity)
        try container.encodeIfPresent(finance, forKey: .finance)
        try container.encode(probability, forKey: .probability)
        try container.encodeIfPresent(statedProbability, forKey: .statedProbability)
        try container.encodeIfPresent(statedImpact, forKey: .statedImpact)
    }
}

extension RiskRegister: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case risks
        case grid
    }

    private static let format = "risk-register/1"

    /// Decodes `{"format": "risk-register/1", "grid": {…}, "risks": […]}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try decoder.requireFormat(Self.format, in: container, forKey: .format)
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let risks = try container.decode([ServiceRisk].self, forKey: .risks)
        let grid = try container.decode(RiskGrid.self, forKey: .grid)
        self = try decoder.validated { () throws(InvalidValue) in try RiskRegister(risks, grid) }
    }

    /// Encodes `{"format": "risk-register/1", "grid": {…}, "risks": […]}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(risks, forKey: .risks)
        try container.encode(grid, forKey: .grid)
    }
}
