public import ServiceLevels
public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// What sets off a step of an escalation policy.
///
/// Times count from the last sign of life in the present stay: the arrival at a tier, an acknowledgement, its withdrawal,
/// progress, or the policy's being run through again.
public enum EscalationTrigger: Hashable, Sendable {
    /// In which time a wait counts.
    public enum Measure: String, Hashable, Sendable, CaseIterable {
        /// In plain time.
        case calendarTime
        /// In the working time of the tier that works on the ticket.
        case workingTime
    }

    /// Nobody has acknowledged for so long; no time at all means at once.
    case unacknowledged(TimeSpan, Measure)
    /// Nothing has gone on for so long, acknowledged or not.
    case withoutProgress(TimeSpan, Measure)
    /// That share of the target of a service-level clock is used up; above the whole, after a breach.
    case clockShare(ServiceLevelMetric, Int64, of: Int64)
    /// The ticket was opened again so often.
    case reopened(Int)
    /// The ticket was handed over so often.
    case transferred(Int)
    /// The ticket came back from a higher tier so often.
    case bounced(Int)
    /// A skill is needed that the tier does not have.
    case missingSkill
    /// More authority is needed than the tier has.
    case neededAuthority
    /// The tier of the customer becomes one of these.
    case customerTier([CustomerTier])
    /// The priority becomes one of these.
    case priority([Priority])
    /// The mood of the customer becomes one of these.
    case sentiment([Sentiment])
    /// The grade of the complaint, an attribute of the ticket, becomes one of these.
    case complaintGrade([String])
    /// The ticket comes to meet a condition.
    case ticket(TicketCondition)

    /// The attribute of a ticket that holds the grade of a complaint.
    public static let complaintGradeAttribute: AttributeName = "complaint-grade"

    /// When that percentage of a target is used up.
    public static func clockPercent(_ metric: ServiceLevelMetric, _ percent: Int64) -> EscalationTrigger {
        .clockShare(metric, percent, of: 100)
    }

    /// What the ticket has to become; nil for a trigger of another kind.
    var becoming: TicketCondition? {
        switch self {
        case .customerTier(let tiers): .value(.customerTier, oneOf: tiers.map { $0.rawValue })
        case .priority(let priorities): .priority(priorities)
        case .sentiment(let moods): .value(.sentiment, oneOf: moods.map { $0.rawValue })
        case .complaintGrade(let grades): .attribute(Self.complaintGradeAttribute, grades)
        case .ticket(let condition): condition
        default: nil
        }
    }

    /// The time after which the step is due, for a trigger that is one of time.
    var wait: (span: TimeSpan, measure: Measure)? {
        switch self {
        case .unacknowledged(let span, let measure), .withoutProgress(let span, let measure): (span, measure)
        default: nil
        }
    }

    func check() throws(InvalidValue) {
        switch self {
        case .unacknowledged(let span, _):
            guard span >= .zero else {
                throw InvalidValue(field: "after", value: span.description, accepted: "a time that is not negative")
            }
        case .withoutProgress(let span, _):
            guard span > .zero else {
                throw InvalidValue(field: "after", value: span.description, accepted: "more than no time")
            }
        case .clockShare(_, let part, let whole):
            guard part > 0, whole > 0, part <= 1_000_000, whole <= 1_000_000 else {
                throw InvalidValue(
                    field: "share", value: "\(part) of \(whole)", accepted: "a part and a whole from 1 to 1,000,000")
            }
        case .reopened(let count), .transferred(let count), .bounced(let count):
            guard (1...Self.greatestCount).contains(count) else {
                throw InvalidValue(field: "count", value: "\(count)", accepted: "1 to \(Self.greatestCount)")
            }
        default: break
        }
        if let span = wait?.span, span > Self.greatestWait {
            throw InvalidValue(
                field: "after", value: span.description, accepted: "at most " + Self.greatestWait.description)
        }
    }

    /// The greatest count that a step can wait for.
    public static let greatestCount = 100
    /// The longest wait: about ten years.
    public static let greatestWait = TimeSpan.hours(87_600)
}
