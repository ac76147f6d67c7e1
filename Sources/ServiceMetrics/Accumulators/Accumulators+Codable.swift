import ServiceStatistics
import ServiceVocabulary

private enum PartKeys: String, CodingKey, CaseIterable {
    case format
    case definition
    case share
    case moments
    case count
    case numerator
    case denominator
    case sample
    case sketch
}

extension Decoder {
    /// The container of a partial result, its format and keys checked.
    fileprivate func part(
        _ format: String, _ keys: [PartKeys]
    ) throws -> KeyedDecodingContainer<PartKeys> {
        let container = try container(keyedBy: PartKeys.self)
        try requireFormat(format, in: container, forKey: .format)
        try refuseKeys(besides: (keys + [.format, .definition]).map { $0.rawValue })
        return container
    }
}

extension ShareAccumulator: Codable {
    /// Decodes `{"definition": {…}, "format": "share-accumulator/1", "share": {…}}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.part("share-accumulator/1", [.share])
        let definition = try container.decode(MetricDefinition.self, forKey: .definition)
        let share = try container.decode(Proportion.self, forKey: .share)
        self = try decoder.validated { () throws(InvalidValue) in
            var part = try ShareAccumulator(definition)
            try part.add(successes: share.successes, of: share.count)
            return part
        }
    }

    /// Encodes the definition and the two counts.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: PartKeys.self)
        try container.encode("share-accumulator/1", forKey: .format)
        try container.encode(definition, forKey: .definition)
        try container.encode(share, forKey: .share)
    }
}

extension MeanAccumulator: Codable {
    /// Decodes `{"definition": {…}, "format": "mean-accumulator/1", "moments": {…}}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.part("mean-accumulator/1", [.moments])
        let definition = try container.decode(MetricDefinition.self, forKey: .definition)
        let moments = try container.decode(ExactMoments.self, forKey: .moments)
        self = try decoder.validated { () throws(InvalidValue) in try MeanAccumulator(definition, moments) }
    }

    /// Encodes the definition and the exact sums.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: PartKeys.self)
        try container.encode("mean-accumulator/1", forKey: .format)
        try container.encode(definition, forKey: .definition)
        try container.encode(moments, forKey: .moments)
    }
}

extension RatioAccumulator: Codable {
    /// Decodes definition, count and the two totals, which are texts because few readers keep 128 bits.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.part("ratio-accumulator/1", [.count, .numerator, .denominator])
        let definition = try container.decode(MetricDefinition.self, forKey: .definition)
        let count = try container.decode(Int.self, forKey: .count)
        let above = try container.decode(String.self, forKey: .numerator)
        let below = try container.decode(String.self, forKey: .denominator)
        self = try decoder.validated { () throws(InvalidValue) in
            try Check.count(count, "count")
            let numerator = try Int128.decimal(above, "numerator")
            let denominator = try Int128.decimal(below, "denominator")
            guard denominator >= 0, count > 0 || numerator == 0 && denominator == 0 else {
                throw InvalidValue(field: "denominator", value: below, accepted: "0 or more, 0 of nothing")
            }
            var part = try RatioAccumulator(definition)
            try part.add(count, numerator, denominator)
            return part
        }
    }

    /// Encodes definition, count and the two totals.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: PartKeys.self)
        try container.encode("ratio-accumulator/1", forKey: .format)
        try container.encode(definition, forKey: .definition)
        try container.encode(count, forKey: .count)
        try container.encode("\(numerator)", forKey: .numerator)
        try container.encode("\(denominator)", forKey: .denominator)
    }
}

extension QuantileAccumulator: Codable {
    /// Decodes the definition with either the `sample` or the `sketch`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.part("quantile-accumulator/1", [.sample, .sketch])
        let definition = try container.decode(MetricDefinition.self, forKey: .definition)
        let sample = try container.decodeIfPresent(ExactSample.self, forKey: .sample)
        let sketch = try container.decodeIfPresent(QuantileSketch.self, forKey: .sketch)
        self = try decoder.validated { () throws(InvalidValue) in
            switch (sample, sketch) {
            case (let sample?, nil):
                if let first = sample.occurrences.first, first.value < 0 {
                    throw InvalidValue(field: "values", value: "\(first.value)", accepted: "0 or more")
                }
                return try QuantileAccumulator(definition, .exact(sample))
            case (nil, let sketch?): return try QuantileAccumulator(definition, .sketch(sketch))
            default: throw InvalidValue(field: "sample", value: "both or none", accepted: "a sample or a sketch")
            }
        }
    }

    /// Encodes the definition with either the `sample` or the `sketch`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: PartKeys.self)
        try container.encode("quantile-accumulator/1", forKey: .format)
        try container.encode(definition, forKey: .definition)
        switch storage {
        case .exact(let sample): try container.encode(sample, forKey: .sample)
        case .sketch(let sketch): try container.encode(sketch, forKey: .sketch)
        }
    }
}

extension Int128 {
    /// The integer that a text of decimals spells, in one form only.
    static func decimal(_ text: String, _ field: String) throws(InvalidValue) -> Int128 {
        guard let value = Int128(text), "\(value)" == text else {
            throw InvalidValue(field: field, value: text, accepted: "an integer of 128 bits in decimals")
        }
        return value
    }
}
