import ServiceLevels
import ServiceTime
import Ticketing

/// Where the requests stand that are open at the instant of the report.
struct OpenRequests: Codable, Hashable, Sendable {
    /// An open request that is due next.
    struct Upcoming: Codable, Hashable, Sendable {
        /// The ticket.
        let identifier: TicketIdentifier
        /// Its type.
        let type: ServiceType
        /// The policy.
        let policy: PolicyIdentifier
        /// When it is due.
        let due: Moment
        /// The plain time left.
        let remaining: TimeSpan

        private enum CodingKeys: String, CodingKey {
            case identifier
            case type
            case policy
            case due
            case remaining = "remainingMicroseconds"
        }
    }

    /// How many are past their due instant.
    let overdue: Int
    /// How many are due within 24 hours.
    let dueWithinDay: Int
    /// How many are due later.
    let dueLater: Int
    /// How many have no due instant.
    let withoutDue: Int
    /// Those that are due next, at most five.
    let next: [Upcoming]

    /// Counts open requests.
    ///
    /// - Parameters:
    ///   - assessments: All requests.
    ///   - clock: The clock of the report.
    init(_ assessments: [Assessment], clock: LocalClock) {
        let open = assessments.filter { $0.closedAt == nil }
        let waiting = open.filter { $0.result?.verdict == .pending }
        let upcoming = waiting.compactMap { Upcoming($0, clock: clock) }
            .sorted { ($0.due.instant, $0.identifier) < ($1.due.instant, $1.identifier) }
        overdue = open.count { $0.result?.verdict == .breached }
        dueWithinDay = upcoming.count { $0.remaining <= .hours(24) }
        dueLater = upcoming.count - dueWithinDay
        withoutDue = open.count - overdue - upcoming.count
        next = Array(upcoming.prefix(5))
    }
}

extension OpenRequests.Upcoming {
    fileprivate init?(_ assessment: Assessment, clock: LocalClock) {
        guard let result = assessment.result, let due = result.due, let remaining = result.remaining else { return nil }
        identifier = assessment.ticket.identifier
        type = assessment.ticket.type
        policy = result.policy
        self.due = clock.moment(due)
        self.remaining = remaining
    }
}
