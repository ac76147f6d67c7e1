import ServiceLevels
import ServiceTime
import Ticketing

/// The events of a log, applied one by one, and what came of it.
struct LogReplay {
    /// A change of status.
    struct Step: Hashable, Sendable {
        let from: TicketStatus
        let to: TicketStatus
    }

    /// What a clock did or reached, of which kind.
    struct Occurrence: Hashable, Sendable {
        let policy: PolicyIdentifier
        let metric: ServiceLevelMetric
        let kind: Kind

        enum Kind: Hashable, Sendable {
            case warned(Int)
            case breached
            case pauseEnded
            case finished(CycleRecord.Outcome)
        }

        init(_ occurrence: ClockOccurrence) {
            policy = occurrence.policy
            metric = occurrence.metric
            kind =
                switch occurrence.kind {
                case .warned(let index): .warned(index)
                case .breached: .breached
                case .pauseEnded: .pauseEnded
                case .finished(let record): .finished(record.outcome)
                }
        }
    }

    /// The tickets, in the order of the log.
    private(set) var tickets: [ReplayedTicket] = []
    /// How many changes of status there were, by kind.
    private(set) var steps: [Step: Int] = [:]
    /// How often clocks did or reached something.
    private(set) var occurrences: [Occurrence: Int] = [:]
    /// What is not as one expects.
    private(set) var observations: [LogObservation] = []
    /// How many events were applied: changes, and rows without one.
    private(set) var appliedEvents = 0

    /// Replays a log.
    ///
    /// - Parameters:
    ///   - log: The log.
    ///   - levels: The policies, with the statuses of the log.
    ///   - asOf: The instant up to which clocks run.
    init(_ log: EventLog, by levels: CompiledServiceLevels, asOf: Instant) {
        tickets.reserveCapacity(log.tickets.count)
        for logged in log.tickets { replay(logged, levels, asOf) }
    }

    private mutating func replay(_ logged: LoggedTicket, _ levels: CompiledServiceLevels, _ asOf: Instant) {
        // The reader makes every history begin with an opening in a status of the table, so that it is never refused.
        guard let first = logged.events.first,
            case .success(let (opened, opening)) = levels.open(logged.identifier, first)
        else { return }
        var state = opened
        count(opening.occurrences)
        appliedEvents += 1
        for (event, line) in zip(logged.events, logged.lines).dropFirst() {
            let before = state.ticket.status
            switch levels.apply(event, to: &state) {
            case .success(let step):
                appliedEvents += 1
                count(step.occurrences)
                if step.change.happenings.contains(.statusChanged) {
                    steps[Step(from: before, to: state.ticket.status), default: 0] += 1
                }
            case .failure(.unknownStatus):
                // Listed by the reader, which sees the text.
                break
            case .failure(let refusal):
                observe(.refused, logged, line, "\(refusal)")
            }
        }
        count(levels.occurrences(of: state, after: state.ticket.lastEventAt, through: asOf))
        tickets.append(
            ReplayedTicket(logged: logged, ticket: state.ticket, readings: levels.readings(of: state, at: asOf)))
    }

    private mutating func count(_ found: [ClockOccurrence]) {
        for occurrence in found { occurrences[Occurrence(occurrence), default: 0] += 1 }
    }

    private mutating func observe(_ kind: LogObservation.Kind, _ ticket: LoggedTicket, _ line: Int, _ detail: String) {
        observations.append(LogObservation(kind: kind, line: line, ticket: ticket.identifier, detail: detail))
    }
}
