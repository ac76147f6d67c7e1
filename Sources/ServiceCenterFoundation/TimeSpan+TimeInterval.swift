#if canImport(Foundation)
public import Foundation
#else
public import FoundationEssentials
#endif
public import ServiceTime
public import ServiceVocabulary

extension TimeSpan {
    /// Creates a length of time from floating-point seconds, rounded to the nearest microsecond.
    ///
    /// - Parameter timeInterval: Seconds; lengths of up to 136 years keep their microseconds.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for seconds that are not finite or exceed 64 bits of microseconds.
    public init(timeInterval: TimeInterval) throws(InvalidValue) {
        let microseconds = (timeInterval * 1e6).rounded()
        guard let exact = Int64(exactly: microseconds) else {
            throw InvalidValue(
                field: "timeInterval", value: "\(timeInterval)",
                accepted: "a finite length within 64 bits of microseconds")
        }
        self.init(microseconds: exact)
    }

    /// The length in floating-point seconds, to the nearest that there are.
    public var timeInterval: TimeInterval {
        let (seconds, rest) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        return Double(seconds) + Double(rest) / 1e6
    }
}
