/// A statement that holds for every calendar, whatever its hours and options.
public enum CalendarLaw: String, Hashable, Sendable, CaseIterable {
    /// Adding an amount and then another is adding their sum.
    case addingTwiceAddsTheSum
    /// The working time up to where an amount ends is that amount.
    case addedTimeIsWorkingTime
    /// An amount ends as early as it can, or at the next opening where the calendar says so.
    case addingEndsAtTheClosingEdge
    /// Adding the working time up to an instant leads to that instant, when working time ends there.
    case addingWorkingTimeLeadsThere
    /// Subtracting an amount and then another is subtracting their sum.
    case subtractingTwiceSubtractsTheSum
    /// The working time from where a subtracted amount begins is that amount.
    case subtractedTimeIsWorkingTime
    /// A subtracted amount begins as late as it can.
    case subtractingEndsAtAnOpenInstant
    /// Subtracting the working time since an open instant leads to that instant.
    case subtractingWorkingTimeLeadsThere
    /// Working time up to an instant and from there on is the working time of the whole, backwards as forwards.
    case workingTimeIsAdditive
    /// Working time is no longer than the time it lies in, and backwards it is negative.
    case workingTimeIsBounded
    /// Open stretches come in order with closed time between them, and their lengths sum up to the working time.
    case openIntervalsSumToWorkingTime
    /// The calendar is open at the start of an open stretch and closed at its end.
    case openIntervalsAreHalfOpen
    /// The next open instant is the instant itself or the next opening.
    case nextOpenIsNowOrTheNextOpening
    /// The calendar is closed before an opening and open at it, open before a closing and closed at it.
    case openingsAndClosingsAreEdges
    /// So many business days later, so many business days have passed.
    case addedBusinessDaysAreCounted
    /// Adding business days and then more in the same direction is adding their sum.
    case addingBusinessDaysTwiceAddsTheSum
    /// Every answer is the same whatever years the calendar is compiled for.
    case answersDoNotDependOnTheSpan
}

/// A case in which a calendar does not keep a law.
public struct LawViolation: Hashable, Sendable {
    /// The law.
    public let law: CalendarLaw
    /// The values it was tried with, such as `t 2024-03-11T09:00:00Z, a 2 h 00 min`.
    public let inputs: String
    /// The answer that the law asks for.
    public let expected: String
    /// The answer given.
    public let found: String

    init(_ law: CalendarLaw, _ inputs: String, expected: String, found: String) {
        self.law = law
        self.inputs = inputs
        self.expected = expected
        self.found = found
    }
}

extension LawViolation: CustomStringConvertible {
    /// One line: the law, the inputs and the two answers.
    public var description: String {
        law.rawValue + " for " + inputs + ": expected " + expected + ", found " + found
    }
}
