#if !hasFeature(Embedded)

import ServiceVocabulary

extension PriorityMatrix: Codable {
    /// The name and version of the stored form.
    public static let format = "priority-matrix/1"

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case priorities
        case scopes
        case urgencies
        case rows
    }

    /// Decodes the lists and the table, `"rows": {"group": {"high": "urgent", …}, …}`, in which no cell may be missing.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self, format: Self.format, at: .format)
        let priorities = try container.decode([Priority].self, forKey: .priorities)
        let scopes = try container.decode([ImpactScope].self, forKey: .scopes)
        let urgencies = try container.decode([Urgency].self, forKey: .urgencies)
        let table = try container.decode([ImpactScope: [Urgency: Priority]].self, forKey: .rows)
        self = try decoder.validated { () throws(InvalidValue) in
            var rows: [[Priority]] = []
            for scope in scopes {
                var row: [Priority] = []
                for urgency in urgencies {
                    guard let priority = table[scope]?[urgency] else {
                        throw InvalidValue(
                            field: "rows." + scope.rawValue + "." + urgency.rawValue, value: "nothing",
                            accepted: "a priority for each scope and urgency")
                    }
                    row.append(priority)
                }
                rows.append(row)
            }
            guard table.count == scopes.count, table.values.allSatisfy({ $0.count == urgencies.count }) else {
                throw InvalidValue(
                    field: "rows", value: "a scope or an urgency too many", accepted: "those of scopes and urgencies")
            }
            return try PriorityMatrix(priorities: priorities, scopes: scopes, urgencies: urgencies, rows: rows)
        }
    }

    /// Encodes the lists and the table.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(priorities, forKey: .priorities)
        try container.encode(scopes, forKey: .scopes)
        try container.encode(urgencies, forKey: .urgencies)
        var table: [ImpactScope: [Urgency: Priority]] = [:]
        for (scope, row) in zip(scopes, rows) {
            table[scope] = Dictionary(uniqueKeysWithValues: zip(urgencies, row))
        }
        try container.encode(table, forKey: .rows)
    }
}

#endif
