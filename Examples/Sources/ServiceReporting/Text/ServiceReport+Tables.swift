import ServiceLevels
import ServiceStatistics
import ServiceTime
import Ticketing

extension ServiceReport {
    /// How much came in, and when in the week.
    var volumeSection: [String] {
        var summary = [volume.requests.of("request") + ": \(volume.closed.grouped) closed, \(volume.open.grouped) open"]
        if let first = volume.firstOpened, let last = volume.lastOpened {
            summary.append("opened from \(first.local) to \(last.local)")
        }
        var table = TextTable(
            .words("opened on"), .numbers("requests"), .numbers("share"), .words("by hour, 0 to 23"))
        let peak = volume.openedByHour.values.flatMap(\.self).max() ?? 0
        for weekday in Weekday.allCases {
            let hours = volume.openedByHour[weekday.abbreviation] ?? []
            let count = hours.reduce(0, +)
            let share = Double(count) / Double(max(volume.requests, 1))
            table.add([weekday.shortName, count.grouped, share.percent, hours.map { $0.bar(of: peak) }.joined()])
        }
        return Layout.section("Volume", summary + [""] + table.lines)
    }

    /// The due times and verdicts by policy.
    var policySection: [String] {
        var table = TextTable(
            .words("policy", upTo: 24), .words("target"), .numbers("requests"), .numbers("met"), .numbers("breached"),
            .numbers("pending"), .numbers("met rate"))
        for policy in policies {
            table.add([policy.policy.rawValue, policy.target] + policy.figures.counts + [policy.figures.rateText])
        }
        let uncovered = metRates.figures.withoutPolicy
        if uncovered > 0 { table.add(["(no policy)", "", uncovered.grouped]) }
        return Layout.section("Due times and verdicts by policy", table.lines)
    }

    /// Where the open requests stand.
    var openSection: [String] {
        guard volume.open > 0 else { return [] }
        var table = TextTable(
            .words("due next", upTo: 20), .words("type"), .words("policy", upTo: 20), .words("due"), .numbers("left"))
        for next in openRequests.next {
            table.add([
                next.identifier.rawValue, next.type.rawValue, next.policy.rawValue, next.due.local,
                next.remaining.inDays,
            ])
        }
        return Layout.section(
            "Open requests", [openRequests.summary] + (openRequests.next.isEmpty ? [] : [""] + table.lines))
    }

    /// The met rates by type and month.
    var metRateSection: [String] {
        var table = TextTable(
            .words("type and month"), .numbers("requests"), .numbers("met"), .numbers("breached"), .numbers("pending"),
            .numbers("met rate"), .numbers("95 % interval"))
        func add(_ name: String, _ figures: VerdictFigures) {
            table.add([name] + figures.counts + [figures.rateText, figures.intervalText])
        }
        func add(_ name: String, _ figures: VerdictFigures, months: [MetRates.OfMonth]) {
            add(name, figures)
            for month in months { add("  " + month.month, month.figures) }
        }
        add("all types", metRates.figures, months: metRates.months)
        for type in metRates.types { add(type.type.rawValue, type.figures, months: type.months) }
        let note = "Met rate: met ÷ (met + breached), by month of opening, with its Wilson interval."
        return Layout.section("Met rate by type and month", table.lines + [note])
    }

    /// The percentiles of time to close.
    var timeToCloseSection: [String] {
        guard !timesToClose.isEmpty else { return [] }
        var table = TextTable(
            .words("type"), .numbers("closed"), .words("time"), .numbers("p50"), .numbers("p90"), .numbers("p95"),
            .numbers("p99"))
        for times in timesToClose {
            let name = times.type?.rawValue ?? "all types"
            table.add([name, times.closed.grouped, "calendar"] + times.calendarTime.texts { $0.inDays })
            if let working = times.workingTime { table.add(["", "", "working"] + working.texts { $0.inHours }) }
        }
        let note = "Working time: as the calendar of each request's policy counts it."
        return Layout.section("Time to close", table.lines + [note])
    }
}

extension VerdictFigures {
    /// The cells of all requests, and of those met, breached and pending.
    var counts: [String] { [requests, met, breached, pending].map(\.grouped) }

    /// The cell of the met rate.
    var rateText: String { metRate?.percent ?? "–" }

    /// The cell of the interval of the met rate.
    var intervalText: String { interval?.percent ?? "–" }
}

extension Percentiles {
    /// The cells of the percentiles.
    func texts(_ text: (TimeSpan) -> String) -> [String] { [p50, p90, p95, p99].map(text) }
}

extension OpenRequests {
    fileprivate var summary: String {
        var parts = [("overdue", overdue), ("due within 24 hours", dueWithinDay), ("due later", dueLater)]
        if withoutDue > 0 { parts.append(("without a due time", withoutDue)) }
        return parts.map { "\($0.0): \($0.1.grouped)" }.joined(separator: ", ")
    }
}
