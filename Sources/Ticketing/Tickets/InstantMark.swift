import ServiceTime

/// An instant or none in eight bytes: a ticket has five, and live tickets are held by the hundred thousand.
struct InstantMark: Hashable, Sendable {
    private static let none = Int64.max

    private var microseconds = InstantMark.none

    var instant: Instant? {
        get { microseconds == Self.none ? nil : Instant(uncheckedMicroseconds: microseconds) }
        set { microseconds = newValue?.microsecondsSinceEpoch ?? Self.none }
    }
}
