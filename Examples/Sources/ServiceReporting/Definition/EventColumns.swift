import Ticketing

/// The columns of a file in which one row is one event of a ticket, with everything the ticket says after it.
struct EventColumns: Sendable {
    /// A field that the rows of a log may all repeat as it was at last.
    enum LastRowField: String, CaseIterable, Sendable {
        case priority
        case type
        case channel
    }

    /// The column of the ticket's identifier.
    let identifier: String
    /// The column of the instant of the event.
    let occurredAt: String
    /// The column of the opening time, of which the first row of a ticket counts.
    let openedAt: String
    /// The column of the closing time, of which the last row of a ticket counts; nil for the change to a closed status.
    let closedAt: String?
    /// The column of the status, and what its texts mean.
    let status: StatusColumn
    /// Where the priority stands or comes from; nil without priorities.
    let priority: PriorityColumns?
    /// The column of the service type; nil for one type.
    let type: String?
    /// The column of the team that has the ticket.
    let team: String?
    /// The column of the agent who has the ticket.
    let agent: String?
    /// The column of the channel on which the ticket came in.
    let channel: String?
    /// The columns of further attributes, by the name that conditions know them by.
    let attributes: [AttributeName: String]
    /// The column of how often the other system counts the ticket as opened again.
    let reopenCount: String?
    /// The column of the verdict that the other system found; that of a ticket's last row counts.
    let expectedVerdict: VerdictColumn?
    /// The fields of which a ticket has the value of its last row from the start.
    let fromLastRow: Set<LastRowField>
}

extension EventColumns: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case identifier
        case occurredAt
        case openedAt
        case closedAt
        case status
        case priority
        case type
        case team
        case agent
        case channel
        case attributes
        case reopenCount
        case expectedVerdict
        case fromLastRow
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
        func optional(_ key: CodingKeys) throws -> String? { try container.decodeIfPresent(String.self, forKey: key) }
        identifier = try container.decode(String.self, forKey: .identifier)
        occurredAt = try container.decode(String.self, forKey: .occurredAt)
        openedAt = try container.decode(String.self, forKey: .openedAt)
        closedAt = try optional(.closedAt)
        status = try container.decode(StatusColumn.self, forKey: .status)
        priority = try container.decodeIfPresent(PriorityColumns.self, forKey: .priority)
        type = try optional(.type)
        team = try optional(.team)
        agent = try optional(.agent)
        channel = try optional(.channel)
        attributes = try container.decodeIfPresent([AttributeName: String].self, forKey: .attributes) ?? [:]
        reopenCount = try optional(.reopenCount)
        expectedVerdict = try container.decodeIfPresent(VerdictColumn.self, forKey: .expectedVerdict)
        let names = try container.decodeIfPresent([String].self, forKey: .fromLastRow) ?? []
        fromLastRow = Set(
            try names.map { name in
                guard let field = LastRowField(rawValue: name) else {
                    let accepted = LastRowField.allCases.map(\.rawValue).joined(separator: ", ")
                    throw DecodingError.dataCorruptedError(
                        forKey: .fromLastRow, in: container,
                        debugDescription: "\"\(name)\" is not known; accepted: \(accepted)")
                }
                return field
            })
    }
}

extension RecordMapping {
    /// The columns of a log.
    ///
    /// - Throws: ``InputError`` when the records are no events.
    func eventColumns() throws(InputError) -> EventColumns {
        guard case .events(let columns) = content else {
            throw InputError(
                "the policy file does not map events, which need \"kind\": \"events\"; requests are read by --requests, "
                    + "support lines by --lines")
        }
        return columns
    }
}
