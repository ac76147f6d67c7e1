import ServiceLevels
import ServiceTime
import Ticketing

/// Why one ticket fell under which policy, and where every moment of it went for each clock.
public struct TicketExplanation: PrintedReport, Hashable {
    /// A policy with the reason why the ticket falls under it or does not.
    struct Choice: Encodable, Hashable, Sendable {
        /// The policy.
        let policy: PolicyIdentifier
        /// Whether the ticket falls under it.
        let isChosen: Bool
        /// Why, in words.
        let reason: String
    }

    /// An event of the log that the ticket did not take.
    struct Refusal: Encodable, Hashable, Sendable {
        /// The event.
        let event: EventIdentifier
        /// Why, in words.
        let reason: String
    }

    /// The name and version of the stored form.
    let format = "ticket-explanation/1"
    /// The ticket.
    let ticket: TicketIdentifier
    /// The zone of local times.
    let timeZone: TimeZoneIdentifier
    /// When it was opened.
    let opened: Moment
    /// Up to when the explanation goes.
    let until: Moment
    /// The plain time from the one to the other.
    let wallTime: TimeSpan
    /// The status at the end.
    let status: TicketStatus
    /// The policies, in their order.
    let choices: [Choice]
    /// The clocks of the policies that the ticket falls under.
    let clocks: [ExplainedClock]
    /// The next instant at which an answer changes without an event; nil for never.
    let nextDeadline: Moment?
    /// The events that the ticket did not take.
    let refused: [Refusal]
}

extension TicketExplanation: Encodable {
    private enum CodingKeys: String, CodingKey {
        case format
        case ticket
        case timeZone
        case opened
        case until
        case wallTime = "wallTimeMicroseconds"
        case status
        case choices
        case clocks
        case nextDeadline
        case refused
    }
}

/// Where every moment of a ticket went for one clock.
struct ExplainedClock: Encodable, Hashable, Sendable {
    /// A stretch of time with one cause.
    struct Stretch: Encodable, Hashable, Sendable {
        /// Where it starts.
        let from: Moment
        /// Where it ends.
        let to: Moment
        /// The cause, in words.
        let cause: String
        /// How long it is.
        let length: TimeSpan

        private enum CodingKeys: String, CodingKey {
            case from
            case to
            case cause
            case length = "microseconds"
        }
    }

    /// The plain time of all stretches with one cause.
    struct Total: Encodable, Hashable, Sendable {
        /// The cause, in words.
        let cause: String
        /// How long they are together.
        let length: TimeSpan

        private enum CodingKeys: String, CodingKey {
            case cause
            case length = "microseconds"
        }
    }

    /// A warning.
    struct Warning: Encodable, Hashable, Sendable {
        /// The warning, in words.
        let warning: String
        /// When it is or was reached; nil for never.
        let at: Moment?
        /// Whether it was reached.
        let isReached: Bool
    }

    /// The policy.
    let policy: PolicyIdentifier
    /// What the clock measures.
    let metric: ServiceLevelMetric
    /// What it grants, in words; nil where it only measures.
    let target: String?
    /// What it is doing.
    let phase: ClockReading.Phase.RawValue
    /// The number of the cycle, from 1.
    let cycle: Int
    /// When the cycle started.
    let started: Moment
    /// When it ended; nil while it goes on.
    let ended: Moment?
    /// The due instant.
    let due: Moment?
    /// The last instant at which the promise was kept, once it has passed.
    let breached: Moment?
    /// The time used, in the time of the clock.
    let elapsed: TimeSpan
    /// The time left, negative when it is overdrawn.
    let remaining: TimeSpan?
    /// The warnings.
    let warnings: [Warning]
    /// The stretches, without a gap.
    let stretches: [Stretch]
    /// The sums by cause; together they are the wall time.
    let totals: [Total]

    private enum CodingKeys: String, CodingKey {
        case policy
        case metric
        case target
        case phase
        case cycle
        case started
        case ended
        case due
        case breached
        case elapsed = "elapsedMicroseconds"
        case remaining = "remainingMicroseconds"
        case warnings
        case stretches
        case totals
    }
}
