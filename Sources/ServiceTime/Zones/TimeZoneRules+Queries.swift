extension TimeZoneRules {
    /// The offset from UTC at an instant, in seconds, east positive.
    ///
    /// - Complexity: O(log *n*) for *n* transitions of the table; constant after the last. Nothing is allocated.
    public func offsetSeconds(at instant: Instant) -> Int {
        let past = transitionCount(upTo: instant.microsecondsSinceEpoch)
        if past == transitions.count, let rule { return rule.offsetSeconds(at: instant) }
        return Int(past > 0 ? transitions[past - 1].offset : initialOffset)
    }

    /// What the wall clocks of the zone show at an instant, in whole seconds, rounded down.
    ///
    /// - Returns: The reading, from 00:00:00 to 23:59:59. Within a day of the first and the last instant a reading can leave
    ///   the years 0000 to 9999; then it is the first or the last second of these years.
    /// - Complexity: As ``offsetSeconds(at:)``.
    public func localDateTime(at instant: Instant) -> LocalDateTime {
        let wall = instant.secondsSinceEpoch + Int64(offsetSeconds(at: instant))
        let within = min(max(wall, Instant.earliest.secondsSinceEpoch), Instant.latest.secondsSinceEpoch)
        let day = floorDivision(within, by: 86_400)
        return LocalDateTime(
            date: CivilDate(uncheckedDay: Int32(truncatingIfNeeded: day)),
            time: TimeOfDay(uncheckedSeconds: Int32(truncatingIfNeeded: within - day * 86_400)))
    }

    /// The instant at which the wall clocks of the zone show a reading.
    ///
    /// A reading that is skipped, as clocks are put forward, moves forward by as much as the clocks: where 02:00 becomes
    /// 03:00, 02:30 is the instant that clocks show as 03:30. A reading that comes twice is the first of the two.
    ///
    /// - Parameter reading: The reading; 24:00 is 00:00 of the next date.
    /// - Returns: The instant, or nil where it lies outside the years 0000 to 9999.
    /// - Complexity: As ``offsetSeconds(at:)``.
    public func instant(of reading: LocalDateTime) -> Instant? {
        let wall = reading.wallSeconds
        let reach = Int64(offsetLimit) + 1
        var before = segment(at: wall - reach)
        var second = wall - before.offset
        if second >= before.end {
            // No clock of this stretch shows the reading: a later one does, or it is skipped between two of them.
            second = secondAfter(&before, of: wall, lastStart: wall + reach)
        }
        return try? Instant(secondsSinceEpoch: second)
    }

    /// The first second after a stretch at which clocks show a wall second, or the one it moves to where they skip it.
    private func secondAfter(_ before: inout OffsetSegment, of wall: Int64, lastStart: Int64) -> Int64 {
        var moved: Int64?
        while before.end <= lastStart {
            let next = segment(at: before.end)
            let second = wall - next.offset
            if second >= next.start, second < next.end { return second }
            if moved == nil, wall >= before.end + before.offset, second < next.start { moved = wall - before.offset }
            before = next
        }
        return moved ?? wall - before.offset
    }

    /// The first change of the offset after an instant, or nil where none comes in the years up to 9999.
    ///
    /// - Complexity: As ``offsetSeconds(at:)``.
    public func nextTransition(after instant: Instant) -> Transition? {
        let end = segment(at: instant.secondsSinceEpoch).end
        guard end <= Instant.latest.secondsSinceEpoch else { return nil }
        return Transition(
            at: Instant(uncheckedMicroseconds: end &* 1_000_000),
            offset: Int32(truncatingIfNeeded: segment(at: end).offset))
    }

    /// The changes of the offset in a range of time, of the table and of the yearly rule, ascending.
    ///
    /// - Parameter range: The range; a change at its first instant counts.
    /// - Complexity: O(*k* log *n*) for *k* changes in the range and *n* transitions of the table.
    public func transitions(in range: Range<Instant>) -> [Transition] {
        var found: [Transition] = []
        // One second earlier, so that a change at the first instant of the range comes after it.
        var next = Self.secondRoundedUp(range.lowerBound) - 1
        let end = Self.secondRoundedUp(range.upperBound)
        while true {
            next = segment(at: next).end
            guard next < end else { return found }
            found.append(
                Transition(
                    at: Instant(uncheckedMicroseconds: next &* 1_000_000),
                    offset: Int32(truncatingIfNeeded: segment(at: next).offset)))
        }
    }

    private static func secondRoundedUp(_ instant: Instant) -> Int64 {
        let second = instant.secondsSinceEpoch
        return second &* 1_000_000 == instant.microsecondsSinceEpoch ? second : second + 1
    }
}
