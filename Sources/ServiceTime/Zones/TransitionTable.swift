import ServiceVocabulary

/// Gathers changes of offset, ascending in time, and makes canonical rules of them.
struct TransitionTable {
    private(set) var initialOffset: Int32
    private(set) var transitions: [TimeZoneRules.Transition] = []
    /// The second of the last change that was given, also of one that changes nothing: from there on a rule holds.
    private var lastSecond: Int64?

    init(initialOffset: Int32) {
        self.initialOffset = initialOffset
    }

    private static let firstSecond = Instant.earliest.secondsSinceEpoch
    private static let finalSecond = Instant.latest.secondsSinceEpoch

    mutating func reserveCapacity(_ count: Int) {
        transitions.reserveCapacity(count)
    }

    /// The offset after the last change.
    var currentOffset: Int32 { transitions.last?.offset ?? initialOffset }

    /// Adds a change not earlier than the last; at the same second it takes the place of the last.
    ///
    /// Changes up to the first instant of year 0000 set the offset from the beginning; those after year 9999 are dropped.
    mutating func append(at second: Int64, offset: Int32) {
        guard second <= Self.finalSecond else {
            lastSecond = second
            return
        }
        guard second > Self.firstSecond else {
            initialOffset = offset
            if second == Self.firstSecond { lastSecond = second }
            return
        }
        lastSecond = second
        let instant = Instant(uncheckedMicroseconds: second &* 1_000_000)
        if transitions.last?.at == instant { transitions.removeLast() }
        if offset != currentOffset {
            transitions.append(TimeZoneRules.Transition(at: instant, offset: offset))
        }
    }

    /// The rules of the table, followed by a yearly rule.
    ///
    /// - Throws: `InvalidValue` for the field `rule` when it gives another offset at the last change than the table.
    func rules(followedBy rule: PosixTimeZoneRule?) throws(InvalidValue) -> TimeZoneRules {
        guard let rule else {
            return TimeZoneRules(initialOffset: initialOffset, canonical: transitions, rule: nil)
        }
        guard let lastSecond else { return TimeZoneRules(rule) }
        guard lastSecond <= Self.finalSecond else {
            return TimeZoneRules(initialOffset: initialOffset, canonical: transitions, rule: nil)
        }
        let segment = rule.segment(at: lastSecond)
        guard segment.offset == Int64(currentOffset) else {
            throw InvalidValue(
                field: "rule", value: rule.description,
                accepted: "a rule that gives the offset \(currentOffset) at the last transition, "
                    + Instant(uncheckedMicroseconds: lastSecond &* 1_000_000).description)
        }
        guard rule.daylightSaving != nil, segment.end <= Self.finalSecond else {
            return TimeZoneRules(initialOffset: initialOffset, canonical: transitions, rule: nil)
        }
        var table = self
        if transitions.last?.at.secondsSinceEpoch != lastSecond {
            // The rule holds from a change on that changes nothing: its first own change comes into the table instead.
            table.append(
                at: segment.end, offset: Int32(truncatingIfNeeded: rule.segment(at: segment.end).offset))
        }
        return table.withoutChanges(givenBy: rule)
    }

    /// Drops transitions from the end that the rule gives too, up to the first that it does not.
    private func withoutChanges(givenBy rule: PosixTimeZoneRule) -> TimeZoneRules {
        var kept = transitions[...]
        while let last = kept.popLast() {
            let before = kept.last.map { $0.at.secondsSinceEpoch } ?? Self.firstSecond
            let segment = rule.segment(at: before)
            guard segment.offset == Int64(kept.last?.offset ?? initialOffset),
                segment.end == last.at.secondsSinceEpoch
            else {
                return TimeZoneRules(
                    initialOffset: initialOffset, canonical: Array(transitions[...kept.endIndex]), rule: rule)
            }
        }
        return TimeZoneRules(rule)
    }
}
