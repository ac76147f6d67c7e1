public import ServiceTime
public import ServiceVocabulary

/// A ticket (工单): one matter of one customer, as its events tell it.
///
/// ```swift
/// var ticket = try Ticket("4711", opening: first)
/// for event in later {
///     switch ticket.apply(event) {
///     case .success(let change): …
///     case .failure(let refusal): …
///     }
/// }
/// ```
public struct Ticket: Hashable, Sendable {
    /// The identifier.
    public let identifier: TicketIdentifier
    /// When the ticket was opened.
    public let openedAt: Instant
    /// When the last event took effect.
    public internal(set) var lastEventAt: Instant

    private var firstResolvedAtMark: InstantMark
    private var resolvedAtMark: InstantMark
    private var closedAtMark: InstantMark
    private var firstReplyAtMark: InstantMark
    private var unansweredSinceMark: InstantMark

    /// The status.
    public internal(set) var status: TicketStatus
    /// Why it waits; nil while it does not, or where no reason was given.
    public internal(set) var waitReason: WaitReason?
    /// The priority.
    public internal(set) var priority: Priority?
    /// The team it is assigned to.
    public internal(set) var team: TeamIdentifier?
    /// The agent it is assigned to.
    public internal(set) var agent: AgentIdentifier?
    /// The tier of support that works on it.
    public internal(set) var supportTier: SupportTier?
    var details: SharedValue<TicketDetails>
    private var extras: SharedValue<TicketExtras>?

    var seen: SeenEvents
    // Small values last, where they fill the room that is left.
    private var reopens: Int32 = 0
    private var transfers: Int32 = 0
    private var replies: Int32 = 0
    /// What the status means.
    public internal(set) var category: StatusCategory
}

extension Ticket {
    /// Creates a ticket of the event that opened it.
    ///
    /// - Parameters:
    ///   - identifier: The identifier.
    ///   - event: The first event.
    ///   - lifeCycle: The statuses and their steps.
    /// - Throws: ``TicketRefusal`` when the event does not open a ticket, or names a status that the life cycle lacks.
    public init(
        _ identifier: TicketIdentifier, opening event: TicketEvent, lifeCycle: LifeCycle = .standard
    ) throws(TicketRefusal) {
        self = try Self.opened(identifier, event, lifeCycle)
    }

    /// The ticket that an event opens.
    package static func opened(
        _ identifier: TicketIdentifier, _ event: TicketEvent, _ lifeCycle: LifeCycle
    ) throws(TicketRefusal) -> Ticket {
        switch event.kind {
        case .opened(let opening):
            let status = opening.status ?? lifeCycle.initialStatus
            guard let category = lifeCycle.category(of: status) else { throw .unknownStatus(status) }
            return begin(
                identifier, openedAt: event.occurredAt, opening, status: status, category: category,
                seen: SeenEvents(event.identifier))
        default:
            throw .notOpened
        }
    }

    /// The ticket at its opening.
    static func begin(
        _ identifier: TicketIdentifier, openedAt: Instant, _ opening: TicketOpening, status: TicketStatus,
        category: StatusCategory, seen: SeenEvents
    ) -> Ticket {
        // Made in one piece: a ticket that is put together field by field is copied when it is handed out.
        Ticket(
            identifier: identifier, openedAt: openedAt, lastEventAt: openedAt,
            firstResolvedAtMark: InstantMark(category.isDone ? openedAt : nil),
            resolvedAtMark: InstantMark(category.isDone ? openedAt : nil),
            closedAtMark: InstantMark(category == .closed ? openedAt : nil), firstReplyAtMark: InstantMark(nil),
            unansweredSinceMark: InstantMark(opening.origin == .proactive ? nil : openedAt), status: status,
            waitReason: nil, priority: opening.priority, team: opening.team, agent: opening.agent,
            supportTier: opening.supportTier, details: opening.details, extras: nil, seen: seen, category: category)
    }

    /// Creates a ticket of a plain record that tells only when it was opened and closed.
    ///
    /// - Parameters:
    ///   - identifier: The identifier.
    ///   - openedAt: When the ticket was opened.
    ///   - closedAt: When it was closed; nil while it is open.
    ///   - type: What kind of service it asks for.
    ///   - attributes: What else is known about it.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when it is closed before it is opened.
    public init(
        identifier: TicketIdentifier, openedAt: Instant, closedAt: Instant? = nil, type: ServiceType,
        attributes: [AttributeName: String] = [:]
    ) throws(InvalidValue) {
        if let closedAt, closedAt < openedAt {
            throw InvalidValue(
                field: "closedAt", value: closedAt.description,
                accepted: "an instant not before " + openedAt.description)
        }
        self = Self.begin(
            identifier, openedAt: openedAt, TicketOpening(type: type, attributes: attributes),
            status: closedAt == nil ? .open : .closed, category: closedAt == nil ? .active : .closed,
            seen: SeenEvents())
        if let closedAt {
            firstResolvedAt = closedAt
            resolvedAt = closedAt
            self.closedAt = closedAt
            lastEventAt = closedAt
        }
    }
}

extension Ticket {
    /// What kind of service it asks for.
    public internal(set) var type: ServiceType {
        get { details.value.type }
        set { details.change { $0.type = newValue } }
    }

    /// The class it was put into.
    public internal(set) var serviceClass: ServiceClass? {
        get { details.value.serviceClass }
        set { details.change { $0.serviceClass = newValue } }
    }

    /// The channel on which it came in.
    public internal(set) var channel: Channel? {
        get { details.value.channel }
        set { details.change { $0.channel = newValue } }
    }

    /// Who made the first step.
    public internal(set) var origin: Origin {
        get { details.value.origin }
        set { details.change { $0.origin = newValue } }
    }

    /// The customer.
    public internal(set) var customer: CustomerIdentifier? {
        get { details.value.customer }
        set { details.change { $0.customer = newValue } }
    }

    /// The tier of the customer.
    public internal(set) var customerTier: CustomerTier? {
        get { details.value.customerTier }
        set { details.change { $0.customerTier = newValue } }
    }

    /// What it is about.
    public internal(set) var matter: MatterIdentifier? {
        get { details.value.matter }
        set { details.change { $0.matter = newValue } }
    }

    /// The words attached to it.
    public internal(set) var tags: Set<Tag> {
        get { details.value.tags }
        set { details.change { $0.tags = newValue } }
    }

    /// What else is known about it, by name.
    public internal(set) var attributes: [AttributeName: String] {
        get { details.value.attributes }
        set { details.change { $0.attributes = newValue } }
    }
}

extension Ticket {
    /// The mood last noted.
    public internal(set) var sentiment: Sentiment? {
        get { extras?.value.sentiment }
        set { changeExtras { $0.sentiment = newValue } }
    }

    /// The last score for satisfaction.
    public internal(set) var satisfaction: Int? {
        get { extras?.value.satisfaction }
        set { changeExtras { $0.satisfaction = newValue } }
    }

    /// The ticket it was merged into.
    public internal(set) var mergedInto: TicketIdentifier? {
        get { extras?.value.mergedInto }
        set { changeExtras { $0.mergedInto = newValue } }
    }

    /// The tickets that were merged into it, in order.
    public internal(set) var absorbed: [TicketIdentifier] {
        get { extras?.value.absorbed ?? [] }
        set { changeExtras { $0.absorbed = newValue } }
    }

    /// The tickets it is linked to, in order.
    public internal(set) var links: [TicketIdentifier] {
        get { extras?.value.links ?? [] }
        set { changeExtras { $0.links = newValue } }
    }

    /// Extras that say nothing are none, so that equal tickets are made of equal parts.
    private mutating func changeExtras(_ body: (inout TicketExtras) -> Void) {
        var changed = extras?.value ?? TicketExtras()
        body(&changed)
        extras = changed == TicketExtras() ? nil : SharedValue(changed)
    }
}

extension Ticket {
    /// How often it was opened again.
    public internal(set) var reopenCount: Int {
        get { Int(reopens) }
        set { reopens = Int32(clamping: newValue) }
    }

    /// How often it was handed over.
    public internal(set) var transferCount: Int {
        get { Int(transfers) }
        set { transfers = Int32(clamping: newValue) }
    }

    /// How often an agent answered the customer.
    public internal(set) var replyCount: Int {
        get { Int(replies) }
        set { replies = Int32(clamping: newValue) }
    }
}

extension Ticket {
    /// When the ticket was first resolved, or closed without a resolution.
    public internal(set) var firstResolvedAt: Instant? {
        get { firstResolvedAtMark.instant }
        set { firstResolvedAtMark.instant = newValue }
    }

    /// When the ticket was last resolved; nil while it is not.
    public internal(set) var resolvedAt: Instant? {
        get { resolvedAtMark.instant }
        set { resolvedAtMark.instant = newValue }
    }

    /// When the ticket was closed; nil while it is not.
    public internal(set) var closedAt: Instant? {
        get { closedAtMark.instant }
        set { closedAtMark.instant = newValue }
    }

    /// When an agent first answered the customer.
    public internal(set) var firstReplyAt: Instant? {
        get { firstReplyAtMark.instant }
        set { firstReplyAtMark.instant = newValue }
    }

    /// When the oldest message of the customer came in that no agent has answered; nil when all are answered.
    ///
    /// A reactive ticket is a message itself. A proactive one (``Origin/proactive``) asks for no response when it is
    /// opened, so no response clock runs until its customer writes.
    public internal(set) var unansweredSince: Instant? {
        get { unansweredSinceMark.instant }
        set { unansweredSinceMark.instant = newValue }
    }
}
