import ServiceLevels
import ServiceTime

extension ServiceLevelTarget {
    /// The target in few words, such as `4 h of working time` or `3 business days`.
    var text: String {
        switch self {
        case .workingTime(let span): span.roundText + " of working time"
        case .calendarTime(let span): span.roundText + " round the clock"
        case .businessDays: description
        }
    }
}

extension TimeSpan {
    /// The length in hours or minutes alone where it is a whole number of them.
    fileprivate var roundText: String {
        if microseconds % 3_600_000_000 == 0 { return "\(microseconds / 3_600_000_000) h" }
        if microseconds % 60_000_000 == 0 { return "\(microseconds / 60_000_000) min" }
        return description
    }
}
