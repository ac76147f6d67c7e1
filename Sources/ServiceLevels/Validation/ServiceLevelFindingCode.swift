/// The kinds of finding of a validation; the texts are stable over releases.
public enum ServiceLevelFindingCode: String, Hashable, Sendable, CaseIterable {
    // MARK: Policies

    /// Other policies take every ticket that the policy could take, so that it is never chosen.
    case policyShadowed = "policy.shadowed"
    /// No ticket meets the condition of the policy in a time in which the policy is in force.
    case policyNeverApplies = "policy.never-applies"
    /// Two policies apply to one ticket where that is an order to rely on, a tie, or twice the same metric.
    case policyOverlap = "policy.overlap"
    /// There is a ticket that falls under no policy.
    case policiesGap = "policies.gap"
    /// Before the first version of any policy, tickets fall under none.
    case versionsGap = "versions.gap"
    /// A policy of several versions has none that is valid from the beginning.
    case versionsNoBase = "versions.no-base"
    /// A new version stands elsewhere in the order than the one it takes the place of, past a policy that overlaps.
    case versionsPrecedence = "versions.precedence"
    /// A policy promises nothing: no clock, no satisfaction, no escalation.
    case policyEmpty = "policy.empty"
    /// A ticket leaves the policy when it is resolved or closed, so that its clock is cancelled instead of met.
    case policyLostAtEnd = "policy.lost-at-end"

    // MARK: Conditions

    /// A condition asks for a status that the life cycle does not have.
    case conditionUnknownStatus = "condition.unknown-status"
    /// A condition asks for a category that does not exist, or that no status of the life cycle means.
    case conditionUnknownCategory = "condition.unknown-category"
    /// A condition asks for a value that a closed dimension does not have.
    case conditionUnknownValue = "condition.unknown-value"
    /// A condition, or a part of one, holds for no ticket.
    case conditionNeverHolds = "condition.never-holds"
    /// A condition, or a part of one, holds for every ticket though it asks for something.
    case conditionAlwaysHolds = "condition.always-holds"
    /// The choice of a policy that is made at the opening asks for something that comes only later.
    case conditionNotAtOpening = "condition.not-at-opening"

    // MARK: Clocks

    /// Nothing that can happen to a ticket of the policy starts the clock.
    case clockNeverStarts = "clock.never-starts"
    /// Whatever starts the clock also stops it.
    case clockStartInsideStop = "clock.start-inside-stop"
    /// Whatever starts the clock also cancels it.
    case clockStartInsideCancel = "clock.start-inside-cancel"
    /// Nothing that can happen to a ticket of the policy stops the clock.
    case clockNeverStops = "clock.never-stops"
    /// The clock runs on after the ticket is closed.
    case clockRunsPastClosing = "clock.runs-past-closing"
    /// Nothing that can happen to a ticket of the policy resets the clock, though it says what should.
    case clockNeverResets = "clock.never-resets"
    /// The clock stands still for every ticket for which it is not stopped or cancelled.
    case clockNeverRuns = "clock.never-runs"
    /// The clock is stopped or cancelled for every ticket for which it should stand still.
    case clockNeverPauses = "clock.never-pauses"
    /// The pause asks for what the start asks for, and losing that cancels the clock instead of letting it run on.
    case clockPauseInsideStart = "clock.pause-inside-start"
    /// A pause that has begun never ends.
    case pauseNeverEnds = "pause.never-ends"
    /// A ticket that asks for the pause meets its end, too, so that its clock does not stand still.
    case pauseResumeOverlap = "pause.resume-overlap"
    /// The cap of a single pause is above the cap of all together, or a cap leaves no pause at all.
    case pauseCaps = "pause.caps"

    // MARK: Targets

    /// The clock does not start for a ticket of the policy because no target rule applies to it.
    case targetMissing = "target.missing"
    /// Earlier rules take every ticket of the policy to which the rule applies.
    case targetUnreachable = "target.unreachable"
    /// The target is used up the instant the clock starts.
    case targetZero = "target.zero"
    /// The calendar of the target is never open.
    case targetCalendarNeverOpen = "target.calendar-never-open"
    /// The target is not reached, or not within the years looked at.
    case targetBeyondHorizon = "target.beyond-horizon"
    /// A target in plain time names a calendar, which counts for nothing.
    case targetCalendarIgnored = "target.calendar-ignored"
    /// What has to happen first is due after what has to happen last.
    case targetOrder = "target.order"
    /// What the tiers or suppliers may take is more than what the customer was promised.
    case targetBudgets = "target.budgets"

    // MARK: Warnings, options, calendars

    /// The warning is reached at or before the start of the clock.
    case warningBeforeStart = "warning.before-start"
    /// The warning is never reached.
    case warningNeverReached = "warning.never-reached"
    /// Two warnings of a clock are reached at the same instant.
    case warningDuplicate = "warning.duplicate"
    /// An option that has no effect on this clock.
    case optionWithoutEffect = "option.without-effect"
    /// Reopening sets the clock going for a ticket for which it stops.
    case optionReopeningPastStop = "option.reopening-past-stop"
    /// No target names the calendar.
    case calendarUnused = "calendar.unused"
}
