public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// Why a recovery does not take an event; the recovery stays as it was.
public enum RecoveryRefusal: Error, Hashable, Sendable {
    /// The first event of a recovery must be the failure.
    case notFailed
    /// The failure is known already.
    case failedTwice
    /// An event with that identifier was taken before.
    case duplicate(EventIdentifier)
    /// The steps are taken in their order, and another one is next.
    case tooEarly(RecoveryStep, next: RecoveryStep)
    /// The step was taken already.
    case taken(RecoveryStep)
}

/// The recovery of a service after a failure (服务补救), as its events tell it.
///
/// Four steps in that order, each an event of its own: acknowledged, resolved, compensated, followed up. A step out of its
/// order is refused: who compensates before anything is resolved pays for being left alone.
public struct ServiceRecovery: Hashable, Sendable {
    /// The identifier; that of the ticket or complaint which it belongs to.
    public let identifier: TicketIdentifier
    /// What failed.
    public let failure: ServiceFailure
    /// When the failure became known.
    public let failedAt: Instant
    /// What was given; nil where nothing was due, or not yet.
    public private(set) var compensation: CompensationOffer?
    /// Whether the customer was satisfied in the end; nil where that is not known.
    public private(set) var isSatisfied: Bool?

    private var taken: [Instant] = []
    private var log: LoopLog

    /// Creates a recovery of the event that tells the failure.
    ///
    /// - Parameters:
    ///   - identifier: The identifier.
    ///   - event: The first event.
    /// - Returns: The recovery; ``RecoveryRefusal/notFailed`` for any other event.
    public static func begin(
        _ identifier: TicketIdentifier, _ event: RecoveryEvent
    ) -> Result<ServiceRecovery, RecoveryRefusal> {
        guard case .failed(let failure) = event.happening else { return .failure(.notFailed) }
        return .success(ServiceRecovery(identifier, failure, event))
    }

    private init(_ identifier: TicketIdentifier, _ failure: ServiceFailure, _ event: RecoveryEvent) {
        self.identifier = identifier
        self.failure = failure
        failedAt = event.occurredAt
        log = LoopLog(first: event.identifier, at: event.occurredAt)
    }

    /// The step that is next; nil when the recovery is complete.
    public var nextStep: RecoveryStep? { RecoveryStep.allCases.first { $0.place == taken.count } }

    /// Whether all four steps were taken.
    public var isComplete: Bool { nextStep == nil }

    /// When the last event took effect.
    public var lastEventAt: Instant { log.lastEventAt }

    /// When a step was taken; nil where it was not.
    public func instant(of step: RecoveryStep) -> Instant? {
        taken.indices.contains(step.place) ? taken[step.place] : nil
    }

    /// The grade of the failure.
    ///
    /// - Parameter grading: Which facts make which grade.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` never for a failure, which knows no amount; see ``Grading/grade(of:)``.
    public func grade(by grading: Grading<RecoveryGrade>) throws(InvalidValue) -> RecoveryGrade? {
        try grading.grade(of: failure.facts)
    }

    /// Takes an event: the recovery becomes what it is after it, or refuses it and stays as it was.
    ///
    /// - Parameter event: The event.
    /// - Returns: When the event took effect, which is with its predecessor for one that occurred before it; or why it was
    ///   refused.
    @discardableResult
    public mutating func apply(_ event: RecoveryEvent) -> Result<Instant, RecoveryRefusal> {
        guard !log.contains(event.identifier) else { return .failure(.duplicate(event.identifier)) }
        guard let step = event.happening.step else { return .failure(.failedTwice) }
        guard let next = nextStep, step.place >= next.place else { return .failure(.taken(step)) }
        guard step == next else { return .failure(.tooEarly(step, next: next)) }
        let instant = log.effectiveInstant(of: event.occurredAt)
        switch event.happening {
        case .failed, .acknowledged, .resolved: break
        case .compensated(let offer): compensation = offer
        case .followedUp(let answer): isSatisfied = answer
        }
        taken.append(instant)
        log.append(event.identifier, at: instant)
        return .success(instant)
    }
}

/// Everything that was recorded about one recovery.
public typealias RecoveryHistory = LoopHistory<RecoveryHappening>

extension RecoveryHappening: LoopHappening {
    /// `recovery-history/1`.
    public static var historyFormat: String { "recovery-history/1" }
}

extension LoopHistory<RecoveryHappening> {
    /// The recovery as its events tell it, with the events that it did not take.
    public func replay() -> LoopReplay<ServiceRecovery, RecoveryRefusal> {
        replay(
            begin: { ServiceRecovery.begin(identifier, $0) },
            apply: { event, recovery in recovery.apply(event).refusal })
    }
}
