/// An instant or none in eight bytes, for what is held by the hundred thousand or copied all the time.
package struct InstantMark: Hashable, Sendable {
    /// Microseconds since 1970; the largest integer for none.
    @usableFromInline
    var microseconds: Int64

    /// Marks an instant, or none.
    @inlinable
    package init(_ instant: Instant?) {
        microseconds = instant?.microsecondsSinceEpoch ?? Int64.max
    }

    /// Marks an instant by its microseconds since 1970, or none by the largest integer.
    @inlinable
    package init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// The instant, or none.
    package var instant: Instant? {
        @inlinable
        get { microseconds == Int64.max ? nil : Instant(uncheckedMicroseconds: microseconds) }
        @inlinable
        set { microseconds = newValue?.microsecondsSinceEpoch ?? Int64.max }
    }
}
