/// Something a known system does that breaks a law of the engine; it can be shown, and is never done unasked.
public enum EmulationQuirk: String, Hashable, Sendable, CaseIterable {
    /// A clock that has used no time reads one second.
    case zeroReportsOneSecond
    /// A pause lasts until one second after its end.
    case pauseEndInclusive
    /// The working time from an instant to an earlier one is zero.
    case reversedIsZero
    /// The whole of a clock is measured by the last of the calendars that were in force.
    case lastCalendarForWholeSpan
    /// A calendar that is never open is taken as plain time.
    case emptyCalendarIsWallClock
    /// The due instant loses its seconds.
    case minuteTruncation
    /// A pause is measured in plain time, by which the due instant is moved in plain time.
    case holdInWallTime
    /// After a change of policy, waits move the clock of the pick-up, which they do not move otherwise.
    case policyChangeAppliesPauses
    /// A pause that begins after the due instant moves it by 240 seconds of the clock.
    case pauseMovesPassedDue
    /// No time at all before a closed instant is the last closing.
    case zeroMovesToOpenTime

    /// The law of the engine that the quirk breaks.
    public var brokenLaw: String {
        switch self {
        case .zeroReportsOneSecond: "the elapsed time is the open time of the clock between its start and its end"
        case .pauseEndInclusive: "intervals are half-open: a pause ends at the instant at which work goes on"
        case .reversedIsZero: "the working time from a to b is the negative of that from b to a"
        case .lastCalendarForWholeSpan: "time that has passed is measured by the calendar then in force"
        case .emptyCalendarIsWallClock: "a target counts only while its calendar is open"
        case .minuteTruncation: "an amount of working time ends at the instant at which exactly that much has passed"
        case .holdInWallTime: "a pause takes out the time in which the clock would have run, and no other"
        case .policyChangeAppliesPauses: "whether a wait stops a clock depends on the policy, not on its history"
        case .pauseMovesPassedDue: "a breach instant that has passed never moves"
        case .zeroMovesToOpenTime: "no working time before an instant is that instant"
        }
    }

    /// What the engine answers instead.
    public var soundAnswer: String {
        switch self {
        case .zeroReportsOneSecond: "0 seconds"
        case .pauseEndInclusive: "the clock runs on from the instant at which the pause ends"
        case .reversedIsZero: "the same amount, negative"
        case .lastCalendarForWholeSpan: "the sum of the parts, each by its own calendar"
        case .emptyCalendarIsWallClock: "no due instant"
        case .minuteTruncation: "the due instant with its seconds"
        case .holdInWallTime: "a pause outside working hours moves nothing"
        case .policyChangeAppliesPauses: "waits never move the clock of the pick-up"
        case .pauseMovesPassedDue: "the due instant stays where it passed"
        case .zeroMovesToOpenTime: "the instant itself"
        }
    }
}
