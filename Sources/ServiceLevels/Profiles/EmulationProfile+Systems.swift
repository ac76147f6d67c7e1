import ServiceTime
import ServiceVocabulary

extension EmulationProfile {
    /// Zendesk: elapsed time is kept when a target changes; a clock up to the resolution goes on over a reopening.
    public static let zendesk = EmulationProfile(
        "zendesk", reopening: .countsThrough, quirks: [.lastCalendarForWholeSpan])

    /// ServiceNow: a change of conditions ends one row and begins another, in two passes over the same event.
    public static let servicenow = EmulationProfile(
        "servicenow", reopening: .newCycle, targetChange: .fromChange, precedence: .twoPasses)

    /// Zammad: a wait stops every clock and hides its due; whatever changes is computed anew from the creation.
    public static let zammad = EmulationProfile(
        "zammad", pauseScope: .everyMetric, closingEdge: .nextOpening, reopening: .continues,
        targetChange: .fromStart, pausedDue: .hidden, zeroTargetMeansNone: true, quirks: [.minuteTruncation])

    /// GLPI: waits move the time to resolve and never the time to own; the time a ticket was solved is a wait.
    public static let glpi = EmulationProfile(
        "glpi", pauseScope: .resolutionOnly, closingEdge: .nextOpening, reopening: .continues,
        targetChange: .fromStart, quirks: [.policyChangeAppliesPauses, .reversedIsZero])

    /// OTRS, OTOBO and Znuny: the solution clock never runs again once the ticket was closed.
    public static let otrs = EmulationProfile(
        "otrs", pauseScope: .resolutionOnly, reopening: .stays, targetChange: .fromStart, zeroTargetMeansNone: true,
        quirks: [.pauseMovesPassedDue, .reversedIsZero])

    /// Frappe Helpdesk: a hold in business time moves the resolution; the time a ticket was resolved is a hold.
    public static let frappe = EmulationProfile(
        "frappe", pauseScope: .resolutionOnly, reopening: .continues, targetChange: .fromStart)

    /// ERPNext: a hold moves the resolution; reopening starts nothing until an agent resets the agreement.
    public static let erpnext = EmulationProfile(
        "erpnext", pauseScope: .resolutionOnly, reopening: .stays, targetChange: .fromStart,
        quirks: [.holdInWallTime, .zeroReportsOneSecond])

    /// Request Tracker: the due stays over a reopening unless a status is excluded, and an ignored status hides it.
    public static let requestTracker = EmulationProfile(
        "requestTracker", reopening: .countsThrough, targetChange: .fromStart, pausedDue: .hidden)

    /// Chatwoot: no pauses.
    public static let chatwoot = EmulationProfile(
        "chatwoot", pauseScope: .noMetric, quirks: [.emptyCalendarIsWallClock])

    /// alga-psa: a wait moves every metric; a late poll goes straight to the highest threshold.
    public static let alga = EmulationProfile(
        "alga", pauseScope: .everyMetric, targetChange: .fromStart, catchUp: .jump,
        quirks: [.holdInWallTime, .reversedIsZero])

    /// sifex/sla-timer: intervals of pause, and schedules in dated versions of which each measures its own part.
    public static let sifex = EmulationProfile(
        "sifex", pauseScope: .resolutionOnly, quirks: [.pauseEndInclusive])

    /// zendesk/biz, a library of business hours: an amount used up at closing ends at the next opening, and business
    /// days are clamped into hours.
    public static let biz = EmulationProfile(
        "biz", pauseScope: .noMetric, closingEdge: .nextOpening, businessDayEnd: .sameTimeOfDayWithinHours,
        quirks: [.zeroMovesToOpenTime])

    /// osTicket: no pauses; the clock begins again when a ticket is reopened.
    public static let osTicket = EmulationProfile(
        "osTicket", pauseScope: .noMetric, reopening: .newCycle, targetChange: .fromStart)

    /// Jira Service Management: stop before pause before start, a new cycle for every start, elapsed time kept.
    public static let jira = EmulationProfile("jira", reopening: .newCycle)

    /// FreeScout.
    public static let freescout = EmulationProfile("freescout")

    /// All profiles that ship.
    public static let all: [EmulationProfile] = [
        .zendesk, .servicenow, .zammad, .glpi, .otrs, .frappe, .erpnext, .requestTracker, .chatwoot, .alga, .sifex,
        .biz, .osTicket, .jira, .freescout,
    ]

    /// The profile of a name; nil where none ships.
    public static func named(_ identifier: EmulationProfileIdentifier) -> EmulationProfile? {
        all.first { $0.identifier == identifier }
    }
}
