#if !hasFeature(Embedded)

import ServiceVocabulary

extension TicketHistory: Codable {
    /// The name and version of the stored form.
    public static let format = "ticket-history/1"

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case identifier
        case events
    }

    /// Decodes `{"format": "ticket-history/1", "identifier": "4711", "events": […]}`.
    ///
    /// Each event must be well formed; whether the ticket takes it is the replay's to say.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self, format: Self.format, at: .format)
        self.init(
            try container.decode(TicketIdentifier.self, forKey: .identifier),
            events: try container.decode([TicketEvent].self, forKey: .events))
    }

    /// Encodes the format, the identifier and the events in log order.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(identifier, forKey: .identifier)
        try container.encode(events, forKey: .events)
    }
}

#endif
