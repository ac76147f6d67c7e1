public import ServiceTime
import ServiceVocabulary

/// An instant of warning on the way to a due instant or after it.
public enum ServiceLevelWarning: Hashable, Sendable {
    /// When that share of the target is used up, as an exact fraction: 3 of 4 for 75 %. Above the whole, after a breach.
    case share(Int64, of: Int64)
    /// That much time of the clock before the due instant.
    case beforeDue(TimeSpan)
    /// That much time of the clock after the due instant.
    case afterDue(TimeSpan)
    /// That many business days after (negative: before) the due instant, at the same local time of day.
    case businessDaysFromDue(Int)

    /// When that percentage of the target is used up.
    public static func percent(_ percent: Int64) -> ServiceLevelWarning {
        .share(percent, of: 100)
    }

    /// Refuses shares and times that mean nothing.
    func check() throws(InvalidValue) {
        switch self {
        case .share(let part, let whole):
            guard part >= 0, whole > 0, part <= 1_000_000, whole <= 1_000_000 else {
                throw InvalidValue(
                    field: "warning", value: "\(part) of \(whole)",
                    accepted: "a part from 0 and a whole from 1, both at most 1,000,000")
            }
        case .beforeDue(let span), .afterDue(let span):
            guard span >= .zero else {
                throw InvalidValue(field: "warning", value: span.description, accepted: "a time that is not negative")
            }
        case .businessDaysFromDue(let days):
            guard (-10_000...10_000).contains(days) else {
                throw InvalidValue(field: "warning", value: "\(days)", accepted: "−10,000 to 10,000 business days")
            }
        }
    }
}
