import ServiceVocabulary

extension MetricTarget: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case metric
        case variant
        case unit
        case label
        case kind
        case comparator
        case value
        case baseline
        case horizonMonths
        case source
    }

    /// Decodes a figure, with the checks of the initializer; `label` is `target` and `kind` is `outcome` where they are absent.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let metric = try container.decode(MetricName.self, forKey: .metric)
        let variant = try container.decodeIfPresent(MetricVariant.self, forKey: .variant)
        let unit = try container.decode(MetricUnit.self, forKey: .unit)
        let label = try container.decodeIfPresent(FigureLabel.self, forKey: .label) ?? .target
        let kind = try container.decodeIfPresent(MeasureKind.self, forKey: .kind) ?? .outcome
        let comparator = try container.decode(TargetComparator.self, forKey: .comparator)
        let value = try container.decode(Double.self, forKey: .value)
        let baseline = try container.decodeIfPresent(Double.self, forKey: .baseline)
        let horizon = try container.decodeIfPresent(TargetHorizon.self, forKey: .horizonMonths)
        let source = try container.decodeIfPresent(String.self, forKey: .source) ?? ""
        self = try decoder.validated { () throws(InvalidValue) in
            try MetricTarget(
                metric, variant: variant, unit: unit, label: label, kind: kind, comparator, value, from: baseline,
                within: horizon, source: source)
        }
    }

    /// Encodes every part that is given.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(metric, forKey: .metric)
        try container.encodeIfPresent(variant, forKey: .variant)
        try container.encode(unit, forKey: .unit)
        try container.encode(label, forKey: .label)
        try container.encode(kind, forKey: .kind)
        try container.encode(comparator, forKey: .comparator)
        try container.encode(value, forKey: .value)
        try container.encodeIfPresent(baseline, forKey: .baseline)
        try container.encodeIfPresent(horizon, forKey: .horizonMonths)
        if !source.isEmpty { try container.encode(source, forKey: .source) }
    }
}

extension TargetPlan: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case figures
    }

    private static let format = "target-plan/1"

    /// Decodes `{"figures": […], "format": "target-plan/1"}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try decoder.requireFormat(Self.format, in: container, forKey: .format)
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        self.init(try container.decode([MetricTarget].self, forKey: .figures))
    }

    /// Encodes `{"figures": […], "format": "target-plan/1"}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(figures, forKey: .figures)
    }
}

extension Checkpoint: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case rhythm
        case targets
    }

    /// Decodes `{"rhythm": "quarterly", "targets": […]}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let rhythm = try container.decode(ReviewRhythm.self, forKey: .rhythm)
        let targets = try container.decode([MetricTarget].self, forKey: .targets)
        self = try decoder.validated { () throws(InvalidValue) in try Checkpoint(rhythm, targets) }
    }

    /// Encodes every part that is given.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(rhythm, forKey: .rhythm)
        try container.encode(targets, forKey: .targets)
    }
}
