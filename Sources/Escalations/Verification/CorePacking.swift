/// Writes cores as integers: what the states of a verification are told apart by.
///
/// The owner is left out, since nothing depends on it, and counts are cut where no step asks for more.
struct CorePacking: Sendable {
    let tables: EscalationTables
    let greatestTransfers: UInt64
    let greatestReopens: UInt64
    /// Resolved, or of three holds, acknowledged or not, halted or not.
    private static let modes: UInt64 = 13
    private let plain: UInt64
    private let working: UInt64
    private let runs: UInt64
    private let teams: UInt64
    private let bounces: UInt64
    /// How many integers there are; nil where they do not fit into 63 bits.
    let count: UInt64?

    init(_ tables: EscalationTables) {
        self.tables = tables
        plain = UInt64(tables.schedules.map { $0.plainCount }.max() ?? 0) + 1
        working = UInt64(tables.schedules.map { $0.workingCount }.max() ?? 0) + 1
        greatestTransfers = UInt64(tables.onTransfers.map { $0.count }.max() ?? 0)
        greatestReopens = UInt64(tables.onReopens.map { $0.count }.max() ?? 0)
        var greatestRuns: UInt8 = 0
        for case .runAgain(let limit?) in tables.actions { greatestRuns = max(greatestRuns, limit) }
        runs = UInt64(greatestRuns) + 1
        teams = 1 << UInt64(tables.teams.count)
        bounces = UInt64(tables.greatestBounceCount) + 1
        let tiers = UInt64(tables.tierCount)
        var count: UInt64? = 2
        for radix in [
            tiers, tiers, Self.modes, plain, working, runs, teams, bounces, greatestTransfers + 1, greatestReopens + 1,
        ]
            + tables.sharesOfMetric.map({ UInt64($0.count) + 1 })
        {
            count = count.flatMap {
                let (product, overflow) = $0.multipliedReportingOverflow(by: radix)
                return overflow || product > 1 << 62 ? nil : product
            }
        }
        self.count = count
    }

    /// The integer of a core, and whether somebody was told though it is acknowledged.
    func pack(_ core: EscalationCore, hasTold: Bool) -> UInt64 {
        let held = UInt64(core.hold.rawValue) * 2 + (core.isAcknowledged ? 1 : 0)
        let mode = core.isResolved ? 12 : held + (core.isHalted ? 6 : 0)
        var key: UInt64 = hasTold ? 1 : 0
        func add(_ digit: UInt64, _ radix: UInt64) { key = key &* radix &+ digit }
        let tiers = UInt64(tables.tierCount)
        add(UInt64(core.tier), tiers)
        add(UInt64(core.lead), tiers)
        add(mode, Self.modes)
        add(UInt64(core.plainCursor), plain)
        add(UInt64(core.workingCursor), working)
        add(UInt64(core.runs), runs)
        add(UInt64(core.teams), teams)
        add(UInt64(core.bounces), bounces)
        add(min(UInt64(core.transfers), greatestTransfers), greatestTransfers + 1)
        add(min(UInt64(core.reopens), greatestReopens), greatestReopens + 1)
        for metric in tables.sharesOfMetric {
            var reached: UInt64 = 0
            for share in metric where core.shares & 1 << UInt16(share) != 0 { reached += 1 }
            add(reached, UInt64(metric.count) + 1)
        }
        return key
    }

    /// The core of an integer.
    func unpack(_ packed: UInt64) -> (core: EscalationCore, hasTold: Bool) {
        var key = packed
        func take(_ radix: UInt64) -> UInt64 {
            let (quotient, remainder) = key.quotientAndRemainder(dividingBy: radix)
            key = quotient
            return remainder
        }
        var core = EscalationCore(tier: 0, lead: 0, owner: tables.start)
        for metric in tables.sharesOfMetric.reversed() {
            let reached = take(UInt64(metric.count) + 1)
            for share in metric.prefix(Int(reached)) { core.shares |= 1 << UInt16(share) }
        }
        core.reopens = UInt8(take(greatestReopens + 1))
        core.transfers = UInt8(take(greatestTransfers + 1))
        core.bounces = UInt8(take(bounces))
        core.teams = UInt8(take(teams))
        core.runs = UInt8(take(runs))
        core.workingCursor = UInt16(take(working))
        core.plainCursor = UInt16(take(plain))
        let mode = take(Self.modes)
        let tiers = UInt64(tables.tierCount)
        core.lead = UInt8(take(tiers))
        core.tier = UInt8(take(tiers))
        core.isResolved = mode == 12
        if !core.isResolved {
            core.isHalted = mode >= 6
            core.hold = EscalationCore.Hold(rawValue: UInt8(mode % 6 / 2)) ?? .none
            core.isAcknowledged = mode % 2 == 1
        }
        return (core, key == 1)
    }
}
