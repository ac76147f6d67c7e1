public import ServiceVocabulary

/// The offset of a zone as a rule for every year: one offset all year, or two that alternate by fixed dates.
///
/// This is what a `TZ` text of POSIX says, such as `EST5EDT,M3.2.0,M11.1.0`, and what stands at the end of a TZif file
/// for the years after its table. The abbreviations (`EST`, `EDT`) are read and not kept, since they say nothing about
/// the offset. Two rules are equal where their parts are; some texts that mean the same give one value:
///
/// - A rule by which daylight saving time lasts all year is the rule of that one offset.
/// - Daylight saving time *behind* standard time, as Ireland's in winter, is the same two changes the other way round.
/// - Two spellings of a ``YearlyDate`` are one.
///
/// ```swift
/// let newYork = try PosixTimeZoneRule("EST5EDT,M3.2.0,M11.1.0")
/// print(newYork)  // <-05>5<-04>,M3.2.0,M11.1.0
/// ```
public struct PosixTimeZoneRule: Hashable, Sendable {
    /// The time of the year at which clocks stand ahead of standard time.
    public struct DaylightSaving: Hashable, Sendable {
        /// The offset from UTC in seconds, east positive; greater than that of standard time.
        public var offsetSeconds: Int { Int(offset) }
        /// When it starts each year, by a clock that still shows standard time.
        public let start: YearlyDate
        /// When it ends each year, by a clock that still shows daylight saving time.
        public let end: YearlyDate

        let offset: Int32
        /// Whether the start comes before the end within a year, as on the northern half of the earth.
        let startsFirst: Bool
    }

    /// The offset of standard time from UTC in seconds, east positive; of two offsets the smaller one.
    public var standardOffsetSeconds: Int { Int(standardOffset) }

    /// When and by how much clocks are ahead of standard time, or nil where one offset holds all year.
    public let daylightSaving: DaylightSaving?

    let standardOffset: Int32

    /// Creates the rule of one offset all year.
    ///
    /// - Parameter fixedOffsetSeconds: The offset from UTC in seconds, east positive, less than 26 hours either way.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a greater offset.
    public init(fixedOffsetSeconds: Int) throws(InvalidValue) {
        standardOffset = try checkedOffset(fixedOffsetSeconds, field: "offsetSeconds")
        daylightSaving = nil
    }

    /// Creates the rule of two offsets that alternate every year.
    ///
    /// - Parameters:
    ///   - standardOffsetSeconds: The offset from UTC outside daylight saving time, in seconds, less than 26 hours.
    ///   - daylightOffsetSeconds: The offset from UTC during daylight saving time, in seconds, less than 26 hours.
    ///   - start: When daylight saving time starts, by a clock that still shows standard time.
    ///   - end: When it ends, by a clock that still shows daylight saving time.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a greater offset, and for two dates that in some years come in
    ///   turn and in others do not.
    /// - Complexity: Constant; dates that can fall within days of each other are compared in all 400 years of a cycle.
    public init(
        standardOffsetSeconds: Int, daylightOffsetSeconds: Int, start: YearlyDate, end: YearlyDate
    ) throws(InvalidValue) {
        let standard = try checkedOffset(standardOffsetSeconds, field: "standardOffsetSeconds")
        let daylight = try checkedOffset(daylightOffsetSeconds, field: "daylightOffsetSeconds")
        let alternation = YearlyAlternation(
            YearlyChange(date: start, offsetBefore: standard), YearlyChange(date: end, offsetBefore: daylight))
        if standard == daylight || alternation == .secondAlways {
            standardOffset = standard
            daylightSaving = nil
        } else if alternation == .firstAlways {
            standardOffset = daylight
            daylightSaving = nil
        } else if alternation == .irregular {
            throw InvalidValue(
                field: "start", value: start.description + "," + end.description,
                accepted: "a start and an end of daylight saving time that come in turn, in the same order every year")
        } else if standard < daylight {
            standardOffset = standard
            daylightSaving = DaylightSaving(
                start: start, end: end, offset: daylight, startsFirst: alternation == .firstThenSecond)
        } else {
            standardOffset = daylight
            daylightSaving = DaylightSaving(
                start: end, end: start, offset: standard, startsFirst: alternation == .secondThenFirst)
        }
    }

    /// The offset from UTC in seconds, east positive, that the rule gives at an instant.
    ///
    /// - Complexity: Constant, without allocation.
    public func offsetSeconds(at instant: Instant) -> Int {
        Int(segment(at: instant.secondsSinceEpoch).offset)
    }
}

/// The seconds from UTC that any offset must stay within: 25:59:59 either way, as in TZif.
let offsetLimit = 93_599

func checkedOffset(_ seconds: Int, field: String) throws(InvalidValue) -> Int32 {
    guard (-offsetLimit...offsetLimit).contains(seconds) else {
        throw InvalidValue(
            field: field, value: "\(seconds)", accepted: "whole seconds from UTC, less than 26 hours either way")
    }
    return Int32(truncatingIfNeeded: seconds)
}
