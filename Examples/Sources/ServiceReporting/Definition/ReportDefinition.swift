public import ServiceLevels
public import ServiceTime
import ServiceVocabulary

/// What a report is made by, as one file says it: the promises, their calendars, and how records are to be read.
///
/// The parts of the file are independent of each other: `serviceLevels` is a policy set in the stored form of the library,
/// `records` says of what kind the records are and where each of their fields stands. Another kind of record is another
/// case of ``RecordContent``, another part of the library another key beside `serviceLevels`.
public struct ReportDefinition: Sendable {
    /// What the report is about; a heading.
    public let title: String?
    /// The zone in whose months and local times the report speaks.
    public let timeZone: TimeZoneIdentifier
    /// The promises and their calendars.
    public let serviceLevels: ServiceLevelPolicySet
    /// How records are to be read; nil in a file that is for generated requests only.
    public let records: RecordMapping?

    /// A definition that says nothing but the promises.
    init(_ serviceLevels: ServiceLevelPolicySet) {
        title = nil
        self.serviceLevels = serviceLevels
        records = nil
        timeZone = serviceLevels.firstHomeZone ?? "UTC"
    }

    /// The zones that the definition names, in any order.
    var timeZones: Set<TimeZoneIdentifier> {
        Set(serviceLevels.timeZones + [timeZone] + (records.map { [$0.timeZone] } ?? []))
    }
}

extension ReportDefinition: Decodable {
    private enum Format: String, CaseIterable {
        case version1 = "service-report/1"
    }

    private enum FormatKey: String, CodingKey {
        case format
    }

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case title
        case timeZone
        case serviceLevels
        case records
    }

    /// Decodes `{"format": "service-report/1", "serviceLevels": {…}, "records": {…}}`, with `title` and `timeZone` as
    /// wanted; without a zone the report speaks in that of the records, or else of the first calendar that a target names.
    public init(from decoder: any Decoder) throws {
        // The format first: a file of another version has every right to have other keys.
        _ = try decoder.container(keyedBy: FormatKey.self).decodeCase(Format.self, forKey: .format)
        let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
        title = try container.decodeIfPresent(String.self, forKey: .title)
        serviceLevels = try container.decode(ServiceLevelPolicySet.self, forKey: .serviceLevels)
        records = try container.decodeIfPresent(RecordMapping.self, forKey: .records)
        if records?.areRequests != false, let index = serviceLevels.policies.firstIndex(where: \.lacksDue) {
            throw DecodingError.dataCorruptedError(
                forKey: .serviceLevels, in: container,
                debugDescription:
                    "policies[\(index)]: the report of requests needs a clock whose targets name a calendar")
        }
        timeZone =
            try container.decodeIfPresent(TimeZoneIdentifier.self, forKey: .timeZone)
            ?? records?.timeZone ?? serviceLevels.firstHomeZone ?? "UTC"
    }
}

extension RecordMapping {
    /// Whether one record is one request.
    fileprivate var areRequests: Bool {
        if case .requests = content { true } else { false }
    }
}

extension ServiceLevelPolicy {
    /// Whether the first clock does not always have a target on a calendar.
    fileprivate var lacksDue: Bool {
        clocks.first?.targets.allSatisfy { $0.target != nil && $0.calendar != nil } != true
    }
}

extension ServiceLevelPolicySet {
    /// The home zone of the first calendar that a target names.
    fileprivate var firstHomeZone: TimeZoneIdentifier? {
        policies.lazy.flatMap(\.clocks).flatMap(\.targets).compactMap(\.calendar).first
            .flatMap { calendars[$0]?.homeSchedule.timeZone }
    }
}

extension ReportDefinition {
    /// How records are to be read.
    ///
    /// - Throws: ``InputError`` when the definition does not say.
    func recordMapping() throws(InputError) -> RecordMapping {
        guard let records else {
            throw InputError("the policy file does not say how records are to be read; the key \"records\" is missing")
        }
        return records
    }
}
