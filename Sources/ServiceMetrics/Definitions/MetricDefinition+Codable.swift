import ServiceStatistics
import ServiceTime
import ServiceVocabulary

extension MetricDefinition: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case name
        case variant
        case version
        case unit
        case direction
        case aggregate
        case counted
        case base
        case threshold
        case shortAbandon
        case level
        case calendar
        case censoring
        case placing
    }

    /// Decodes what ``encode(to:)`` wrote, with the checks of the initializer.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue) + TimeSpan.keys(of: "window"))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let name = try container.decode(MetricName.self, forKey: .name)
        let variant = try container.decode(MetricVariant.self, forKey: .variant)
        let version = try container.decode(Int.self, forKey: .version)
        let unit = try container.decode(MetricUnit.self, forKey: .unit)
        let direction = try container.decode(MetricDirection.self, forKey: .direction)
        let aggregate = try container.decode(MetricAggregate.self, forKey: .aggregate)
        let counted = try container.decode(String.self, forKey: .counted)
        let base = try container.decode(String.self, forKey: .base)
        let threshold = try container.decodeIfPresent(MetricThreshold.self, forKey: .threshold)
        let shortAbandon = try container.decodeIfPresent(MetricThreshold.self, forKey: .shortAbandon)
        let window = try decoder.decodeSpanIfPresent("window")
        let level = try container.decodeIfPresent(QuantileLevel.self, forKey: .level)
        let calendar = try container.decodeIfPresent(CalendarIdentifier.self, forKey: .calendar)
        let censoring = try container.decode(CensoringRule.self, forKey: .censoring)
        let placing = try container.decode(PlacingInstant.self, forKey: .placing)
        self = try decoder.validated { () throws(InvalidValue) in
            try MetricDefinition(
                name, variant, version: version, unit: unit, direction: direction, aggregate: aggregate,
                counted: counted, over: base, threshold: threshold, shortAbandon: shortAbandon, window: window,
                level: level, calendar: calendar, censoring: censoring, placing: placing)
        }
    }

    /// Encodes every part that is given, a window in whole seconds where it is one.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(variant, forKey: .variant)
        try container.encode(version, forKey: .version)
        try container.encode(unit, forKey: .unit)
        try container.encode(direction, forKey: .direction)
        try container.encode(aggregate, forKey: .aggregate)
        try container.encode(counted, forKey: .counted)
        try container.encode(base, forKey: .base)
        try container.encodeIfPresent(threshold, forKey: .threshold)
        try container.encodeIfPresent(shortAbandon, forKey: .shortAbandon)
        try container.encodeIfPresent(level, forKey: .level)
        try container.encodeIfPresent(calendar, forKey: .calendar)
        try container.encode(censoring, forKey: .censoring)
        try container.encode(placing, forKey: .placing)
        if let window { try encoder.encode(window, as: "window") }
    }
}
