public import ServiceTime

/// How records of another system are to be read: their file, their clock, and where each field stands.
public struct RecordMapping: Sendable {
    /// The zone of the local times.
    public let timeZone: TimeZoneIdentifier
    /// How the times are written.
    let timeFormat: TimeFormat
    /// The byte between two fields.
    let delimiter: UInt8
    /// The texts that stand for a missing value.
    let missing: MissingValues
    /// Of what kind the records are, and where their fields stand.
    let content: RecordContent
}

/// Of what kind records are, and where their fields stand.
enum RecordContent: Sendable {
    /// One row is one request, with its opening and its closing.
    case requests(RequestColumns)
    /// One row is one event of a ticket.
    case events(EventColumns)
    /// One row says on which support line a case was.
    case lines(LineColumns)
}

extension RecordMapping: Decodable {
    private enum Kind: String, CaseIterable {
        case requests
        case events
        case lines
    }

    private enum FileFormat: String, CaseIterable {
        case csv
    }

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case kind
        case format
        case delimiter
        case missing
        case timeFormat
        case timeZone
        case columns
    }

    /// Decodes `{"kind": "requests", "format": "csv", "timeFormat": …, "timeZone": …, "columns": {…}}`, with `delimiter`
    /// (a comma if absent) and `missing` (the empty text if absent).
    public init(from decoder: any Decoder) throws {
        let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
        let kind = try container.decodeCase(Kind.self, forKey: .kind)
        _ = try container.decodeCase(FileFormat.self, forKey: .format)
        delimiter = container.contains(.delimiter) ? try Self.delimiter(in: container) : UInt8(ascii: ",")
        missing = MissingValues(try container.decodeIfPresent([String].self, forKey: .missing) ?? [""])
        timeFormat = try container.decodeText(forKey: .timeFormat, TimeFormat.init(_:))
        timeZone = try container.decode(TimeZoneIdentifier.self, forKey: .timeZone)
        switch kind {
        case .requests: content = .requests(try container.decode(RequestColumns.self, forKey: .columns))
        case .events: content = .events(try container.decode(EventColumns.self, forKey: .columns))
        case .lines: content = .lines(try container.decode(LineColumns.self, forKey: .columns))
        }
    }

    private static func delimiter(in container: KeyedDecodingContainer<CodingKeys>) throws -> UInt8 {
        let text = try container.decode(String.self, forKey: .delimiter)
        guard text.utf8.count == 1, let byte = text.utf8.first, !CSVReader.reservedBytes.contains(byte) else {
            throw DecodingError.dataCorruptedError(
                forKey: .delimiter, in: container,
                debugDescription:
                    "\"\(text)\" is not accepted; expected one ASCII character that is no quote or line end")
        }
        return byte
    }
}

/// The texts that stand for a missing value.
struct MissingValues: Hashable, Sendable {
    private let texts: [[UInt8]]

    init(_ texts: [String]) {
        self.texts = texts.map { Array($0.utf8) }
    }

    /// Whether a field holds one of the texts.
    func contains(_ field: CSVRow.Field) -> Bool {
        texts.contains { $0.count == field.count && field.elementsEqual($0) }
    }
}
