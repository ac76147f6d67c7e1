public import ServiceTime
public import Ticketing

/// A complaint (投诉) on its way through the closed loop, as its events tell it.
///
/// The loop is received, recorded, classified, graded, assigned, handled, told how it stands, resolved, called back,
/// reviewed. A step is taken only when those before it were taken; ``ComplaintProcedure/skippable`` names the ones whose
/// absence is reported instead. The complaint is closed by the call-back that finds it solved, and by nothing else; one
/// that does not sends it back to its department, for another round.
///
/// ```swift
/// var complaint = try Complaint.receive("C-1", first).get()
/// switch complaint.apply(event, by: procedure) {
/// case .success(let change): …
/// case .failure(let refusal): …
/// }
/// ```
public struct Complaint: Hashable, Sendable {
    /// The identifier; that of the ticket which carries its clocks.
    public let identifier: TicketIdentifier
    /// The channel on which it came in.
    public let channel: Channel?
    /// What was recorded of it.
    public private(set) var record: ComplaintRecord?
    /// Its class.
    public private(set) var complaintClass: ComplaintClass?
    /// Its grade.
    public private(set) var grade: ComplaintGrade?
    /// The department it was given to.
    public private(set) var department: TeamIdentifier?
    /// Who took it up.
    public private(set) var agent: AgentIdentifier?
    /// What the customer last answered.
    public private(set) var callBack: CallBack?
    /// What the review found.
    public private(set) var cause: ComplaintCause?
    /// When it was closed; nil while it is not.
    public private(set) var closedAt: Instant?
    /// How often it went through the loop from the handling on, from 1.
    public private(set) var round = 1
    /// The call-backs that found it not solved.
    public private(set) var unsolvedCallBacks = 0
    /// What is to be spoken about, in the order of the log.
    public private(set) var findings: [ComplaintFinding] = []

    /// When each step was first taken in this round, by its place.
    private var taken: [Instant?]
    /// The steps that were skipped in this round.
    private var skipped: Set<ComplaintStep> = []
    private var log: LoopLog

    /// Creates a complaint of the event that receives it.
    ///
    /// - Parameters:
    ///   - identifier: The identifier.
    ///   - event: The first event.
    /// - Returns: The complaint; ``ComplaintRefusal/notReceived`` for any other event.
    public static func receive(
        _ identifier: TicketIdentifier, _ event: ComplaintEvent
    ) -> Result<Complaint, ComplaintRefusal> {
        guard case .received(let channel) = event.happening else { return .failure(.notReceived) }
        return .success(Complaint(identifier, channel, event))
    }

    private init(_ identifier: TicketIdentifier, _ channel: Channel?, _ event: ComplaintEvent) {
        self.identifier = identifier
        self.channel = channel
        taken = ComplaintStep.allCases.map { _ in nil }
        taken[ComplaintStep.received.place] = event.occurredAt
        log = LoopLog(first: event.identifier, at: event.occurredAt)
    }

    // MARK: Questions

    /// When it was received.
    public var receivedAt: Instant { taken[ComplaintStep.received.place] ?? log.lastEventAt }
    /// When the last event took effect.
    public var lastEventAt: Instant { log.lastEventAt }
    /// When it was resolved in this round; nil while it is not.
    public var resolvedAt: Instant? { instant(of: .resolved) }
    /// Whether it is closed.
    public var isClosed: Bool { closedAt != nil }

    /// When a step was first taken in this round; nil where it was not.
    public func instant(of step: ComplaintStep) -> Instant? { taken[step.place] }

    /// The furthest step that was taken in this round.
    public var stage: ComplaintStep {
        ComplaintStep.allCases.last { taken[$0.place] != nil } ?? .received
    }

    /// The steps that the complaint would take now, in the order of the loop.
    ///
    /// - Parameter procedure: The procedure.
    public func nextSteps(by procedure: ComplaintProcedure) -> [ComplaintStep] {
        ComplaintStep.allCases.filter {
            $0 != .received && obstacle(to: $0) == nil && missing(before: $0, procedure).isEmpty
        }
    }

    /// The later step after which it is too late for a step; nil where it is not.
    private func obstacle(to step: ComplaintStep) -> ComplaintStep? {
        if instant(of: .reviewed) != nil { return .reviewed }
        if step > .calledBack { return nil }
        if isClosed { return .calledBack }
        return step < .calledBack && resolvedAt != nil ? .resolved : nil
    }

    private func missing(before step: ComplaintStep, _ procedure: ComplaintProcedure) -> [ComplaintStep] {
        ComplaintStep.allCases.filter {
            $0 < step && taken[$0.place] == nil && !procedure.skippable.contains($0)
        }
    }

    // MARK: Events

    /// Takes an event: the complaint becomes what it is after it, or refuses it and stays as it was.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - procedure: The procedure.
    /// - Returns: What the event changed, or why it was refused.
    @discardableResult
    public mutating func apply(
        _ event: ComplaintEvent, by procedure: ComplaintProcedure
    ) -> Result<ComplaintChange, ComplaintRefusal> {
        guard !log.contains(event.identifier) else { return .failure(.duplicate(event.identifier)) }
        do throws(ComplaintRefusal) {
            try check(event.happening, procedure)
        } catch {
            return .failure(error)
        }
        let instant = log.effectiveInstant(of: event.occurredAt)
        let known = findings.count
        if let step = event.happening.step { note(step, at: instant) }
        take(event.happening, at: instant, procedure)
        log.append(event.identifier, at: instant)
        return .success(
            ComplaintChange(
                effectiveAt: instant, isOutOfOrder: event.occurredAt < instant, findings: Array(findings[known...])))
    }

    /// Refuses what the complaint does not take.
    private func check(_ happening: ComplaintHappening, _ procedure: ComplaintProcedure) throws(ComplaintRefusal) {
        guard let step = happening.step else {
            guard resolvedAt != nil else { throw .notDone }
            return
        }
        if step == .received { throw .receivedTwice }
        if let later = obstacle(to: step) { throw .tooLate(step, after: later) }
        let missing = missing(before: step, procedure)
        guard missing.isEmpty else { throw .tooEarly(step, missing: missing) }
        switch happening {
        case .classified(let complaintClass):
            guard procedure.department(for: complaintClass) != nil else { throw .unknownClass(complaintClass) }
        case .graded(let grade):
            guard procedure.grading.grades.contains(grade) else { throw .unknownGrade(grade) }
        case .assigned(let team):
            guard let responsible = complaintClass.flatMap({ procedure.department(for: $0) }), responsible != team
            else { return }
            throw .otherDepartment(team, responsible: responsible)
        default: break
        }
    }

    /// Takes down that a step was taken, and what there is to say about it.
    private mutating func note(_ step: ComplaintStep, at instant: Instant) {
        for earlier in ComplaintStep.allCases
        where earlier < step && taken[earlier.place] == nil && skipped.insert(earlier).inserted {
            findings.append(.skipped(earlier, round: round))
        }
        if taken[step.place] == nil {
            taken[step.place] = instant
            if skipped.contains(step) { findings.append(.outOfOrder(step, round: round)) }
        } else if step != .progressTold {
            findings.append(.repeated(step, round: round))
        }
    }

    private mutating func take(
        _ happening: ComplaintHappening, at instant: Instant, _ procedure: ComplaintProcedure
    ) {
        switch happening {
        case .received, .progressTold, .resolved:
            break
        case .recorded(let newRecord):
            record = newRecord
        case .classified(let newClass):
            complaintClass = newClass
            guard let department, procedure.department(for: newClass) != department else { break }
            self.department = nil
            agent = nil
            forget([.assigned, .handled, .progressTold])
        case .graded(let newGrade):
            grade = newGrade
        case .assigned(let team):
            if department != nil {
                agent = nil
                forget([.handled, .progressTold])
            }
            department = team
        case .handled(let newAgent):
            agent = newAgent
        case .calledBack(let answer):
            callBack = answer
            if answer.isSolved {
                closedAt = instant
            } else {
                unsolvedCallBacks += 1
                startRound()
            }
        case .reviewed(let found):
            cause = found
        case .reopened:
            startRound()
        }
    }

    /// The complaint goes back to its department.
    private mutating func startRound() {
        round += 1
        closedAt = nil
        forget([.handled, .progressTold, .resolved, .calledBack, .reviewed])
    }

    private mutating func forget(_ steps: [ComplaintStep]) {
        for step in steps {
            taken[step.place] = nil
            skipped.remove(step)
        }
    }
}
