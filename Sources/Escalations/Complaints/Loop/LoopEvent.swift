public import ServiceTime
import ServiceVocabulary
public import Ticketing

/// Something that happened in a loop, such as that of a complaint, with who did it and when.
///
/// What a complaint, a recovery or a piece of feedback is, its events say: the same events give the same state, on every
/// platform.
public struct LoopEvent<Happening: Hashable & Sendable>: Hashable, Sendable {
    /// The identifier, by which an event that arrives twice is recognised.
    public let identifier: EventIdentifier
    /// When it happened.
    public let occurredAt: Instant
    /// When it was recorded; the order of the log is the order of the events, whatever the instants say.
    public let recordedAt: Instant
    /// Who did it.
    public let actor: Actor
    /// What happened.
    public let happening: Happening

    /// Creates an event.
    ///
    /// - Parameters:
    ///   - identifier: The identifier, by which an event that arrives twice is recognised.
    ///   - occurredAt: When it happened.
    ///   - recordedAt: When it was recorded; when it happened, where that is not known.
    ///   - actor: Who did it.
    ///   - happening: What happened.
    public init(
        identifier: EventIdentifier, occurredAt: Instant, recordedAt: Instant? = nil, actor: Actor = .system,
        happening: Happening
    ) {
        self.identifier = identifier
        self.occurredAt = occurredAt
        self.recordedAt = recordedAt ?? occurredAt
        self.actor = actor
        self.happening = happening
    }

    /// The events of a ticket that say the same to the clocks of service levels.
    ///
    /// The first has the identifier of the event, each further one a number behind it.
    ///
    /// - Parameter kinds: What happened to the ticket.
    func ticketEvents(_ kinds: [TicketEvent.Kind]) -> [TicketEvent] {
        var events: [TicketEvent] = []
        for (index, kind) in kinds.enumerated() {
            events.append(
                TicketEvent(
                    identifier: index == 0 ? identifier : EventIdentifier(identifier.rawValue + "#\(index + 1)"),
                    occurredAt: occurredAt, recordedAt: recordedAt, actor: actor, kind: kind))
        }
        return events
    }
}

/// What a loop keeps of its log: the events it took, and the instant of the last.
struct LoopLog: Hashable, Sendable {
    /// The identifiers of the events that were taken.
    private(set) var taken: Set<EventIdentifier> = []
    /// When the last event took effect.
    private(set) var lastEventAt: Instant

    init(first identifier: EventIdentifier, at instant: Instant) {
        taken = [identifier]
        lastEventAt = instant
    }

    /// Whether an event was taken before.
    func contains(_ identifier: EventIdentifier) -> Bool {
        taken.contains(identifier)
    }

    /// When an event takes effect: when it occurred, or when its predecessor took effect where that is later.
    func effectiveInstant(of occurredAt: Instant) -> Instant {
        max(occurredAt, lastEventAt)
    }

    /// Takes down an event.
    mutating func append(_ identifier: EventIdentifier, at instant: Instant) {
        taken.insert(identifier)
        lastEventAt = instant
    }
}
