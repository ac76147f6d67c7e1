import Ticketing

/// The columns of a file in which one row is one request.
struct RequestColumns: Hashable, Sendable {
    /// The column of the identifier; each row has its own.
    let identifier: String
    /// The column of the opening time.
    let openedAt: String
    /// The column of the closing time, missing in the row of an open request; nil for open requests only.
    let closedAt: String?
    /// The column of the service type.
    let type: String
    /// The columns of further attributes, by the name that conditions know them by.
    let attributes: [AttributeName: String]
    /// The column of the due time that the other system found.
    let expectedDueAt: String?
    /// The column of the verdict that the other system found.
    let expectedVerdict: VerdictColumn?
}

extension RequestColumns: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case identifier
        case openedAt
        case closedAt
        case type
        case attributes
        case expectedDueAt
        case expectedVerdict
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
        identifier = try container.decode(String.self, forKey: .identifier)
        openedAt = try container.decode(String.self, forKey: .openedAt)
        closedAt = try container.decodeIfPresent(String.self, forKey: .closedAt)
        type = try container.decode(String.self, forKey: .type)
        attributes = try container.decodeIfPresent([AttributeName: String].self, forKey: .attributes) ?? [:]
        expectedDueAt = try container.decodeIfPresent(String.self, forKey: .expectedDueAt)
        expectedVerdict = try container.decodeIfPresent(VerdictColumn.self, forKey: .expectedVerdict)
    }
}

/// A column that says whether the other system found a promise kept, and in which words.
struct VerdictColumn: Hashable, Sendable {
    /// The name of the column.
    let column: String
    /// The texts that mean: closed in time.
    let met: [String]
    /// The texts that mean: closed too late.
    let breached: [String]
}

extension VerdictColumn: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case column
        case met
        case breached
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
        column = try container.decode(String.self, forKey: .column)
        met = try container.decode([String].self, forKey: .met)
        breached = try container.decode([String].self, forKey: .breached)
        if let ambiguous = met.first(where: breached.contains) {
            throw decoder.refusal("\"\(ambiguous)\" cannot mean both met and breached")
        }
    }
}
