#if !hasFeature(Embedded)

import ServiceTime
import ServiceVocabulary
import Ticketing

extension FeedbackTags: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case type
        case urgency
        case scope
    }

    /// Decodes `{"type": "product", "urgency": "high", "scope": "group"}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        self.init(
            try container.decode(FeedbackIssueType.self, forKey: .type),
            urgency: try container.decode(Urgency.self, forKey: .urgency),
            scope: try container.decode(ImpactScope.self, forKey: .scope))
    }

    /// Encodes the tags.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(type, forKey: .type)
        try container.encode(urgency, forKey: .urgency)
        try container.encode(scope, forKey: .scope)
    }
}

extension FeedbackMeasure: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case owner
        case measure
        case due
    }

    /// Decodes `{"owner": "p-3", "measure": "a larger box", "due": "2024-06-30T00:00:00Z"}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        self.init(
            owner: try container.decode(ActorIdentifier.self, forKey: .owner),
            try container.decode(String.self, forKey: .measure), due: try container.decode(Instant.self, forKey: .due))
    }

    /// Encodes the measure.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(owner, forKey: .owner)
        try container.encode(measure, forKey: .measure)
        try container.encode(due, forKey: .due)
    }
}

extension FeedbackDecision: Codable {
    /// Decodes the name of a decision.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension FeedbackHappening: Codable {
    private enum Kind: String, CaseIterable, Codable {
        case registered
        case responded
        case tagged
        case planned
        case solutionProposed
        case decided
        case landed
        case resultTold
        case reasonTold
        case effectNoted

        init(from decoder: any Decoder) throws {
            self = try decoder.choice()
        }

        /// The keys of the payload.
        var keys: [CodingKeys] {
            switch self {
            case .registered: [.tags, .source, .text]
            case .responded, .solutionProposed, .landed: []
            case .tagged: [.tags]
            case .planned: [.measure]
            case .decided: [.decision]
            case .resultTold, .effectNoted: [.text]
            case .reasonTold: [.text, .expected]
            }
        }
    }

    private enum CodingKeys: String, CodingKey {
        case kind
        case tags
        case source
        case text
        case measure
        case decision
        case expected
    }

    /// Decodes what happened, such as `{"kind": "decided", "decision": "backlog"}`; what the customer was told is
    /// `resultTold` or `reasonTold`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let kind = try container.decode(Kind.self, forKey: .kind)
        try decoder.refuseKeys(besides: ["kind"] + kind.keys.map { $0.rawValue })
        func text() throws -> String { try container.decode(String.self, forKey: .text) }
        switch kind {
        case .registered:
            self = .registered(
                try container.decode(FeedbackTags.self, forKey: .tags),
                source: try container.decode(FeedbackSource.self, forKey: .source), text: try text())
        case .responded: self = .responded
        case .tagged: self = .tagged(try container.decode(FeedbackTags.self, forKey: .tags))
        case .planned: self = .planned(try container.decode(FeedbackMeasure.self, forKey: .measure))
        case .solutionProposed: self = .solutionProposed
        case .decided: self = .decided(try container.decode(FeedbackDecision.self, forKey: .decision))
        case .landed: self = .landed
        case .resultTold: self = .customerTold(.result(try text()))
        case .reasonTold:
            self = .customerTold(
                .reason(try text(), expected: try container.decode(Instant.self, forKey: .expected)))
        case .effectNoted: self = .effectNoted(try text())
        }
    }

    /// Encodes what happened, in the form it is decoded from.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .registered(let tags, let source, let text):
            try container.encode(Kind.registered, forKey: .kind)
            try container.encode(tags, forKey: .tags)
            try container.encode(source, forKey: .source)
            try container.encode(text, forKey: .text)
        case .responded: try container.encode(Kind.responded, forKey: .kind)
        case .tagged(let tags):
            try container.encode(Kind.tagged, forKey: .kind)
            try container.encode(tags, forKey: .tags)
        case .planned(let measure):
            try container.encode(Kind.planned, forKey: .kind)
            try container.encode(measure, forKey: .measure)
        case .solutionProposed: try container.encode(Kind.solutionProposed, forKey: .kind)
        case .decided(let decision):
            try container.encode(Kind.decided, forKey: .kind)
            try container.encode(decision, forKey: .decision)
        case .landed: try container.encode(Kind.landed, forKey: .kind)
        case .customerTold(.result(let text)):
            try container.encode(Kind.resultTold, forKey: .kind)
            try container.encode(text, forKey: .text)
        case .customerTold(.reason(let text, let expected)):
            try container.encode(Kind.reasonTold, forKey: .kind)
            try container.encode(text, forKey: .text)
            try container.encode(expected, forKey: .expected)
        case .effectNoted(let text):
            try container.encode(Kind.effectNoted, forKey: .kind)
            try container.encode(text, forKey: .text)
        }
    }
}

extension FeedbackHeatMap: Codable {
    private struct Cell: Codable {
        let type: FeedbackIssueType
        let urgency: Urgency
        let scope: ImpactScope
        let count: Int64

        enum CodingKeys: String, CodingKey, CaseIterable {
            case type
            case urgency
            case scope
            case count
        }

        init(_ tags: FeedbackTags, _ count: Int64) {
            type = tags.type
            urgency = tags.urgency
            scope = tags.scope
            self.count = count
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.fields(CodingKeys.self)
            type = try container.decode(FeedbackIssueType.self, forKey: .type)
            urgency = try container.decode(Urgency.self, forKey: .urgency)
            scope = try container.decode(ImpactScope.self, forKey: .scope)
            count = try container.decode(Int64.self, forKey: .count)
        }
    }

    /// Decodes a list of cells, such as `{"type": "product", "urgency": "high", "scope": "group", "count": 3}`, each once.
    public init(from decoder: any Decoder) throws {
        let cells = try decoder.singleValueContainer().decode([Cell].self)
        self = try decoder.validated { () throws(InvalidValue) in
            var map = FeedbackHeatMap()
            for (index, cell) in cells.enumerated() {
                let tags = FeedbackTags(cell.type, urgency: cell.urgency, scope: cell.scope)
                guard map.counts[tags] == nil, cell.count > 0 else {
                    throw InvalidValue(
                        field: "[\(index)]", value: "\(cell.count)",
                        accepted: "each cell once, with a count of 1 or more")
                }
                try map.add(cell.count, tags)
            }
            return map
        }
    }

    /// Encodes the cells with items, by their tags.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(counts.sorted { $0.key < $1.key }.map { Cell($0.key, $0.value) })
    }
}

extension FeedbackFigures: Codable {
    /// The name and version of the stored form.
    public static let format = "feedback-figures/1"

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case heatMap
        case sources
        case adopted
        case declined
        case inBacklog
        case landed
        case told
        case closed
        case withEffect

        /// The keys of plain counts.
        static let counts: [CodingKeys] = [.adopted, .declined, .inBacklog, .landed, .told, .closed, .withEffect]
    }

    /// Decodes figures under the format `feedback-figures/1`, with counts that fit together.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self, format: Self.format, at: .format)
        let heatMap = try container.decode(FeedbackHeatMap.self, forKey: .heatMap)
        let sources = try container.decode(WordTally<FeedbackSource>.self, forKey: .sources)
        let counts = try CodingKeys.counts.map { try container.decode(Int64.self, forKey: $0) }
        self = try decoder.validated { () throws(InvalidValue) in
            try FeedbackFigures(heatMap, sources, counts: counts)
        }
    }

    /// Encodes the figures.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(heatMap, forKey: .heatMap)
        try container.encode(sources, forKey: .sources)
        let counts = [adopted, declined, inBacklog, landed, told, closed, withEffect]
        for (key, count) in zip(CodingKeys.counts, counts) { try container.encode(count, forKey: key) }
    }
}

extension FeedbackQuota.Period: Codable {
    /// Decodes the name of a period.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension FeedbackQuota: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case source
        case count
        case period
    }

    /// Decodes `{"source": "mystery-shopper", "count": 100, "period": "month"}`, with the checks of the initializer.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        let source = try container.decode(FeedbackSource.self, forKey: .source)
        let count = try container.decode(Int64.self, forKey: .count)
        let period = try container.decode(Period.self, forKey: .period)
        self = try decoder.validated { () throws(InvalidValue) in try FeedbackQuota(source, count, each: period) }
    }

    /// Encodes the quota.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(source, forKey: .source)
        try container.encode(count, forKey: .count)
        try container.encode(period, forKey: .period)
    }
}

#endif
