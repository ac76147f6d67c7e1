import ServiceVocabulary

extension ScoreNormalisation: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case kind
        case worst
        case best
        case target
        case cap
        case comparator
    }

    private enum Kind: String, CaseIterable, Codable {
        case linear
        case attainment
        case threshold

        init(from decoder: any Decoder) throws { self = try decoder.choice() }
    }

    /// Decodes `{"best": 100, "kind": "linear", "worst": 0}`, `{"cap": 100, "kind": "attainment", "target": 0.8}` or
    /// `{"comparator": "atLeast", "kind": "threshold", "target": 0.9}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let normalisation: ScoreNormalisation =
            switch try container.decode(Kind.self, forKey: .kind) {
            case .linear:
                .linear(
                    worst: try container.decode(Double.self, forKey: .worst),
                    best: try container.decode(Double.self, forKey: .best))
            case .attainment:
                .attainment(
                    target: try container.decode(Double.self, forKey: .target),
                    cap: try container.decode(Double.self, forKey: .cap))
            case .threshold:
                .threshold(
                    try container.decode(TargetComparator.self, forKey: .comparator),
                    try container.decode(Double.self, forKey: .target))
            }
        _ = try decoder.validated { () throws(InvalidValue) in try normalisation.check() }
        self = normalisation
    }

    /// Encodes the kind and its values.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .linear(let worst, let best):
            try container.encode(Kind.linear, forKey: .kind)
            try container.encode(worst, forKey: .worst)
            try container.encode(best, forKey: .best)
        case .attainment(let target, let cap):
            try container.encode(Kind.attainment, forKey: .kind)
            try container.encode(target, forKey: .target)
            try container.encode(cap, forKey: .cap)
        case .threshold(let comparator, let target):
            try container.encode(Kind.threshold, forKey: .kind)
            try container.encode(comparator, forKey: .comparator)
            try container.encode(target, forKey: .target)
        }
    }
}

extension ScoreCombination: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case kind
        case floor
    }

    private enum Kind: String, CaseIterable, Codable {
        case weightedMean
        case weightedGeometricMean
        case floor

        init(from decoder: any Decoder) throws { self = try decoder.choice() }
    }

    /// Decodes `{"kind": "weightedMean"}`, `{"kind": "weightedGeometricMean"}` or `{"floor": 40, "kind": "floor"}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Kind.self, forKey: .kind) {
        case .weightedMean: self = .weightedMean
        case .weightedGeometricMean: self = .weightedGeometricMean
        case .floor: self = .floor(try container.decode(Double.self, forKey: .floor))
        }
    }

    /// Encodes the kind, and the floor where it is one.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .weightedMean: try container.encode(Kind.weightedMean, forKey: .kind)
        case .weightedGeometricMean: try container.encode(Kind.weightedGeometricMean, forKey: .kind)
        case .floor(let floor):
            try container.encode(Kind.floor, forKey: .kind)
            try container.encode(floor, forKey: .floor)
        }
    }
}

extension BalancedScorecard.Measure: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case metric
        case weight
        case kind
        case normalisation
    }

    /// Decodes measure, weight, kind and normalisation, with the checks of the initializer.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let metric = try container.decode(MetricName.self, forKey: .metric)
        let weight = try container.decode(Int.self, forKey: .weight)
        let kind = try container.decode(MeasureKind.self, forKey: .kind)
        let normalisation = try container.decode(ScoreNormalisation.self, forKey: .normalisation)
        self = try decoder.validated { () throws(InvalidValue) in
            try BalancedScorecard.Measure(metric, weight: weight, kind: kind, normalisation)
        }
    }

    /// Encodes every part that is given.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(metric, forKey: .metric)
        try container.encode(weight, forKey: .weight)
        try container.encode(kind, forKey: .kind)
        try container.encode(normalisation, forKey: .normalisation)
    }
}

extension BalancedScorecard.Dimension: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case name
        case weight
        case measures
    }

    /// Decodes name, weight and measures, with the checks of the initializer.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let name = try container.decode(String.self, forKey: .name)
        let weight = try container.decode(Int.self, forKey: .weight)
        let measures = try container.decode([BalancedScorecard.Measure].self, forKey: .measures)
        self = try decoder.validated { () throws(InvalidValue) in
            try BalancedScorecard.Dimension(name, weight: weight, measures)
        }
    }

    /// Encodes every part that is given.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(weight, forKey: .weight)
        try container.encode(measures, forKey: .measures)
    }
}

extension BalancedScorecard: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case dimensions
        case combination
    }

    private static let format = "balanced-scorecard/1"

    /// Decodes dimensions and combination, with the checks of the initializer.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try decoder.requireFormat(Self.format, in: container, forKey: .format)
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let dimensions = try container.decode([Dimension].self, forKey: .dimensions)
        let combination = try container.decode(ScoreCombination.self, forKey: .combination)
        self = try decoder.validated { () throws(InvalidValue) in try BalancedScorecard(dimensions, combination) }
    }

    /// Encodes format, dimensions and combination.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(dimensions, forKey: .dimensions)
        try container.encode(combination, forKey: .combination)
    }
}

extension BonusScheme.Part: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case metric
        case weight
    }

    /// Decodes `{"metric": "quality", "weight": 40}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try container.decode(MetricName.self, forKey: .metric),
            weight: try container.decode(Int.self, forKey: .weight))
    }

    /// Encodes every part that is given.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(metric, forKey: .metric)
        try container.encode(weight, forKey: .weight)
    }
}

extension BonusScheme: Codable {
    /// Decodes the list of parts.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode([Part].self))
    }

    /// Encodes the list of parts.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(parts)
    }
}
