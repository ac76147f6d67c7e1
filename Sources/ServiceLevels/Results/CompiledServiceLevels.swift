public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// A policy set whose calendars are compiled, which tells what is promised for a ticket and whether it is kept.
///
/// ```swift
/// let levels = try CompiledServiceLevels(policies, zones: zones, span: 2020...2030)
/// let result = levels.result(for: ticket, asOf: now)
/// ```
public struct CompiledServiceLevels: Sendable {
    /// The policy set.
    public let policySet: ServiceLevelPolicySet

    /// The calendar of each policy, in the order of the policies.
    private let calendars: [CompiledCalendar]

    /// Compiles the calendars of a policy set.
    ///
    /// - Parameters:
    ///   - policySet: The policy set.
    ///   - zones: The rules of the zones that its calendars name.
    ///   - span: The first and last year that most questions are about.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a zone is missing, or for years outside 0 to 9999.
    public init(
        _ policySet: ServiceLevelPolicySet, zones: TimeZoneTable, span: ClosedRange<Int>
    ) throws(InvalidValue) {
        self.policySet = policySet
        var compiled: [CalendarIdentifier: CompiledCalendar] = [:]
        var calendars: [CompiledCalendar] = []
        for policy in policySet.policies {
            if let known = compiled[policy.calendar] {
                calendars.append(known)
            } else if let calendar = policySet.calendars[policy.calendar] {
                do {
                    let new = try CompiledCalendar(calendar, zones: zones, span: span)
                    compiled[policy.calendar] = new
                    calendars.append(new)
                } catch {
                    throw error.inside("calendars." + policy.calendar.rawValue)
                }
            }
        }
        self.calendars = calendars
    }

    /// The first policy that applies to a ticket, by its place in the set; nil when none does.
    ///
    /// - Parameter ticket: The ticket.
    public func policyIndex(for ticket: Ticket) -> Int? {
        policySet.policies.firstIndex { $0.applies(to: ticket) }
    }

    /// The calendar on which a policy counts.
    ///
    /// - Parameter index: The place of the policy in the set.
    /// - Returns: The calendar; nil when the set has no such place.
    public func calendar(ofPolicy index: Int) -> CompiledCalendar? {
        calendars.indices.contains(index) ? calendars[index] : nil
    }

    /// What is promised for a ticket and whether it is kept.
    ///
    /// A ticket closed exactly at its due instant has met the target.
    ///
    /// - Parameters:
    ///   - ticket: The ticket.
    ///   - asOf: The instant of the answer; what was closed later counts as open, and so does an opening still ahead.
    /// - Returns: The result; nil when no policy applies to the ticket.
    public func result(for ticket: Ticket, asOf: Instant) -> ServiceLevelResult? {
        guard let index = policyIndex(for: ticket) else { return nil }
        let policy = policySet.policies[index]
        let calendar = calendars[index]
        let due = due(of: policy.target, on: calendar, from: ticket.openedAt)
        let closing = ticket.closedAt.flatMap { $0 <= asOf ? $0 : nil }
        let end = max(closing ?? asOf, ticket.openedAt)
        let verdict: ServiceLevelResult.Verdict
        if let due, end > due {
            verdict = .breached
        } else {
            verdict = closing == nil ? .pending : .met
        }
        return ServiceLevelResult(
            policy: policy.identifier, due: due, verdict: verdict,
            remaining: due.map { max($0 - end, .zero) },
            overdue: due.map { max(end - $0, .zero) } ?? .zero,
            elapsedCalendarTime: end - ticket.openedAt,
            elapsedWorkingTime: calendar.workingTime(from: ticket.openedAt, to: end))
    }

    /// The instant at which a target, which was checked not to be negative, is used up; nil when it never is.
    private func due(of target: ServiceLevelTarget, on calendar: CompiledCalendar, from start: Instant) -> Instant? {
        switch target {
        case .workingTime(let span): (try? calendar.adding(span, to: start)) ?? nil
        case .calendarTime(let span): try? start + span
        case .businessDays(let deadline): calendar.deadline(deadline, after: start)
        }
    }
}
