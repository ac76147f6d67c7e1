public import ServiceVocabulary

/// A reading of the wall clock in whole seconds, from 00:00 to 24:00, the end of a day.
public struct TimeOfDay: Hashable, Sendable {
    /// Seconds since midnight as the wall clock shows them, 0 to 86,400.
    public let secondsSinceMidnight: Int32

    /// The start of a day: 00:00.
    public static let midnight = TimeOfDay(uncheckedSeconds: 0)

    /// The end of a day: 24:00, accepted as the end of a shift or of a holiday.
    public static let endOfDay = TimeOfDay(uncheckedSeconds: 86_400)

    /// Creates a reading of the wall clock.
    ///
    /// - Parameters:
    ///   - hour: 0 to 24.
    ///   - minute: 0 to 59; 0 at hour 24.
    ///   - second: 0 to 59; 0 at hour 24.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a reading that no clock shows.
    public init(hour: Int, minute: Int = 0, second: Int = 0) throws(InvalidValue) {
        guard (0...24).contains(hour), (0...59).contains(minute), (0...59).contains(second),
            hour < 24 || (minute == 0 && second == 0)
        else {
            throw Self.refusal("\(hour):\(minute):\(second)")
        }
        secondsSinceMidnight = Int32(hour * 3600 + minute * 60 + second)
    }

    /// Creates the reading that a text shows.
    ///
    /// - Parameter text: `HH:MM` or `HH:MM:SS`, from `00:00` to `24:00`.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for any other text.
    public init(_ text: String) throws(InvalidValue) {
        var scanner = DigitScanner(text)
        guard let hour = scanner.number(digits: 2), scanner.skip(":"), let minute = scanner.number(digits: 2) else {
            throw Self.refusal(text)
        }
        var second = 0
        if scanner.skip(":") {
            guard let digits = scanner.number(digits: 2) else { throw Self.refusal(text) }
            second = digits
        }
        guard scanner.isAtEnd, let time = try? TimeOfDay(hour: hour, minute: minute, second: second) else {
            throw Self.refusal(text)
        }
        self = time
    }

    /// Creates a reading of a number of seconds that is known to be 0 to 86,400.
    package init(uncheckedSeconds: Int32) {
        secondsSinceMidnight = uncheckedSeconds
    }

    private static func refusal(_ value: String) -> InvalidValue {
        InvalidValue(field: "timeOfDay", value: value, accepted: "HH:MM or HH:MM:SS from 00:00 to 24:00")
    }

    /// The hour, 0 to 24.
    public var hour: Int { Int(secondsSinceMidnight) / 3600 }
    /// The minute, 0 to 59.
    public var minute: Int { Int(secondsSinceMidnight) / 60 % 60 }
    /// The second, 0 to 59.
    public var second: Int { Int(secondsSinceMidnight) % 60 }
}

extension TimeOfDay: Comparable {
    /// Whether the clock shows `lhs` before `rhs` on one day.
    public static func < (lhs: TimeOfDay, rhs: TimeOfDay) -> Bool {
        lhs.secondsSinceMidnight < rhs.secondsSinceMidnight
    }
}

extension TimeOfDay: CustomStringConvertible {
    /// The reading as `HH:MM`, or `HH:MM:SS` where the seconds are not zero.
    public var description: String {
        second == 0 ? paddedNumber(hour, to: 2) + ":" + paddedNumber(minute, to: 2) : hoursMinutesSeconds
    }

    /// The reading as `HH:MM:SS`.
    var hoursMinutesSeconds: String {
        paddedNumber(hour, to: 2) + ":" + paddedNumber(minute, to: 2) + ":" + paddedNumber(second, to: 2)
    }
}
