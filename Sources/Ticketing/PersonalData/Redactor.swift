public import ServiceVocabulary

/// What makes redacted copies: personal texts are replaced by pseudonyms, the same text by the same one in all of them.
///
/// Since different texts stay different and equal ones equal, every figure stays: counts, instants, groups, what a
/// replay takes or refuses, and conditions on what is kept. What may change is an order by a replaced text.
///
/// ```swift
/// var redactor = Redactor(.assumed(keeping: ["region": "compares regions"]), pseudonyms: SequentialPseudonyms())
/// let copy = try redactor.redacted(history)
/// ```
public struct Redactor<Source: PseudonymSource>: Sendable {
    /// Which texts are replaced.
    public let policy: PersonalDataPolicy
    /// The pseudonyms that were given, by space and text: the key to the copies, which is as personal as the originals.
    public private(set) var pseudonyms: [PseudonymSpace: [String: String]] = [:]

    private var source: Source
    private var given: [PseudonymSpace: Set<String>] = [:]

    /// Creates a redactor that has replaced nothing yet.
    ///
    /// - Parameters:
    ///   - policy: Which texts are replaced.
    ///   - pseudonyms: Where pseudonyms come from.
    public init(_ policy: PersonalDataPolicy, pseudonyms: Source) {
        self.policy = policy
        source = pseudonyms
    }

    /// A redacted copy of a history.
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when the source gives one pseudonym to two texts, which would change
    ///   figures.
    public mutating func redacted(_ history: TicketHistory) throws(InvalidValue) -> TicketHistory {
        var copy = TicketHistory(try replace(history.identifier, .ticket))
        for event in history.events { copy.append(try redacted(event)) }
        return copy
    }

    /// A redacted copy of a contact.
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when the source gives one pseudonym to two texts.
    public mutating func redacted(_ contact: Contact) throws(InvalidValue) -> Contact {
        Contact(
            try replace(contact.identifier, .contact), customer: try replace(ifKnown: contact.customer, .customer),
            channel: contact.channel, matter: try replace(ifKnown: contact.matter, .matter),
            arrivedAt: contact.arrivedAt,
            ticket: try replace(ifKnown: contact.ticket, .ticket), asked: contact.asked, given: contact.given)
    }

    /// A redacted copy of an identity event.
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when the source gives one pseudonym to two texts.
    public mutating func redacted(_ event: IdentityEvent) throws(InvalidValue) -> IdentityEvent {
        let kind: IdentityEvent.Kind
        switch event.kind {
        case .joined(let one, let other): kind = .joined(try replace(one, .customer), try replace(other, .customer))
        case .split(let leaving):
            var copies: [CustomerIdentifier] = []
            for identity in leaving { copies.append(try replace(identity, .customer)) }
            kind = .split(copies)
        }
        return IdentityEvent(
            identifier: try replace(event.identifier, .event), occurredAt: event.occurredAt,
            actor: try redacted(event.actor), kind: kind)
    }

    /// A redacted copy of an event.
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when the source gives one pseudonym to two texts.
    public mutating func redacted(_ event: TicketEvent) throws(InvalidValue) -> TicketEvent {
        TicketEvent(
            identifier: try replace(event.identifier, .event), occurredAt: event.occurredAt,
            recordedAt: event.recordedAt, actor: try redacted(event.actor), kind: try redacted(event.kind))
    }

    private mutating func redacted(_ actor: Actor) throws(InvalidValue) -> Actor {
        switch actor.role {
        case .customer: Actor(.customer, try replace(ifKnown: actor.identifier, .customer))
        case .agent: Actor(.agent, try replace(ifKnown: actor.identifier, .agent))
        case .thirdParty: Actor(.thirdParty, try replace(ifKnown: actor.identifier, .thirdParty))
        case .bot, .system: actor
        }
    }

    private mutating func redacted(_ kind: TicketEvent.Kind) throws(InvalidValue) -> TicketEvent.Kind {
        switch kind {
        case .opened(let opening): .opened(try redacted(opening))
        case .assigned(let team, let agent):
            .assigned(team: try replace(ifKnown: team, .team), agent: try replace(ifKnown: agent, .agent))
        case .transferred(let team, let agent, let tier):
            .transferred(
                team: try replace(ifKnown: team, .team), agent: try replace(ifKnown: agent, .agent), supportTier: tier)
        case .pickedUp(let agent): .pickedUp(try replace(agent, .agent))
        case .merged(let other): .merged(into: try replace(other, .ticket))
        case .absorbed(let other): .absorbed(try replace(other, .ticket))
        case .linked(let other): .linked(try replace(other, .ticket))
        case .attributeChanged(let name, let value):
            .attributeChanged(name, try replaceText(ifKnown: value, .attribute(name)))
        case .tagged(let tag): .tagged(try replace(tag, .tag))
        case .untagged(let tag): .untagged(try replace(tag, .tag))
        case .breachExcused(let metric, let reason, let approver):
            .breachExcused(
                metric: metric, reason: try replaceText(reason, .text), approver: try replace(approver, .agent))
        case .customerMessage, .agentReply, .internalNote, .botReply, .statusChanged, .waiting, .resumed, .resolved,
            .confirmed, .closed, .reopened, .classified, .priorityChanged, .supportTierChanged, .customerTierChanged,
            .dueAgreed, .satisfactionGiven, .sentimentNoted:
            kind
        }
    }

    private mutating func redacted(_ opening: TicketOpening) throws(InvalidValue) -> TicketOpening {
        var copy = opening
        copy.customer = try replace(ifKnown: opening.customer, .customer)
        copy.matter = try replace(ifKnown: opening.matter, .matter)
        copy.team = try replace(ifKnown: opening.team, .team)
        copy.agent = try replace(ifKnown: opening.agent, .agent)
        copy.tags = []
        for tag in opening.tags.sorted() { copy.tags.insert(try replace(tag, .tag)) }
        for (name, value) in opening.attributes.sorted(by: { $0.key < $1.key }) {
            copy.attributes[name] = try replaceText(value, .attribute(name))
        }
        return copy
    }

    private mutating func replace<Word: TextIdentifier>(
        _ word: Word, _ space: PseudonymSpace
    ) throws(InvalidValue) -> Word {
        Word(try replaceText(word.rawValue, space))
    }

    private mutating func replace<Word: TextIdentifier>(
        ifKnown word: Word?, _ space: PseudonymSpace
    ) throws(InvalidValue) -> Word? {
        guard let word else { return nil }
        return try replace(word, space)
    }

    private mutating func replaceText(ifKnown text: String?, _ space: PseudonymSpace) throws(InvalidValue) -> String? {
        guard let text else { return nil }
        return try replaceText(text, space)
    }

    private mutating func replaceText(_ text: String, _ space: PseudonymSpace) throws(InvalidValue) -> String {
        guard policy.treatment(of: space) == .replaced else { return text }
        if let known = pseudonyms[space]?[text] { return known }
        let pseudonym = source.pseudonym(for: text, in: space)
        guard given[space, default: []].insert(pseudonym).inserted else {
            throw InvalidValue(
                field: "pseudonyms." + space.rawValue, value: pseudonym,
                accepted: "a pseudonym of its own for each text")
        }
        pseudonyms[space, default: [:]][text] = pseudonym
        return pseudonym
    }
}

extension TicketHistory {
    /// A copy in which personal texts are replaced by numbered pseudonyms, for one history alone.
    ///
    /// Copies of several histories join only when one ``Redactor`` makes them all.
    ///
    /// - Parameter policy: Which texts are replaced.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` never in practice: numbered pseudonyms are all different.
    public func redacted(by policy: PersonalDataPolicy) throws(InvalidValue) -> TicketHistory {
        var redactor = Redactor(policy, pseudonyms: SequentialPseudonyms())
        return try redactor.redacted(self)
    }
}
