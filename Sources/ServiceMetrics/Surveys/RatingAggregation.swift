import ServiceVocabulary

/// How answers become one score.
public enum RatingAggregation: Hashable, Sendable {
    /// The share of answers in a range, such as 4...5 of 1...5: top box, or bottom box where low is good.
    case box(ClosedRange<Int>)
    /// The mean answer.
    case mean
    /// 100 × (mean − lowest) ÷ (highest − lowest), turned round where low is good.
    case indexFromLowest
    /// 100 × mean ÷ highest: never 0 on a scale that starts at 1. Only where high is good.
    case indexOfHighest
    /// 100 × (share in the top range − share in the bottom range).
    case net(top: ClosedRange<Int>, bottom: ClosedRange<Int>)

    var aggregate: MetricAggregate {
        switch self {
        case .box: .share
        case .mean: .mean
        case .indexFromLowest, .indexOfHighest: .index
        case .net: .net
        }
    }

    var unit: MetricUnit {
        switch self {
        case .box: .fraction
        case .mean: .rating
        case .indexFromLowest, .indexOfHighest: .index
        case .net: .points
        }
    }

    /// Refuses ranges that are not on the scale, or that overlap.
    func check(on scale: RatingScale) throws(InvalidValue) {
        func check(_ range: ClosedRange<Int>, _ field: String) throws(InvalidValue) {
            guard range.lowerBound >= scale.lowest, range.upperBound <= scale.highest else {
                throw InvalidValue(field: field, value: "\(range)", accepted: "answers within \(scale.answers)")
            }
        }
        switch self {
        case .box(let range): try check(range, "box")
        case .net(let top, let bottom):
            try check(top, "top")
            try check(bottom, "bottom")
            guard !top.overlaps(bottom) else {
                throw InvalidValue(field: "bottom", value: "\(bottom)", accepted: "answers that are not in \(top)")
            }
        case .indexOfHighest:
            guard scale.isHighGood else {
                throw InvalidValue(
                    field: "aggregation", value: "index-of-highest", accepted: "a scale on which high is good")
            }
        case .mean, .indexFromLowest: break
        }
    }
}

extension RatingAggregation: CustomStringConvertible {
    /// The name of the variant, such as `box-4-5` or `net-9-10-less-0-6`.
    public var description: String {
        switch self {
        case .box(let range): "box-\(range.lowerBound)-\(range.upperBound)"
        case .mean: "mean"
        case .indexFromLowest: "index-from-lowest"
        case .indexOfHighest: "index-of-highest"
        case .net(let top, let bottom):
            "net-\(top.lowerBound)-\(top.upperBound)-less-\(bottom.lowerBound)-\(bottom.upperBound)"
        }
    }
}

extension RatingAggregation: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case kind
        case top
        case bottom
        case box
    }

    private enum Kind: String, CaseIterable, Codable {
        case box
        case mean
        case indexFromLowest
        case indexOfHighest
        case net

        init(from decoder: any Decoder) throws { self = try decoder.choice() }
    }

    /// Decodes `{"box": [4, 5], "kind": "box"}`, `{"kind": "mean"}`, `{"bottom": [0, 6], "kind": "net", "top": [9,
    /// 10]}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func range(_ key: CodingKeys) throws -> ClosedRange<Int> {
            let bounds = try container.decode([Int].self, forKey: key)
            guard bounds.count == 2, bounds[0] <= bounds[1] else {
                throw DecodingError.refused(
                    InvalidValue(field: key.rawValue, value: "\(bounds)", accepted: "a lower and an upper answer"),
                    at: decoder.codingPath)
            }
            return bounds[0]...bounds[1]
        }
        switch try container.decode(Kind.self, forKey: .kind) {
        case .box: self = .box(try range(.box))
        case .mean: self = .mean
        case .indexFromLowest: self = .indexFromLowest
        case .indexOfHighest: self = .indexOfHighest
        case .net: self = .net(top: try range(.top), bottom: try range(.bottom))
        }
    }

    /// Encodes the kind and the ranges it needs.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .box(let range):
            try container.encode(Kind.box, forKey: .kind)
            try container.encode([range.lowerBound, range.upperBound], forKey: .box)
        case .mean: try container.encode(Kind.mean, forKey: .kind)
        case .indexFromLowest: try container.encode(Kind.indexFromLowest, forKey: .kind)
        case .indexOfHighest: try container.encode(Kind.indexOfHighest, forKey: .kind)
        case .net(let top, let bottom):
            try container.encode(Kind.net, forKey: .kind)
            try container.encode([top.lowerBound, top.upperBound], forKey: .top)
            try container.encode([bottom.lowerBound, bottom.upperBound], forKey: .bottom)
        }
    }
}
