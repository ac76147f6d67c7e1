import ServiceTime
import Ticketing

/// The clocks of a policy set laid out in tables of plain values, shared by all tickets.
///
/// An event looks things up here by their places and copies numbers; it takes hold of no object on the way.
final class ClockTables: Sendable {
    /// The clocks of all policies, one policy after the other.
    let plans: [ClockPlan]
    /// The triggers that ask what a ticket is like.
    let triggers: [ClockPlan.Conditional]
    /// The conditions of triggers that look at a ticket after any event.
    let watchers: [ConditionPlan]
    /// The conditions of target rules.
    let rules: [ConditionPlan]
    let targets: [ClockPlan.Target]
    let warnings: [ServiceLevelWarning]
    /// What each warning of a clock asks to be used of each target; never for one that is no share of a fixed amount.
    let shares: [Int64]
    /// The warnings of each target in the order in which they are reached.
    let rungs: [ClockPlan.Rung]
    let conditions: ConditionTable
    let calendars: CompiledCalendarList
    /// Whether a pause of any clock may end by itself.
    let hasPauseCaps: Bool
    /// What the policies say of the clocks.
    let clocks: [CompiledClock]

    init(_ clocks: [CompiledClock], _ calendars: NamedCalendars) {
        var layout = ClockLayout(calendars)
        let plans = clocks.map { layout.plan(of: $0.definition) }
        self.plans = plans
        triggers = layout.triggers
        watchers = layout.watchers
        rules = layout.rules
        targets = layout.targets
        warnings = layout.warnings
        shares = layout.shares
        rungs = layout.rungs
        conditions = layout.conditions
        self.calendars = calendars.list
        hasPauseCaps = plans.contains { $0.pause?.hasCap ?? false }
        self.clocks = clocks
    }

    /// A clock to which nothing has happened yet.
    func freshClock(at place: Int) -> ClockState {
        var clock = ClockState(clock: place)
        takeNotice(&clock)
        return clock
    }
}

/// A clock as its policy defines it.
struct CompiledClock: Sendable {
    let definition: ServiceLevelClock
    /// The place of the policy in the set.
    let policy: Int
    let policyIdentifier: PolicyIdentifier
}
