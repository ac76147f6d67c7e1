import ServiceTime
import ServiceVocabulary

/// A support line as a log names it: a tier, a team, an assignment group.
struct SupportLine: TextIdentifier {
    /// The name of the line.
    let rawValue: String

    /// Creates the line of that name.
    ///
    /// - Parameter rawValue: The name of the line.
    init(rawValue: String) {
        self.rawValue = rawValue
    }
}

/// How a log of support lines is to be read and reported, as one file says it.
struct LineDefinition: Sendable {
    /// What the report is about; a heading.
    let title: String?
    /// The zone in whose local times the report speaks: that of the records.
    var timeZone: TimeZoneIdentifier { records.timeZone }
    /// How records are to be read.
    let records: RecordMapping
    /// Where their fields stand.
    let columns: LineColumns
    /// The lines from the lowest to the highest, to tell which are skipped; empty where they have no order.
    let order: [SupportLine]

    /// The name and version of the form.
    static let format = "line-report/1"

    /// Reads a definition: a file of support lines, or a policy file that maps events with a team.
    ///
    /// - Parameter file: The file.
    /// - Throws: ``InputError`` that says where in the file something is wrong, or that it maps no lines.
    init(_ file: InputFile) throws {
        guard file.format != LineDefinition.format else {
            self = try file.decoded(LineDefinition.self)
            return
        }
        let definition = try ReportDefinition(file)
        let records = try definition.recordMapping()
        switch records.content {
        case .lines(let columns):
            self.columns = columns
        case .events(let columns):
            guard let team = columns.team else {
                throw InputError("\(file.name) maps events without a team; --lines needs the column of the line")
            }
            self.columns = LineColumns(case: columns.identifier, instant: columns.occurredAt, line: team)
        case .requests:
            throw InputError(
                "\(file.name) maps requests, which are read by --requests; --lines needs \"kind\": \"lines\"")
        }
        title = definition.title
        self.records = records
        order = []
    }
}

extension LineDefinition: Decodable {
    private enum Format: String, CaseIterable {
        case version1 = "line-report/1"
    }

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case title
        case records
        case order
    }

    /// Decodes `{"format": "line-report/1", "records": {"kind": "lines", …}}`, with `title` and `order` as wanted.
    init(from decoder: any Decoder) throws {
        let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
        _ = try container.decodeCase(Format.self, forKey: .format)
        title = try container.decodeIfPresent(String.self, forKey: .title)
        records = try container.decode(RecordMapping.self, forKey: .records)
        order = try container.decodeIfPresent([SupportLine].self, forKey: .order) ?? []
        guard case .lines(let columns) = records.content else {
            throw DecodingError.dataCorruptedError(
                forKey: .records, in: container, debugDescription: "the kind must be \"lines\"")
        }
        self.columns = columns
        guard Set(order).count == order.count else {
            throw DecodingError.dataCorruptedError(
                forKey: .order, in: container, debugDescription: "a line stands there twice; each is named once")
        }
    }
}
