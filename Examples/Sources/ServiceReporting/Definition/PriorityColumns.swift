import Ticketing

/// Where a priority stands, and the impact and urgency it comes from.
struct PriorityColumns: Hashable, Sendable {
    /// The impact, the urgency and the table that gives a priority for the two.
    struct Derivation: Hashable, Sendable {
        /// The column of the impact.
        let impact: String
        /// The column of the urgency.
        let urgency: String
        /// The table.
        let matrix: PriorityMatrix
    }

    /// The column of the priority; nil where it is to be derived.
    let column: String?
    /// How it comes from impact and urgency; nil where the log does not say.
    let derivation: Derivation?
}

extension PriorityColumns: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case column
        case impact
        case urgency
        case matrix
    }

    /// Decodes `{"column": "priority"}`, `{"impact": …, "urgency": …, "matrix": {…}}`, or both in one, in which case the
    /// column counts and the report says on how many rows the table gives the same.
    init(from decoder: any Decoder) throws {
        let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
        column = try container.decodeIfPresent(String.self, forKey: .column)
        if container.contains(.impact) || container.contains(.urgency) || container.contains(.matrix) {
            derivation = Derivation(
                impact: try container.decode(String.self, forKey: .impact),
                urgency: try container.decode(String.self, forKey: .urgency),
                matrix: try container.decode(PriorityMatrix.self, forKey: .matrix))
        } else {
            derivation = nil
        }
        guard column != nil || derivation != nil else {
            throw decoder.refusal("a column is needed, or impact, urgency and matrix")
        }
    }
}
