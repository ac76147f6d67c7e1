/// How hang-ups count in a service level, "x % answered within y".
///
/// With met = answered within the threshold and offered = answered + abandoned. On one published day (1,000 answered,
/// 60 abandoned, 860 answered and 20 abandoned within 20 s, 10 within 5 s) the formulas give 81.1, 83.0, 86.0, 82.7,
/// 81.9 and 82.1 %. Source: the five formulas printed by ICMI 2002 and Call Centre Helper;
/// ``metOverOfferedMinusShortAbandons`` after the API of RingCentral.
public enum ServiceLevelFormula: String, Hashable, Sendable, Codable, CaseIterable {
    /// met ÷ offered: every hang-up is a failure.
    case metOverOffered = "met-over-offered"
    /// (met + abandoned within the threshold) ÷ offered: early hang-ups are successes.
    case metPlusAbandonedWithinOverOffered = "met-plus-abandoned-within-over-offered"
    /// met ÷ answered: hang-ups do not exist. It flatters.
    case metOverAnswered = "met-over-answered"
    /// met ÷ (answered + abandoned after the threshold): early hang-ups are left out.
    case metOverAnsweredPlusAbandonedAfter = "met-over-answered-plus-abandoned-after"
    /// met ÷ (offered − short abandons): short hang-ups are left out.
    case metOverOfferedMinusShortAbandons = "met-over-offered-minus-short-abandons"
    /// (met + short abandons) ÷ offered: short hang-ups are successes.
    case metPlusShortOverOffered = "met-plus-short-over-offered"
    /// met ÷ (offered + flowed out − short abandons): who is sent elsewhere is a failure.
    case metOverOfferedPlusFlowOutsMinusShort = "met-over-offered-plus-flow-outs-minus-short"

    /// Whether the figure depends on what a short hang-up is.
    public var countsShortAbandons: Bool {
        switch self {
        case .metOverOfferedMinusShortAbandons, .metPlusShortOverOffered, .metOverOfferedPlusFlowOutsMinusShort: true
        default: false
        }
    }

    var words: (counted: String, base: String) {
        switch self {
        case .metOverOffered: ("answered within the threshold", "offered")
        case .metPlusAbandonedWithinOverOffered: ("answered or abandoned within the threshold", "offered")
        case .metOverAnswered: ("answered within the threshold", "answered")
        case .metOverAnsweredPlusAbandonedAfter:
            ("answered within the threshold", "answered, or abandoned after the threshold")
        case .metOverOfferedMinusShortAbandons: ("answered within the threshold", "offered without short abandons")
        case .metPlusShortOverOffered: ("answered within the threshold, and short abandons", "offered")
        case .metOverOfferedPlusFlowOutsMinusShort:
            ("answered within the threshold", "offered and flowed out, without short abandons")
        }
    }
}

/// How short hang-ups count in an abandonment rate.
public enum AbandonmentFormula: String, Hashable, Sendable, Codable, CaseIterable {
    /// abandoned ÷ offered.
    case overOffered = "over-offered"
    /// (abandoned − short) ÷ (offered − short).
    case excludingShortBoth = "excluding-short-both"
    /// (abandoned − short) ÷ offered.
    case excludingShortNumeratorOnly = "excluding-short-numerator-only"
    /// abandoned ÷ (offered + queued callbacks + flowed out): over everybody who was queued, callbacks are not
    /// abandoned.
    case overQueued = "over-queued"

    var words: (counted: String, base: String) {
        switch self {
        case .overOffered: ("abandoned", "offered")
        case .excludingShortBoth: ("abandoned, not short", "offered without short abandons")
        case .excludingShortNumeratorOnly: ("abandoned, not short", "offered")
        case .overQueued: ("abandoned", "queued: offered, called back and flowed out")
        }
    }
}

/// Whose time a mean handling time is, and over what.
public enum HandlingFormula: String, Hashable, Sendable, Codable, CaseIterable {
    /// Talk, hold and wrap-up, over contacts: the time of the contact, whatever else the agent handled beside it.
    case perContact = "per-contact"
    /// The same over legs: a transferred contact counts once for each agent who had it.
    case perLeg = "per-leg"
    /// Talk, hold and wrap-up divided by the contacts held at once, over contacts: the time of the agent.
    case agentTime = "agent-time"
    /// Talk and hold without wrap-up, over contacts.
    case withoutWrapUp = "without-wrap-up"

    var words: (counted: String, base: String) {
        switch self {
        case .perContact: ("talk, hold and wrap-up", "answered contacts")
        case .perLeg: ("talk, hold and wrap-up", "legs of answered contacts")
        case .agentTime: ("talk, hold and wrap-up ÷ contacts held at once", "answered contacts")
        case .withoutWrapUp: ("talk and hold", "answered contacts")
        }
    }
}
