public import ServiceTime
public import Ticketing

/// Why a piece of feedback does not take an event; the item stays as it was.
public enum FeedbackRefusal: Error, Hashable, Sendable {
    /// The first event of an item must register it.
    case notRegistered
    /// The item was registered already.
    case registeredTwice
    /// An event with that identifier was taken before.
    case duplicate(EventIdentifier)
    /// Only what was adopted lands.
    case notAdopted
    /// What has landed is decided.
    case landedAlready
    /// The customer can be told a result only of what has landed or was declined; before that, a reason and a date.
    case noResultYet
    /// There is no effect to note of what has not landed.
    case noEffectYet
    /// The customer was told the result; only the effect is noted after that.
    case closed
}

/// A piece of feedback (客户反馈) from its registration until the customer knows what came of it, as its events tell it.
public struct FeedbackItem: Hashable, Sendable {
    /// The identifier; that of the ticket which carries its clocks.
    public let identifier: TicketIdentifier
    /// Where it comes from.
    public let source: FeedbackSource
    /// What the customer said.
    public let text: String
    /// When it was registered.
    public let registeredAt: Instant
    /// How it is tagged.
    public private(set) var tags: FeedbackTags
    /// When the customer was first answered; nil while not.
    public private(set) var respondedAt: Instant?
    /// What is done about it, by whom, until when.
    public private(set) var measure: FeedbackMeasure?
    /// When a solution was first proposed; nil while none is.
    public private(set) var proposedAt: Instant?
    /// What becomes of it; nil while that is open.
    public private(set) var decision: FeedbackDecision?
    /// When it was first decided; nil while it is not.
    public private(set) var decidedAt: Instant?
    /// When it landed; nil while it has not.
    public private(set) var landedAt: Instant?
    /// What the customer was last told.
    public private(set) var reply: FeedbackReply?
    /// When the customer was told the result; nil while not.
    public private(set) var closedAt: Instant?
    /// What the measure brought.
    public private(set) var effect: String?

    private var log: LoopLog

    /// Creates an item of the event that registers it.
    ///
    /// - Parameters:
    ///   - identifier: The identifier.
    ///   - event: The first event.
    /// - Returns: The item; ``FeedbackRefusal/notRegistered`` for any other event.
    public static func register(
        _ identifier: TicketIdentifier, _ event: FeedbackEvent
    ) -> Result<FeedbackItem, FeedbackRefusal> {
        guard case .registered(let tags, let source, let text) = event.happening else {
            return .failure(.notRegistered)
        }
        return .success(FeedbackItem(identifier, tags, source, text, event))
    }

    private init(
        _ identifier: TicketIdentifier, _ tags: FeedbackTags, _ source: FeedbackSource, _ text: String,
        _ event: FeedbackEvent
    ) {
        self.identifier = identifier
        self.source = source
        self.text = text
        self.tags = tags
        registeredAt = event.occurredAt
        log = LoopLog(first: event.identifier, at: event.occurredAt)
    }

    /// Whether the customer knows the result.
    public var isClosed: Bool { closedAt != nil }

    /// Whether it waits in the backlog.
    public var isInBacklog: Bool { decision == .backlog }

    /// When the last event took effect.
    public var lastEventAt: Instant { log.lastEventAt }

    /// Whether its measure was due before an instant and it has not landed by then.
    ///
    /// - Parameter instant: The instant.
    public func isOverdue(at instant: Instant) -> Bool {
        guard let measure, measure.due < instant else { return false }
        return landedAt.map { $0 > measure.due } ?? true
    }

    /// Takes an event: the item becomes what it is after it, or refuses it and stays as it was.
    ///
    /// - Parameter event: The event.
    /// - Returns: When the event took effect, which is with its predecessor for one that occurred before it; or why it was
    ///   refused.
    @discardableResult
    public mutating func apply(_ event: FeedbackEvent) -> Result<Instant, FeedbackRefusal> {
        guard !log.contains(event.identifier) else { return .failure(.duplicate(event.identifier)) }
        do throws(FeedbackRefusal) {
            try check(event.happening)
        } catch {
            return .failure(error)
        }
        let instant = log.effectiveInstant(of: event.occurredAt)
        take(event.happening, at: instant)
        log.append(event.identifier, at: instant)
        return .success(instant)
    }

    private func check(_ happening: FeedbackHappening) throws(FeedbackRefusal) {
        switch happening {
        case .registered: throw .registeredTwice
        case .effectNoted: if landedAt == nil { throw .noEffectYet }
        case _ where isClosed: throw .closed
        case .decided: if landedAt != nil { throw .landedAlready }
        case .landed:
            if landedAt != nil { throw .landedAlready }
            if decision != .adopted { throw .notAdopted }
        case .customerTold(.result): if landedAt == nil, decision != .declined { throw .noResultYet }
        case .responded, .tagged, .planned, .solutionProposed, .customerTold(.reason): break
        }
    }

    private mutating func take(_ happening: FeedbackHappening, at instant: Instant) {
        switch happening {
        case .registered: break
        case .responded: respondedAt = respondedAt ?? instant
        case .tagged(let newTags): tags = newTags
        case .planned(let newMeasure): measure = newMeasure
        case .solutionProposed: proposedAt = proposedAt ?? instant
        case .decided(let newDecision):
            decision = newDecision
            decidedAt = decidedAt ?? instant
        case .landed: landedAt = instant
        case .customerTold(let newReply):
            reply = newReply
            respondedAt = respondedAt ?? instant
            if case .result = newReply { closedAt = instant }
        case .effectNoted(let text): effect = text
        }
    }
}

/// Everything that was recorded about one piece of feedback.
public typealias FeedbackHistory = LoopHistory<FeedbackHappening>

extension FeedbackHappening: LoopHappening {
    /// `feedback-history/1`.
    public static var historyFormat: String { "feedback-history/1" }
}

extension LoopHistory<FeedbackHappening> {
    /// The item as its events tell it, with the events that it did not take.
    public func replay() -> LoopReplay<FeedbackItem, FeedbackRefusal> {
        replay(
            begin: { FeedbackItem.register(identifier, $0) }, apply: { event, item in item.apply(event).refusal })
    }
}
