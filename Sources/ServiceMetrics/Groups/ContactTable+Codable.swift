import ServiceVocabulary

extension ContactTable.Row: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case labels
        case tally
    }

    /// Decodes `{"labels": ["phone"], "tally": {…}}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            labels: try container.decode([String].self, forKey: .labels),
            tally: try container.decode(ContactTally.self, forKey: .tally))
    }

    /// Encodes `{"labels": ["phone"], "tally": {…}}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(labels, forKey: .labels)
        try container.encode(tally, forKey: .tally)
    }
}

extension ContactTable: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case dimensions
        case rules
        case rows
    }

    private static let format = "contact-table/1"

    /// Decodes what ``encode(to:)`` wrote: rows in the order of their labels, each with contacts.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try decoder.requireFormat(Self.format, in: container, forKey: .format)
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let dimensions = try container.decode([String].self, forKey: .dimensions)
        let rules = try container.decode(ContactRules.self, forKey: .rules)
        let rows = try container.decode([Row].self, forKey: .rows)
        self = try decoder.validated { () throws(InvalidValue) in
            try ContactTable(dimensions: dimensions, rules, rows: rows)
        }
    }

    /// Encodes dimensions, rules and rows.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(dimensions, forKey: .dimensions)
        try container.encode(rules, forKey: .rules)
        try container.encode(rows, forKey: .rows)
    }
}
