#if !hasFeature(Embedded)

import ServiceVocabulary

extension TicketHappenings: Codable {
    /// The name of each happening in stored definitions, in the order of their bits.
    private static let names: [(name: String, happening: TicketHappenings)] = [
        ("opened", .opened), ("assigned", .assigned), ("transferred", .transferred), ("pickedUp", .pickedUp),
        ("customerMessage", .customerMessage), ("agentReply", .agentReply), ("internalNote", .internalNote),
        ("botReply", .botReply), ("statusChanged", .statusChanged), ("waitStarted", .waitStarted),
        ("waitEnded", .waitEnded), ("resolved", .resolved), ("confirmed", .confirmed), ("closed", .closed),
        ("reopened", .reopened), ("merged", .merged), ("absorbed", .absorbed), ("classified", .classified),
        ("priorityChanged", .priorityChanged), ("supportTierChanged", .supportTierChanged),
        ("customerTierChanged", .customerTierChanged), ("attributeChanged", .attributeChanged),
        ("dueAgreed", .dueAgreed), ("breachExcused", .breachExcused), ("satisfactionGiven", .satisfactionGiven),
        ("sentimentNoted", .sentimentNoted), ("linked", .linked),
    ]

    /// Decodes a list of names, such as `["resolved", "closed"]`.
    public init(from decoder: any Decoder) throws {
        let texts = try decoder.singleValueContainer().decode([String].self)
        self = try decoder.validated { () throws(InvalidValue) in
            var happenings: TicketHappenings = []
            for text in texts {
                guard let known = Self.names.first(where: { $0.name == text }) else {
                    let all = Self.names.map { $0.name }.joined(separator: ", ")
                    throw InvalidValue(field: "on", value: text, accepted: "one of " + all)
                }
                happenings.insert(known.happening)
            }
            return happenings
        }
    }

    /// Encodes the names, in the order of their bits.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Self.names.filter { contains($0.happening) }.map { $0.name })
    }
}

#endif
