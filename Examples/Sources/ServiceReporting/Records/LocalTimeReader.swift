import ServiceTime
import ServiceVocabulary

/// Reads local times of one zone as instants.
struct LocalTimeReader: Sendable {
    /// How the times are written.
    let format: TimeFormat
    /// The rules of their zone.
    let zone: TimeZoneRules

    /// A local time with the instant it was taken for.
    struct Reading: Hashable, Sendable {
        /// The instant.
        let instant: Instant
        /// What clocks did with the local time; nil where they showed it once.
        let anomaly: ClockFinding.Kind?
    }

    /// The instant of a local time.
    ///
    /// - Parameter text: The bytes of the text.
    /// - Returns: The reading; nil for a text of another form and for a time that does not exist.
    func reading(of text: CSVRow.Field) -> Reading? {
        guard let local = format.reading(of: text), let instant = zone.instant(of: local) else { return nil }
        return Reading(instant: instant, anomaly: anomaly(of: local, at: instant))
    }

    private func anomaly(of local: LocalDateTime, at instant: Instant) -> ClockFinding.Kind? {
        guard zone.localDateTime(at: instant) == local else { return .skipped }
        // Clocks that go back by a gain show again, that much later, what they showed before.
        guard let next = zone.nextTransition(after: instant) else { return nil }
        let gain = Int64(zone.offsetSeconds(at: instant) - next.offsetSeconds)
        return gain > 0 && next.at.secondsSinceEpoch - instant.secondsSinceEpoch <= gain ? .repeated : nil
    }
}
