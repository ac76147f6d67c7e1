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

extension ServiceLevelWarning {
    /// The warning in few words, such as `75 %` or `2 h before due`.
    var text: String {
        switch self {
        case .share(let part, 100): "\(part) %"
        case .share(let part, let whole): "\(part)/\(whole)"
        case .beforeDue(let span): span.roundText + " before due"
        case .afterDue(let span): span.roundText + " after due"
        case .businessDaysFromDue(let days):
            "\(abs(days)) business day\(abs(days) == 1 ? "" : "s") \(days < 0 ? "before" : "after") due"
        }
    }
}

extension TimeSpan {
    /// The length in hours, tenths of hours or minutes alone where it is a whole number of them.
    fileprivate var roundText: String {
        if microseconds % 3_600_000_000 == 0 { return "\(microseconds / 3_600_000_000) h" }
        if microseconds % 360_000_000 == 0, microseconds > 36_000_000_000 {
            let tenths = microseconds / 360_000_000
            return "\(tenths / 10).\(tenths % 10) h"
        }
        if microseconds % 60_000_000 == 0 { return "\(microseconds / 60_000_000) min" }
        return description
    }
}
