public import ServiceVocabulary

/// A point on the time line: an integer count of microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
///
/// Instants reach from the first microsecond of year 0000 to the last of year 9999 (proleptic Gregorian calendar, UTC).
/// There is no "now" in the library: whoever needs one takes it from its host and passes it in.
///
/// ```swift
/// let opened = try Instant("2024-01-17T18:00:00Z")
/// let due = try opened + .hours(4)
/// ```
public struct Instant: Hashable, Sendable {
    /// Microseconds since 1970-01-01T00:00:00Z.
    public let microsecondsSinceEpoch: Int64

    /// Creates an instant.
    ///
    /// - Parameter microseconds: Microseconds since 1970-01-01T00:00:00Z.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` outside the years 0000 to 9999.
    public init(microsecondsSinceEpoch microseconds: Int64) throws(InvalidValue) {
        guard Self.validMicroseconds.contains(microseconds) else {
            throw InvalidValue(
                field: "instant", value: "\(microseconds) µs since 1970",
                accepted: "an instant of the years 0000 to 9999")
        }
        microsecondsSinceEpoch = microseconds
    }

    /// Creates an instant.
    ///
    /// - Parameter seconds: Seconds since 1970-01-01T00:00:00Z.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` outside the years 0000 to 9999.
    public init(secondsSinceEpoch seconds: Int64) throws(InvalidValue) {
        let (microseconds, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
        guard !overflow, Self.validMicroseconds.contains(microseconds) else {
            throw InvalidValue(
                field: "instant", value: "\(seconds) s since 1970", accepted: "an instant of the years 0000 to 9999")
        }
        microsecondsSinceEpoch = microseconds
    }

    /// Creates an instant that is known to lie in the years 0000 to 9999.
    @usableFromInline
    package init(uncheckedMicroseconds microseconds: Int64) {
        microsecondsSinceEpoch = microseconds
    }

    /// The first instant: 0000-01-01T00:00:00Z.
    public static let earliest = Instant(uncheckedMicroseconds: -62_167_219_200_000_000)

    /// The last instant: 9999-12-31T23:59:59.999999Z.
    public static let latest = Instant(uncheckedMicroseconds: 253_402_300_799_999_999)

    /// The instant from which seconds are counted: 1970-01-01T00:00:00Z.
    public static let epoch = Instant(uncheckedMicroseconds: 0)

    private static let validMicroseconds = earliest.microsecondsSinceEpoch...latest.microsecondsSinceEpoch

    /// Seconds since 1970-01-01T00:00:00Z, rounded down.
    @inlinable
    public var secondsSinceEpoch: Int64 {
        let (quotient, remainder) = microsecondsSinceEpoch.quotientAndRemainder(dividingBy: 1_000_000)
        return remainder < 0 ? quotient &- 1 : quotient
    }

    /// The instant a length of time later (earlier, when the length is negative).
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when the result leaves the years 0000 to 9999.
    public static func + (lhs: Instant, rhs: TimeSpan) throws(InvalidValue) -> Instant {
        try lhs.moved(lhs.microsecondsSinceEpoch.addingReportingOverflow(rhs.microseconds))
    }

    /// The instant a length of time earlier (later, when the length is negative).
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when the result leaves the years 0000 to 9999.
    public static func - (lhs: Instant, rhs: TimeSpan) throws(InvalidValue) -> Instant {
        try lhs.moved(lhs.microsecondsSinceEpoch.subtractingReportingOverflow(rhs.microseconds))
    }

    /// The length of time from `rhs` to `lhs`, which always fits; negative when `lhs` is the earlier one.
    @inlinable
    public static func - (lhs: Instant, rhs: Instant) -> TimeSpan {
        TimeSpan(microseconds: lhs.microsecondsSinceEpoch &- rhs.microsecondsSinceEpoch)
    }

    /// The year of the instant in UTC, 0 to 9999.
    package var year: Int {
        CivilDate(uncheckedDay: Int32(truncatingIfNeeded: floorDivision(secondsSinceEpoch, by: 86_400))).year
    }

    private func moved(_ result: (partialValue: Int64, overflow: Bool)) throws(InvalidValue) -> Instant {
        guard !result.overflow else {
            throw InvalidValue(field: "instant", value: "overflow", accepted: "an instant of the years 0000 to 9999")
        }
        return try Instant(microsecondsSinceEpoch: result.partialValue)
    }
}

extension Instant: Comparable {
    /// Whether `lhs` comes before `rhs`.
    @inlinable
    public static func < (lhs: Instant, rhs: Instant) -> Bool {
        lhs.microsecondsSinceEpoch < rhs.microsecondsSinceEpoch
    }
}
