import ServiceLevels
import Ticketing

extension EventReport {
    /// How often each status stands in the log.
    var statusSection: [String] {
        var table = TextTable(
            .words("status"), .words("taken for"), .numbers("events"), .numbers("first"), .numbers("last"))
        for status in statuses {
            table.add([
                status.status.rawValue, status.category?.rawValue ?? "unknown", status.events.grouped,
                status.first.grouped, status.last.grouped,
            ])
        }
        return Layout.section("Statuses", table.lines)
    }

    /// The changes of status.
    var stepSection: [String] {
        guard steps.total > 0 else { return [] }
        var table = TextTable(.words("from"), .words("to"), .numbers("changes"))
        for kind in steps.kinds { table.add([kind.from.rawValue, kind.to.rawValue, kind.count.grouped]) }
        let kinds = steps.kinds.count.of("kind")
        return Layout.section("Changes of status: \(steps.total.grouped) of \(kinds)", table.lines)
    }

    /// The reopenings and hand-overs.
    var changeSection: [String] {
        Layout.section(
            "Reopenings and hand-overs",
            [
                "reopened: \(reopenings.tickets.of("ticket")), \(reopenings.steps.of("step")) back",
                "handed over to another team: \(handOvers.tickets.of("ticket")), \(handOvers.steps.of("time"))",
            ])
    }

    /// The tickets by priority.
    var prioritySection: [String] {
        var table = TextTable(
            .words("last priority"), .numbers("tickets"), .numbers("closed"), .numbers("p50"), .numbers("p90"),
            .numbers("p95"), .numbers("p99"))
        for (index, priority) in priorities.enumerated() {
            table.add(
                [
                    index == 0 ? "all tickets" : priority.priority?.rawValue ?? "none", priority.tickets.grouped,
                    priority.closed.grouped,
                ] + (priority.timeToClose?.texts { $0.inDays } ?? []))
        }
        return Layout.section("Time from opening to closing", table.lines)
    }

    /// The verdicts by clock.
    var clockSection: [String] {
        var table = TextTable(
            .words("policy", upTo: 20), .words("clock", upTo: 16), .numbers("tickets"), .numbers("met"),
            .numbers("breached"), .numbers("pending"), .numbers("met rate"), .numbers("95 % interval"))
        var times = TextTable(
            .words("policy", upTo: 20), .words("clock", upTo: 16), .words("target", upTo: 26), .numbers("p50"),
            .numbers("p90"), .numbers("p95"), .numbers("p99"))
        for clock in clocks {
            let name = [clock.policy.rawValue, clock.metric.rawValue]
            table.add(name + clock.figures.counts + [clock.figures.rateText, clock.figures.intervalText])
            times.add(name + [clock.target ?? "none"] + (clock.elapsed?.texts { $0.inHours } ?? []))
        }
        if withoutPolicy > 0 { table.add(["(no policy)", "", withoutPolicy.grouped]) }
        return Layout.section("Verdicts by clock", table.lines)
            + [""] + Layout.section("Time used by finished cycles, in the time of the clock", times.lines)
    }

    /// What the clocks did.
    var occurrenceSection: [String] {
        var table = TextTable(.words("policy", upTo: 24), .words("clock"), .words("what", upTo: 36), .numbers("times"))
        for clock in clocks {
            for occurrence in clock.occurrences {
                table.add([
                    clock.policy.rawValue, clock.metric.rawValue, occurrence.what, occurrence.count.grouped,
                ])
            }
        }
        return Layout.section("What the clocks did", table.lines)
    }
}
