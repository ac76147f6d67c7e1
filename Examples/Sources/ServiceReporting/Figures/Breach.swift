import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Ticketing

/// A broken promise, with everything one asks about it.
struct Breach: Codable, Hashable, Sendable {
    /// The ticket.
    let identifier: TicketIdentifier
    /// Its type.
    let type: ServiceType
    /// The policy under which it fell.
    let policy: PolicyIdentifier
    /// What the policy grants, in words.
    let target: String
    /// The zone of the local times: the home zone of the policy's calendar.
    let timeZone: TimeZoneIdentifier
    /// When the ticket was opened.
    let opened: Moment
    /// When it was due.
    let due: Moment
    /// When it was closed; nil while it was open at the instant of the report.
    let closed: Moment?
    /// By how much plain time it is late.
    let overdue: TimeSpan
    /// By how much time of the policy's calendar it is late.
    let overdueWorkingTime: TimeSpan
    /// How the due instant came about.
    let explanation: DueExplanation

    private enum CodingKeys: String, CodingKey {
        case identifier
        case type
        case policy
        case target
        case timeZone
        case opened
        case due
        case closed
        case overdue = "overdueMicroseconds"
        case overdueWorkingTime = "overdueWorkingMicroseconds"
        case explanation
    }

    /// Explains a breached request; nil where nothing is breached.
    ///
    /// - Parameters:
    ///   - assessment: The request.
    ///   - levels: The policies.
    ///   - zones: The rules of the zones of their calendars.
    ///   - asOf: The instant of the report.
    /// - Throws: `InvalidValue` when a zone is missing.
    init?(
        _ assessment: Assessment, levels: CompiledServiceLevels, zones: TimeZoneTable, asOf: Instant
    ) throws(InvalidValue) {
        let ticket = assessment.ticket
        guard let result = assessment.result, result.verdict == .breached, let due = result.due,
            let target = result.target, let calendar = result.calendar.flatMap({ levels.calendar(named: $0) })
        else { return nil }
        timeZone = calendar.calendar.homeSchedule.timeZone
        let clock = LocalClock(timeZone: timeZone, rules: try zones.rules(for: timeZone))
        identifier = ticket.identifier
        type = ticket.type
        policy = result.policy
        self.target = target.text
        opened = clock.moment(ticket.openedAt)
        self.due = clock.moment(due)
        closed = assessment.closedAt.map(clock.moment)
        overdue = result.overdue
        overdueWorkingTime = calendar.workingTime(from: due, to: assessment.closedAt ?? asOf)
        explanation = DueExplanation(of: due, target: target, opened: ticket.openedAt, on: calendar, clock: clock)
    }
}

extension [Assessment] {
    /// The breached requests that are late by the most plain time; of equally late ones, by identifier.
    ///
    /// - Parameter count: At most how many.
    func worstBreaches(_ count: Int) -> [Assessment] {
        let breached = compactMap { assessment in
            assessment.result.flatMap { $0.verdict == .breached ? (late: $0.overdue, assessment: assessment) : nil }
        }
        let worstFirst = breached.sorted {
            ($1.late, $0.assessment.ticket.identifier) < ($0.late, $1.assessment.ticket.identifier)
        }
        return worstFirst.prefix(count).map(\.assessment)
    }
}
