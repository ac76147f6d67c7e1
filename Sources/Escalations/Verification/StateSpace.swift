/// The states of a policy's machine and the steps between them, time cut at the policy's own thresholds.
///
/// A state is a core without owner and instants. Within a stay the plain time *P* and the working time *W* have passed,
/// *W* ≤ *P*, and how far the groups in plain and in working time are behind says between which thresholds either is. The
/// calendars may open and close at any time, so *P* − *W* may grow as it likes and never falls: with the least difference
/// for each state it is exact which group can be due next. Shares of clocks and limits of teams may be reached at any time
/// in their order, and a ticket may meet any condition or not.
struct StateSpace {
    /// A step from one state to another.
    struct Move {
        var input: EscalationInput
        /// The conditions that the ticket meets meanwhile.
        var observed: UInt64
        var core: EscalationCore
        var hasTold: Bool
        var skew: Int64
    }

    let tables: EscalationTables
    let packing: CorePacking
    private let eventInputs: [EscalationInput]
    private var firing = EscalationFiring()

    init(_ tables: EscalationTables) {
        self.tables = tables
        packing = CorePacking(tables)
        var inputs: [EscalationInput] = [
            .acknowledge, .unacknowledge, .snooze, .pause, .resume, .progress, .giveBack, .resolve, .reopen,
            .deescalate(.hierarchical), .escalate(.functional), .escalate(.hierarchical),
        ]
        if !tables.onTransfers.isEmpty { inputs.append(.transfer) }
        if !tables.onMissingSkill.isEmpty { inputs.append(.missingSkill) }
        if !tables.onNeededAuthority.isEmpty { inputs.append(.neededAuthority) }
        inputs += tables.becoming.map { .become($0.condition) }
        inputs += (0..<UInt8(tables.teams.count)).map { .closeTeam($0) }
        eventInputs = inputs
    }

    /// The states in which a ticket may start.
    mutating func forEachStart(_ body: (Move, EscalationFiring) -> Void) {
        var observed: UInt64 = 0
        repeat {
            prepare(observed)
            let core = tables.begin(&firing)
            body(Move(input: .progress, observed: observed, core: core, hasTold: false, skew: 0), firing)
        } while nextAssumption(&observed, fixed: 0)
    }

    /// The steps from a state, those of time first.
    ///
    /// - Parameters:
    ///   - core: The state.
    ///   - hasTold: Whether somebody was told since the acknowledgement.
    ///   - skew: The least difference of the plain and the working time of the stay.
    ///   - timeOnly: Whether only time does something.
    ///   - body: What is done with each step.
    mutating func forEachMove(
        from core: EscalationCore, hasTold: Bool, skew: Int64, timeOnly: Bool, _ body: (Move, EscalationFiring) -> Void
    ) {
        if !core.isResolved {
            if core.isRunning {
                let plain = tables.nextPlain(of: core)
                let working = tables.nextWorking(of: core)
                if let plain {
                    let least = working.map { max(skew, plain - $0) } ?? 0
                    move(.crossPlain, from: core, hasTold, skew: least, body)
                }
                if let working, plain.map({ working + skew < $0 }) ?? true {
                    let least = max(skew, tables.lastPlain(of: core) - working)
                    move(.crossWorking, from: core, hasTold, skew: least, body)
                }
                for metric in tables.sharesOfMetric {
                    if let share = metric.first(where: { core.shares & 1 << UInt16($0) == 0 }) {
                        move(.share(share), from: core, hasTold, skew: skew, body)
                    }
                }
            }
            if core.hold == .snoozed || core.hold == .paused && tables.pausesEnd {
                move(.holdEnds, from: core, hasTold, skew: skew, body)
            }
            if core.teams != 0 {
                for team in 0..<UInt8(tables.teams.count) where core.teams & (1 << team) != 0 {
                    move(.teamEnds(team), from: core, hasTold, skew: skew, body)
                }
            }
        }
        guard !timeOnly else { return }
        if core.isResolved {
            move(.reopen, from: core, false, skew: skew, body)
        } else {
            for input in eventInputs { move(input, from: core, false, skew: skew, body) }
        }
    }

    private mutating func move(
        _ input: EscalationInput, from core: EscalationCore, _ hasTold: Bool, skew: Int64,
        _ body: (Move, EscalationFiring) -> Void
    ) {
        var fixed: UInt64 = 0
        if case .become(let condition) = input { fixed = 1 << UInt64(condition) }
        var observed = fixed
        repeat {
            prepare(observed)
            firing.known = fixed
            var after = core
            guard tables.take(input, &after, &firing) == nil else { return }
            var told = false
            if input.isOfTime, core.isAcknowledged, after.isAcknowledged { told = hasTold || firing.notifications > 0 }
            let least = firing.beginsStay || tables.nextWorking(of: after) == nil ? 0 : skew
            body(Move(input: input, observed: observed, core: after, hasTold: told, skew: least), firing)
        } while nextAssumption(&observed, fixed: fixed)
    }

    private mutating func prepare(_ observed: UInt64) {
        firing.reset()
        firing.observed = observed
        firing.known = 0
    }

    /// Goes on to the next set of assumptions about the conditions that were asked for; false after the last.
    private func nextAssumption(_ observed: inout UInt64, fixed: UInt64) -> Bool {
        var asked = firing.asked[...]
        while let last = asked.popLast() {
            let bit = UInt64(1) << UInt64(last)
            if observed & bit == 0 {
                observed |= bit
                return true
            }
            observed &= ~bit
        }
        return false
    }
}
