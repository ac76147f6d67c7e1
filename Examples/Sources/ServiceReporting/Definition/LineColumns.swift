/// The columns of a file in which one row says on which support line a case was at an instant.
struct LineColumns: Sendable {
    /// The column of the case.
    let `case`: String
    /// The column of the instant.
    let instant: String
    /// The column of the line; a missing value says nothing about where the case is.
    let line: String
}

extension LineColumns: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case `case`
        case instant
        case line
    }

    /// Decodes `{"case": "number", "instant": "updated_at", "line": "assignment_group"}`.
    init(from decoder: any Decoder) throws {
        let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
        self.init(
            case: try container.decode(String.self, forKey: .case),
            instant: try container.decode(String.self, forKey: .instant),
            line: try container.decode(String.self, forKey: .line))
    }
}
