#if canImport(Foundation)
public import Foundation
#else
public import FoundationEssentials
#endif
public import ServiceTime
public import ServiceVocabulary

extension Instant {
    /// Creates the instant of a `Date`, rounded to the nearest microsecond.
    ///
    /// A `Date` holds floating-point seconds around 2001. To the nearest microsecond, an instant of the years 1729 to 2272
    /// comes back from its `Date` as it was; in other years the steps of a `Date` are wider than a microsecond, up to 31 µs
    /// at the ends of the years 0000 to 9999. Whole seconds are exact in all years.
    ///
    /// - Parameter date: The date.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a date that is not finite or lies outside the years 0000 to 9999.
    public init(_ date: Date) throws(InvalidValue) {
        let seconds = date.timeIntervalSinceReferenceDate
        // The reference date is in 2001; this range is wider than the years 0000 to 9999 and far from any overflow.
        guard seconds.isFinite, abs(seconds) < 1e12 else {
            throw InvalidValue(
                field: "date", value: "\(seconds) s since 2001", accepted: "a finite date of the years 0000 to 9999")
        }
        let whole = seconds.rounded(.down)
        let microseconds = ((seconds - whole) * 1e6).rounded()
        try self.init(
            microsecondsSinceEpoch: (Int64(whole) + Date.referenceSeconds) * 1_000_000 + Int64(microseconds))
    }
}

extension Date {
    /// Seconds from 1970 to the reference date, 2001-01-01T00:00:00Z.
    fileprivate static let referenceSeconds: Int64 = 978_307_200

    /// Creates the date of an instant, to the step of a `Date` nearest to its microsecond.
    ///
    /// - Parameter instant: The instant.
    public init(_ instant: Instant) {
        let whole = instant.secondsSinceEpoch
        let microseconds = instant.microsecondsSinceEpoch - whole * 1_000_000
        self.init(timeIntervalSinceReferenceDate: Double(whole - Self.referenceSeconds) + Double(microseconds) / 1e6)
    }
}
