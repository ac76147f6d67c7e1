public import ServiceTime
public import ServiceVocabulary

/// A calendar that answers like a known system, quirks included.
public struct EmulatedCalendar: Sendable {
    /// The calendar that gives the sound answers.
    public let calendar: CompiledCalendar
    /// The quirks to show.
    public let quirks: [EmulationQuirk]

    /// Creates a calendar with quirks.
    ///
    /// - Parameters:
    ///   - calendar: The calendar that gives the sound answers.
    ///   - quirks: The quirks to show; those that are not about a calendar change nothing.
    public init(_ calendar: CompiledCalendar, showing quirks: [EmulationQuirk]) {
        self.calendar = calendar
        self.quirks = quirks
    }

    /// The working time between two instants; zero where ``EmulationQuirk/reversedIsZero`` has it so.
    public func workingTime(from start: Instant, to end: Instant) -> TimeSpan {
        if end < start, quirks.contains(.reversedIsZero) { return .zero }
        return calendar.workingTime(from: start, to: end)
    }

    /// The instant from which an amount of working time leads up to an instant; for no time at all the last closing
    /// where ``EmulationQuirk/zeroMovesToOpenTime`` has it so.
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative amount.
    public func subtracting(_ amount: TimeSpan, from end: Instant) throws(InvalidValue) -> Instant? {
        guard amount == .zero, quirks.contains(.zeroMovesToOpenTime), !calendar.isOpen(at: end) else {
            return try calendar.subtracting(amount, from: end)
        }
        // The last microsecond that was open ends at the last closing.
        let least = TimeSpan(microseconds: 1)
        guard let before = try calendar.subtracting(least, from: end) else { return nil }
        return try before + least
    }
}
