public import ServiceLevels
public import ServiceTime
import ServiceVocabulary
import Ticketing

extension CompiledServiceLevels {
    /// What the clocks of a ticket say at an instant, one line a clock: `resolution running, due 2024-03-12 17:00`.
    ///
    /// A line has the metric, the phase, the due instant as the clock of the timeline's zone shows it (or `never due`),
    /// and `breached` once it is. A ticket whose life refuses an event says so instead.
    ///
    /// - Parameters:
    ///   - timeline: The life of the ticket.
    ///   - instant: The instant of the answer; later events are left out.
    public func clockLines(of timeline: TicketTimeline, at instant: Instant) -> String {
        let events = timeline.events.filter { $0.occurredAt <= instant }
        guard let first = events.first else { return "" }
        guard case .success(var (state, _)) = open("T-1", first) else { return first.identifier.rawValue + " refused" }
        for event in events.dropFirst() {
            if case .failure = apply(event, to: &state) { return event.identifier.rawValue + " refused" }
        }
        return readings(of: state, at: instant).map { reading in
            let due = reading.due.map { "due " + timeline.zone.reading(at: $0) } ?? "never due"
            return reading.metric.rawValue + " " + reading.phase.rawValue + ", " + due
                + (reading.isBreached ? ", breached" : "")
        }.joined(separator: "\n")
    }

    /// Compares what the clocks of a ticket say with lines of text.
    ///
    /// ```swift
    /// let mismatches = levels.mismatches(
    ///     """
    ///     first-response stopped, due 2024-03-11 10:00
    ///     resolution running, due 2024-03-12 17:00
    ///     """, of: timeline, at: now)
    /// ```
    ///
    /// - Parameters:
    ///   - text: The lines as ``clockLines(of:at:)`` writes them.
    ///   - timeline: The life of the ticket.
    ///   - instant: The instant of the answer; later events are left out.
    /// - Returns: A finding for each line that differs.
    public func mismatches(_ text: String, of timeline: TicketTimeline, at instant: Instant) -> [Mismatch] {
        let expected = text.split(separator: "\n").map(String.init)
        let found = clockLines(of: timeline, at: instant).split(separator: "\n").map(String.init)
        var mismatches: [Mismatch] = []
        for number in 0..<max(expected.count, found.count) {
            mismatches += Mismatch.unless(
                number < found.count ? found[number] : "no such clock",
                is: number < expected.count ? expected[number] : "no such clock",
                "clock \(number + 1) at " + timeline.zone.reading(at: instant))
        }
        return mismatches
    }
}

extension TimeZoneRules {
    /// What the wall clock shows at an instant, or the instant itself where it has a fraction of a second.
    func reading(at instant: Instant) -> String {
        instant.microsecondsSinceEpoch % 1_000_000 == 0
            ? localDateTime(at: instant).description : instant.description
    }
}
