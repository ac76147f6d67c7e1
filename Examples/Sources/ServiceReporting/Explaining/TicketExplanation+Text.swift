import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Ticketing

extension TicketExplanation {
    /// The explanation as plain text.
    public func text() -> String {
        Layout.text(
            [head, choiceSection] + clocks.map { $0.section(wallTime: wallTime) } + [refusalSection, deadline])
    }

    private var head: [String] {
        Layout.section(
            "Ticket \(ticket)",
            [
                "opened  " + opened.local + ", local times of " + timeZone.rawValue,
                "until   " + until.local + ", \(wallTime) later; then \(status)",
            ])
    }

    private var choiceSection: [String] {
        Layout.section(
            "Policies", choices.map { ($0.isChosen ? "✓ " : "– ") + "\($0.policy): \($0.reason)" })
    }

    private var refusalSection: [String] {
        Layout.section("Events that the ticket refused", Layout.list(refused) { "\($0.event): \($0.reason)" })
    }

    private var deadline: [String] {
        ["Next change without an event: " + (nextDeadline?.local ?? "none")]
    }
}

extension ExplainedClock {
    fileprivate func section(wallTime: TimeSpan) -> [String] {
        var table = TextTable(.words("from"), .words("to"), .words("what", upTo: 36), .numbers("length"))
        for stretch in stretches {
            table.add([stretch.from.local, stretch.to.local, stretch.cause, stretch.length.description])
        }
        let sum = TimeSpan(microseconds: totals.reduce(0) { $0 + $1.length.microseconds })
        let parts = totals.map { "\($0.cause) \($0.length)" }.joined(separator: " + ")
        return Layout.section("\(metric) under \(policy): \(target ?? "measured only")", [summary])
            + warnings.map { $0.line(hasEnded: ended != nil) } + [""] + table.lines + [""]
            + "\(parts) = \(sum); wall time \(wallTime)".wrapped(to: Layout.width)
    }

    private var summary: String {
        var parts = ["cycle \(cycle) " + phase, "used \(elapsed)"]
        if let due { parts.append("due " + due.local) }
        if let breached {
            parts.append("BREACHED since " + breached.local)
        } else if let remaining {
            parts.append((ended == nil ? "left \(remaining)" : "met with \(remaining) left"))
        }
        return parts.joined(separator: ", ")
    }
}

extension ExplainedClock.Warning {
    fileprivate func line(hasEnded: Bool) -> String {
        let isAhead = !isReached && !hasEnded
        let time =
            at.flatMap { isReached || isAhead ? (isAhead ? "ahead, " : "reached ") + $0.local : nil } ?? "not reached"
        return "warning at \(warning): " + time
    }
}
