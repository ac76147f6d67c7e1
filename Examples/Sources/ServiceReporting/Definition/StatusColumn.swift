import Ticketing

/// The column of a status, and what its texts mean.
struct StatusColumn: Sendable {
    /// The name of the column.
    let column: String
    /// The statuses of the log, in which every one may follow every other.
    let lifeCycle: LifeCycle
    /// The statuses whose category is an assumption; each row that has one is listed.
    let assumed: Set<TicketStatus>
}

extension StatusColumn: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case column
        case categories
        case assumed
    }

    /// Decodes `{"column": "state", "categories": {"New": "new", …}}`, with `assumed` as wanted.
    init(from decoder: any Decoder) throws {
        let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
        column = try container.decode(String.self, forKey: .column)
        let categories = try container.decode([TicketStatus: StatusCategory].self, forKey: .categories)
        // An object has no order: a ticket whose first row has no status starts in the first new one by name.
        let statuses = StatusCategory.allCases.flatMap { category in
            categories.filter { $0.value == category }.keys.sorted().map { (status: $0, category: category) }
        }
        do {
            lifeCycle = try LifeCycle.unrestricted(statuses)
        } catch {
            throw DecodingError.dataCorruptedError(
                forKey: .categories, in: container, debugDescription: "at least one status is needed")
        }
        assumed = Set(try container.decodeIfPresent([TicketStatus].self, forKey: .assumed) ?? [])
        if let unknown = assumed.filter({ categories[$0] == nil }).min() {
            throw DecodingError.dataCorruptedError(
                forKey: .assumed, in: container, debugDescription: "\"\(unknown)\" is none of the categories' statuses")
        }
    }
}
