public import ServiceVocabulary

/// A stretch of working time by the wall clock, from an opening to a closing reading.
///
/// A shift whose end is not after its start runs over midnight and belongs to the date on which it starts: 22:00 to
/// 06:00 lasts eight hours, 08:00 to 08:00 lasts twenty-four.
public struct Shift: Hashable, Sendable {
    /// The reading at which the shift opens; before 24:00.
    public let start: TimeOfDay
    /// The reading at which the shift closes; 24:00 is the end of the day.
    public let end: TimeOfDay

    /// Creates a shift.
    ///
    /// - Parameters:
    ///   - start: The opening reading, before 24:00.
    ///   - end: The closing reading; when it is not after `start`, it is on the next date.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when `start` is 24:00.
    public init(from start: TimeOfDay, to end: TimeOfDay) throws(InvalidValue) {
        guard start < .endOfDay else {
            throw InvalidValue(field: "from", value: "24:00", accepted: "an opening before 24:00")
        }
        self.start = start
        self.end = end
    }

    /// Creates a shift of two texts.
    ///
    /// - Parameters:
    ///   - start: `HH:MM` or `HH:MM:SS`, before 24:00.
    ///   - end: `HH:MM` or `HH:MM:SS`, up to 24:00.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for other texts.
    public init(_ start: String, _ end: String) throws(InvalidValue) {
        try self.init(from: try TimeOfDay(start), to: try TimeOfDay(end))
    }

    private init(uncheckedFrom start: TimeOfDay, to end: TimeOfDay) {
        self.start = start
        self.end = end
    }

    /// The whole day, 00:00 to 24:00.
    public static let wholeDay = Shift(uncheckedFrom: .midnight, to: .endOfDay)

    /// The seconds from the midnight on which the shift starts to its end, on the wall axis.
    var endSeconds: Int64 {
        Int64(end.secondsSinceMidnight) &+ (end <= start ? 86_400 : 0)
    }
}

extension Shift: Comparable {
    /// Whether `lhs` opens first; of two that open together, whether it closes first.
    public static func < (lhs: Shift, rhs: Shift) -> Bool {
        (lhs.start, lhs.endSeconds) < (rhs.start, rhs.endSeconds)
    }
}

extension Shift: CustomStringConvertible {
    /// The shift as `HH:MM–HH:MM`.
    public var description: String { start.description + "–" + end.description }
}
