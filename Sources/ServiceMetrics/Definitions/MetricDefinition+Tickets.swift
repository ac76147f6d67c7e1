import ServiceVocabulary
public import ServiceTime

extension MetricName {
    /// Time to the first human, public reply.
    public static let firstReplyTime = MetricName(rawValue: "first-reply-time")
    /// Time to resolution.
    public static let resolutionTime = MetricName(rawValue: "resolution-time")
    /// The share of issues resolved at the first contact.
    public static let firstContactResolution = MetricName(rawValue: "first-contact-resolution")
    /// The share of contacts that are followed by another on the same matter.
    public static let repeatContactRate = MetricName(rawValue: "repeat-contact-rate")
    /// The share of promises that were kept.
    public static let serviceLevelCompliance = MetricName(rawValue: "service-level-compliance")
    /// The share of resolved tickets that were opened again.
    public static let reopenRate = MetricName(rawValue: "reopen-rate")
    /// The age of what is open.
    public static let backlogAge = MetricName(rawValue: "backlog-age")
    /// How much is open.
    public static let backlog = MetricName(rawValue: "backlog")
}

/// Which contacts count as resolved at first contact.
public enum FirstContactFormula: String, Hashable, Sendable, Codable, CaseIterable {
    /// Resolved on the first contact ÷ all contacts, as the agent said.
    case gross
    /// Resolved on the first contact ÷ contacts that the first level could resolve, as the agent said.
    case net
    /// First contacts of a customer and matter without another one in the window ÷ mature first contacts.
    case window
    /// Tickets solved with at least one reply, without waiting and without a reopening ÷ solved tickets.
    case oneTouch = "one-touch"
}

extension MetricDefinition {
    /// First contact resolution by what agents say.
    ///
    /// - Parameter isNet: Whether contacts that the first level cannot resolve are left out.
    public static func statedFirstContactResolution(isNet: Bool) -> MetricDefinition {
        MetricDefinition(
            unchecked: .firstContactResolution,
            MetricVariant(rawValue: (isNet ? FirstContactFormula.net : .gross).rawValue), 1, .fraction, .higherIsBetter,
            .share, "resolved on the first contact, as stated",
            over: isNet ? "answered contacts that the first level can resolve" : "answered contacts", placing: .arrival)
    }

    /// First contact resolution by silence: no further contact of the same customer on the same matter, on any channel.
    ///
    /// Only first contacts whose window has elapsed at the end of the period count; later ones still count as repeats.
    ///
    /// - Parameter window: The time within which another contact is a repeat, the window itself included.
    public static func firstContactResolution(window: TimeSpan) -> MetricDefinition {
        MetricDefinition(
            unchecked: .firstContactResolution, MetricVariant(rawValue: FirstContactFormula.window.rawValue), 1,
            .fraction,
            .higherIsBetter, .share, "first contacts without a repeat, same customer and matter, any channel",
            over: "mature first contacts", window: window, censoring: .immatureExcluded, placing: .arrival)
    }

    /// The share of contacts followed by another one of the same customer on the same matter.
    ///
    /// - Parameter window: The time within which another contact is a repeat, the window itself included.
    public static func repeatContactRate(window: TimeSpan) -> MetricDefinition {
        MetricDefinition(
            unchecked: .repeatContactRate, .plain, 1, .fraction, .lowerIsBetter, .share, "contacts with a repeat",
            over: "mature answered contacts", window: window, censoring: .immatureExcluded, placing: .arrival)
    }

    /// The share of answered contacts without a repeat so far, maturity ignored: too high near the end of the period.
    ///
    /// - Parameter window: The time within which another contact is a repeat, the window itself included.
    public static func contactsWithoutRepeat(window: TimeSpan) -> MetricDefinition {
        MetricDefinition(
            unchecked: .repeatContactRate, "naive-without-repeat", 1, .fraction, .higherIsBetter, .share,
            "contacts without a repeat so far", over: "answered contacts", window: window, placing: .arrival)
    }

    /// met ÷ (met + breached), where open promises count once they are late and not before they are due.
    public static let serviceLevelCompliance = MetricDefinition(
        unchecked: .serviceLevelCompliance, .plain, 1, .fraction, .higherIsBetter, .share, "promises kept",
        over: "promises kept or missed", censoring: .openAndNotDueExcluded, placing: .creation)

    /// Creation to the first reply, over tickets that have one.
    ///
    /// - Parameter calendar: The calendar on which time counts; nil for plain time.
    public static func firstReplyTime(on calendar: CalendarIdentifier? = nil) -> MetricDefinition {
        MetricDefinition(
            unchecked: .firstReplyTime, .plain, 1, .seconds, .lowerIsBetter, .mean, "creation to first reply",
            over: "tickets with a reply", calendar: calendar, censoring: .unfinishedExcluded, placing: .creation)
    }

    /// Creation to resolution, over resolved tickets; never rounded for a single ticket.
    ///
    /// - Parameters:
    ///   - isLast: Whether a reopened ticket counts up to its last resolution instead of its first.
    ///   - calendar: The calendar on which time counts; nil for plain time.
    public static func resolutionTime(isLast: Bool = true, on calendar: CalendarIdentifier? = nil) -> MetricDefinition {
        MetricDefinition(
            unchecked: .resolutionTime, isLast ? "last" : "first", 1, .seconds, .lowerIsBetter, .mean,
            "creation to \(isLast ? "last" : "first") resolution", over: "resolved tickets", calendar: calendar,
            censoring: .unfinishedExcluded, placing: .creation)
    }

    /// The share of tickets ever resolved that were opened again.
    public static let reopenRate = MetricDefinition(
        unchecked: .reopenRate, .plain, 1, .fraction, .lowerIsBetter, .share, "reopened at least once",
        over: "tickets that were resolved", placing: .creation)

    /// Resolved tickets with at least one reply, without a transfer into waiting and without a reopening.
    public static let oneTouch = MetricDefinition(
        unchecked: .firstContactResolution, MetricVariant(rawValue: FirstContactFormula.oneTouch.rawValue), 1,
        .fraction,
        .higherIsBetter, .share, "solved with one reply, no waiting, no reopening", over: "solved tickets",
        censoring: .unfinishedExcluded, placing: .resolution)

    /// The mean age of open tickets at an instant.
    public static let backlogAge = MetricDefinition(
        unchecked: .backlogAge, .plain, 1, .seconds, .lowerIsBetter, .mean, "creation to the instant of the snapshot",
        over: "open tickets", censoring: .unfinishedCountedSoFar, placing: .snapshot)
}
