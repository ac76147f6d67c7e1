public import ServiceTime
import ServiceVocabulary

/// How much time a policy grants, and in which time it counts.
public enum ServiceLevelTarget: Hashable, Sendable {
    /// An amount of time during which the policy's calendar is open.
    case workingTime(TimeSpan)
    /// An amount of plain time, round the clock.
    case calendarTime(TimeSpan)
    /// A number of business days of the policy's calendar.
    case businessDays(BusinessDayDeadline)

    /// Refuses a target that grants less than no time.
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative amount or number of days.
    func check() throws(InvalidValue) {
        switch self {
        case .workingTime(let span), .calendarTime(let span):
            guard span >= .zero else {
                throw InvalidValue(field: "target", value: span.description, accepted: "a time that is not negative")
            }
        case .businessDays(let deadline):
            guard deadline.days >= 0 else {
                throw InvalidValue(
                    field: "target", value: "\(deadline.days) business days", accepted: "a number that is not negative")
            }
        }
    }
}

extension ServiceLevelTarget: CustomStringConvertible {
    /// The target in words, such as `4 h of working time` or `3 business days`.
    public var description: String {
        switch self {
        case .workingTime(let span): span.description + " of working time"
        case .calendarTime(let span): span.description
        case .businessDays(let deadline): "\(deadline.days) business day" + (deadline.days == 1 ? "" : "s")
        }
    }
}
