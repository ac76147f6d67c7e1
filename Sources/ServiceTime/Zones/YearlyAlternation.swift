/// A yearly change of offset: a date by the clock that is about to change.
struct YearlyChange {
    let date: YearlyDate
    let offsetBefore: Int32

    /// Seconds from the epoch, UTC, to the change of a year.
    @inline(__always)
    func second(in year: Int) -> Int64 {
        date.wallSeconds(in: year) - Int64(offsetBefore)
    }

    /// The earliest and the latest second, counted from the start of the UTC year, of the change in any year.
    fileprivate var bounds: ClosedRange<Int> {
        let days = date.daysAfterNewYear
        let shift = Int(date.seconds) - Int(offsetBefore)
        return days.lowerBound * 86_400 + shift...days.upperBound * 86_400 + shift
    }
}

/// How two yearly changes follow each other over the years.
enum YearlyAlternation {
    /// In every year the first change comes, then the second.
    case firstThenSecond
    /// In every year the second change comes, then the first.
    case secondThenFirst
    /// What the first change starts lasts until it starts again.
    case firstAlways
    /// What the second change starts lasts until it starts again.
    case secondAlways
    /// Something else, which no zone does.
    case irregular

    /// Compares two changes, by the ranges in which they fall or, where these touch, in every year of a cycle.
    init(_ first: YearlyChange, _ second: YearlyChange) {
        let year = 365 * 86_400
        let (a, b) = (first.bounds, second.bounds)
        if a.upperBound < b.lowerBound, b.upperBound < a.lowerBound + year {
            self = .firstThenSecond
        } else if b.upperBound < a.lowerBound, a.upperBound < b.lowerBound + year {
            self = .secondThenFirst
        } else {
            self = Self.overTheCycle(first, second)
        }
    }

    private static func overTheCycle(_ first: YearlyChange, _ second: YearlyChange) -> YearlyAlternation {
        var all: YearlyAlternation?
        for year in 2000..<2400 {
            let (a, b) = (first.second(in: year), second.second(in: year))
            let here: YearlyAlternation
            if a < b {
                here = b < first.second(in: year + 1) ? .firstThenSecond : .firstAlways
            } else if b < a {
                here = a < second.second(in: year + 1) ? .secondThenFirst : .secondAlways
            } else {
                return .irregular
            }
            if all == nil { all = here }
            if all != here { return .irregular }
        }
        return all ?? .irregular
    }
}
