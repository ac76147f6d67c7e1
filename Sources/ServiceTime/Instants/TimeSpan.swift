public import ServiceVocabulary

/// A length of time in whole microseconds, positive, zero or negative.
///
/// Lengths are exact: what does not fit into 64 bits (about 292,000 years) is refused, never wrapped or rounded.
/// The factories take an argument so small that they cannot overflow; the initializers take any integer and throw.
///
/// ```swift
/// let target = TimeSpan.hours(4)
/// let later = try target + .minutes(30)
/// ```
///
/// A day of the calendar is not a length of time (it has 23 or 25 hours twice a year), so there are no factories for
/// days; a business day is a unit of ``BusinessDayDeadline``.
public struct TimeSpan: Hashable, Sendable {
    /// The length in microseconds.
    public let microseconds: Int64

    /// Creates a length of time.
    ///
    /// - Parameter microseconds: The length in microseconds.
    @inlinable
    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// No time at all.
    public static let zero = TimeSpan(microseconds: 0)

    /// A length of whole seconds.
    @inlinable
    public static func seconds(_ seconds: Int32) -> TimeSpan {
        TimeSpan(microseconds: Int64(seconds) &* 1_000_000)
    }

    /// A length of whole minutes of 60 seconds.
    @inlinable
    public static func minutes(_ minutes: Int32) -> TimeSpan {
        TimeSpan(microseconds: Int64(minutes) &* 60_000_000)
    }

    /// A length of whole hours of 3,600 seconds.
    @inlinable
    public static func hours(_ hours: Int32) -> TimeSpan {
        TimeSpan(microseconds: Int64(hours) &* 3_600_000_000)
    }

    /// Creates a length of whole seconds from any integer.
    ///
    /// - Parameter seconds: The length in seconds.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when the length exceeds 64 bits of microseconds.
    public init(seconds: some BinaryInteger) throws(InvalidValue) {
        try self.init(seconds, unit: 1_000_000, field: "seconds")
    }

    /// Creates a length of whole minutes from any integer.
    ///
    /// - Parameter minutes: The length in minutes.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when the length exceeds 64 bits of microseconds.
    public init(minutes: some BinaryInteger) throws(InvalidValue) {
        try self.init(minutes, unit: 60_000_000, field: "minutes")
    }

    /// Creates a length of whole hours from any integer.
    ///
    /// - Parameter hours: The length in hours.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when the length exceeds 64 bits of microseconds.
    public init(hours: some BinaryInteger) throws(InvalidValue) {
        try self.init(hours, unit: 3_600_000_000, field: "hours")
    }

    private init(_ count: some BinaryInteger, unit: Int64, field: String) throws(InvalidValue) {
        let limit = Int64.max / unit
        guard let exact = Int64(exactly: count), (-limit...limit).contains(exact) else {
            throw InvalidValue(field: field, value: "\(count)", accepted: "at most \(limit) in either direction")
        }
        microseconds = exact &* unit
    }

    /// The length in whole seconds, cut towards zero.
    @inlinable
    public var wholeSeconds: Int64 { microseconds / 1_000_000 }

    /// The sum of two lengths.
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when the sum exceeds 64 bits of microseconds.
    public static func + (lhs: TimeSpan, rhs: TimeSpan) throws(InvalidValue) -> TimeSpan {
        try checked(lhs.microseconds.addingReportingOverflow(rhs.microseconds))
    }

    /// The difference of two lengths.
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when the difference exceeds 64 bits of microseconds.
    public static func - (lhs: TimeSpan, rhs: TimeSpan) throws(InvalidValue) -> TimeSpan {
        try checked(lhs.microseconds.subtractingReportingOverflow(rhs.microseconds))
    }

    /// A length several times over.
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when the product exceeds 64 bits of microseconds.
    public static func * (lhs: TimeSpan, rhs: Int64) throws(InvalidValue) -> TimeSpan {
        try checked(lhs.microseconds.multipliedReportingOverflow(by: rhs))
    }

    private static func checked(_ result: (partialValue: Int64, overflow: Bool)) throws(InvalidValue) -> TimeSpan {
        guard !result.overflow else {
            throw InvalidValue(
                field: "timeSpan", value: "overflow", accepted: "a result within 64 bits of microseconds")
        }
        return TimeSpan(microseconds: result.partialValue)
    }
}

extension TimeSpan: Comparable {
    /// Whether `lhs` is the shorter (or more negative) length.
    @inlinable
    public static func < (lhs: TimeSpan, rhs: TimeSpan) -> Bool {
        lhs.microseconds < rhs.microseconds
    }
}

extension TimeSpan: CustomStringConvertible {
    /// The length in hours, minutes and seconds, such as `2 h 05 min`, `45 s` or `-1 h 00 min`.
    public var description: String {
        let size = microseconds.magnitude
        let sign = microseconds < 0 ? "-" : ""
        let hours = size / 3_600_000_000
        let minutes = size / 60_000_000 % 60
        let seconds = size / 1_000_000 % 60
        let rest = size % 1_000_000
        var parts: [String] = []
        if hours > 0 { parts.append("\(hours) h") }
        if hours > 0 || minutes > 0 { parts.append(twoDigits(minutes, padded: hours > 0) + " min") }
        if seconds > 0 || rest > 0 || parts.isEmpty {
            parts.append(twoDigits(seconds, padded: !parts.isEmpty) + fraction(ofMicroseconds: rest) + " s")
        }
        return sign + parts.joined(separator: " ")
    }

    private func twoDigits(_ value: UInt64, padded: Bool) -> String {
        padded && value < 10 ? "0\(value)" : "\(value)"
    }
}

extension TimeSpan {
    /// Creates the length of a `Duration`, cut to whole microseconds towards zero.
    ///
    /// - Parameter duration: The duration.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when the length exceeds 64 bits of microseconds.
    public init(_ duration: Duration) throws(InvalidValue) {
        let (seconds, attoseconds) = duration.components
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
        let (sum, carry) = product.addingReportingOverflow(attoseconds / 1_000_000_000_000)
        guard !overflow, !carry else {
            throw InvalidValue(
                field: "duration", value: "\(seconds) s", accepted: "a length within 64 bits of microseconds")
        }
        microseconds = sum
    }

    /// The length as a `Duration`, exactly.
    public var duration: Duration { .microseconds(microseconds) }
}

/// The digits after the second: empty for a whole second, else a point and up to six digits without trailing zeros.
func fraction(ofMicroseconds rest: some BinaryInteger) -> String {
    guard rest > 0 else { return "" }
    var digits = String(Int64(rest) + 1_000_000).dropFirst()
    while digits.utf8.last == UInt8(ascii: "0") { digits = digits.dropLast() }
    return "." + digits
}
