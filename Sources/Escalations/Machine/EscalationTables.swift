import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Ticketing

/// A step as the machine reads it.
package struct CompiledStep: Sendable {
    static let always: Int8 = -1
    static let never: Int8 = -2

    var condition: Int8
    var tiers: UInt16
    var leads: UInt16
    var isDoneWhenAcknowledged: Bool
    var firstAction: Int
    var actionCount: Int
}

/// What an action does to the core.
enum CompiledAction: Sendable {
    case tell(isNotification: Bool)
    case escalate(EscalationAxis)
    case move(EscalationAxis, UInt8)
    case convene(UInt8)
    /// At most so often; nil for ever.
    case runAgain(UInt8?)
}

/// Steps that are due after the same time of a stay.
struct TimedGroup: Sendable {
    let at: Int64
    let first: Int
    let count: Int
}

/// The groups of one tier, lead and state of acknowledgement, as ranges of the flat arrays.
struct StaySchedule: Sendable {
    var plainFirst: Int
    var plainCount: Int
    var workingFirst: Int
    var workingCount: Int
}

/// A share of a clock that steps wait for.
struct CompiledShare: Sendable {
    let metric: ServiceLevelMetric
    let part: Int64
    let whole: Int64
    let steps: [UInt8]
}

/// A policy as flat arrays of integers.
package struct EscalationTables: Sendable {
    static let nobody: UInt8 = 255
    /// The entry of a group that lets an acknowledgement lapse.
    static let lapse: UInt8 = 255
    /// How many groups may be due in one instant before the machine stops.
    static let greatestCascade = 256

    package let tierCount: Int
    package let start: UInt8
    package let chief: UInt8
    let aboveFunctional: [UInt8]
    let aboveHierarchical: [UInt8]
    let belowFunctional: [UInt8]
    let belowHierarchical: [UInt8]
    /// Whether somebody answers for the tier at every instant.
    package let isNamed: [Bool]

    let steps: [CompiledStep]
    let actions: [CompiledAction]
    let schedules: [StaySchedule]
    let groups: [TimedGroup]
    let entries: [UInt8]
    let shares: [CompiledShare]
    /// The shares of each metric, ascending.
    package let sharesOfMetric: [[UInt8]]
    let conditions: [TicketCondition]
    /// The conditions that set steps off when the ticket comes to meet them, with these.
    package let becoming: [(condition: UInt8, steps: [UInt8])]
    let onMissingSkill: [UInt8]
    let onNeededAuthority: [UInt8]
    let onReopens: [(count: UInt8, step: UInt8)]
    let onTransfers: [(count: UInt8, step: UInt8)]
    let onBounces: [(count: UInt8, step: UInt8)]
    let teams: [CrossDepartmentTeam]

    package let greatestBounceCount: UInt8
    let reopensAtStart: Bool
    let ownershipFollows: Bool
    package let pausesEnd: Bool

    func above(_ place: UInt8, _ axis: EscalationAxis) -> UInt8 {
        let table = axis == .functional ? aboveFunctional : aboveHierarchical
        return table.indices.contains(Int(place)) ? table[Int(place)] : Self.nobody
    }

    func below(_ place: UInt8, _ axis: EscalationAxis) -> UInt8 {
        let table = axis == .functional ? belowFunctional : belowHierarchical
        return table.indices.contains(Int(place)) ? table[Int(place)] : Self.nobody
    }

    func schedule(of core: EscalationCore) -> StaySchedule {
        let index = (Int(core.tier) * tierCount + Int(core.lead)) * 2 + (core.isAcknowledged ? 1 : 0)
        return schedules[index]
    }

    /// The time of the next group in plain time; nil when none is left in the stay.
    package func nextPlain(of core: EscalationCore) -> Int64? {
        let schedule = schedule(of: core)
        guard Int(core.plainCursor) < schedule.plainCount else { return nil }
        return groups[schedule.plainFirst + Int(core.plainCursor)].at
    }

    /// The time of the next group in working time; nil when none is left in the stay.
    package func nextWorking(of core: EscalationCore) -> Int64? {
        let schedule = schedule(of: core)
        guard Int(core.workingCursor) < schedule.workingCount else { return nil }
        return groups[schedule.workingFirst + Int(core.workingCursor)].at
    }

    /// The time of the last group in plain time that is behind; zero for none.
    package func lastPlain(of core: EscalationCore) -> Int64 {
        let schedule = schedule(of: core)
        guard core.plainCursor > 0, Int(core.plainCursor) <= schedule.plainCount else { return 0 }
        return groups[schedule.plainFirst + Int(core.plainCursor) - 1].at
    }

    /// Whether a core is one of this policy, so that every place in it is one of its tables.
    func isSound(_ core: EscalationCore) -> Bool {
        guard Int(core.tier) < tierCount, Int(core.lead) < tierCount, Int(core.owner) < tierCount else { return false }
        let schedule = schedule(of: core)
        return Int(core.plainCursor) <= schedule.plainCount && Int(core.workingCursor) <= schedule.workingCount
            && Int(core.shares) < 1 << shares.count && Int(core.teams) < 1 << teams.count
    }

    /// Whether the top is told: the chief works on the ticket or leads.
    package func isAtChief(_ core: EscalationCore) -> Bool {
        core.tier == chief || core.lead == chief
    }
}
