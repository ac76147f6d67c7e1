#if canImport(Foundation)
public import Foundation
#else
public import FoundationEssentials
#endif
public import ServiceTime
public import ServiceVocabulary

extension TimeZoneRules {
    /// Creates the rules of a time zone of Foundation, by walking over its changes.
    ///
    /// Foundation answers for single dates and knows no rule for the future, so the rules are what its answers add up to:
    ///
    /// - The walk goes from year 1800, before the first change of any zone, to the end of year 2149. Changes of the name or of
    ///   the mark of daylight saving time that leave the offset alone are left out.
    /// - Where the last 28 years of the walk, which hold every kind of year, follow one yearly rule exactly, the rules go on
    ///   by it. These are the rules of the zone's TZif file where both come from one release of the time zone database.
    /// - Otherwise the last offset stays; that is exact for a zone without changes in those years.
    ///
    /// - Parameter timeZone: The time zone.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` where Foundation gives an offset of 26 hours or more.
    /// - Complexity: Two questions to Foundation for every change, some milliseconds for a zone that changes every year: keep
    ///   the rules.
    public init(_ timeZone: TimeZone) throws(InvalidValue) {
        let end = Date(timeIntervalSince1970: 5_680_281_600)  // 2150-01-01T00:00:00Z
        var date = Date(timeIntervalSince1970: -5_364_662_400)  // 1800-01-01T00:00:00Z
        let initialOffset = timeZone.secondsFromGMT(for: date)
        var offset = initialOffset
        var changes: [Transition] = []
        while let next = timeZone.nextDaylightSavingTimeTransition(after: date), next > date, next < end {
            date = next
            let offsetNow = timeZone.secondsFromGMT(for: next)
            guard offsetNow != offset else { continue }
            offset = offsetNow
            changes.append(try Transition(at: Instant(next), offsetSeconds: offset))
        }
        let rule = YearlyRuleSearch(changes, initialOffset: initialOffset, years: 2122...2149).rule
        try self.init(initialOffsetSeconds: initialOffset, transitions: changes, rule: rule)
    }
}
