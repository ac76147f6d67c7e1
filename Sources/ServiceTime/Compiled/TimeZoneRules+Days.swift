extension TimeZoneRules {
    /// The first UTC second at which the wall clock shows a date or a later one.
    func firstSecond(ofDay day: Int64) -> Int64 {
        let wall = day * 86_400
        for segment in segments(fromSecond: wall - 2 * 86_400, toSecond: wall + 2 * 86_400)
        where segment.end + segment.offset > wall {
            return max(segment.start, wall - segment.offset)
        }
        return wall
    }

    /// The stretches of one offset around the UTC seconds at which the wall clock can show dates in a range.
    func segments(aroundDays days: ClosedRange<Int64>) -> [OffsetSegment] {
        // No offset from UTC exceeds 26 hours.
        segments(fromSecond: (days.lowerBound - 2) * 86_400, toSecond: (days.upperBound + 3) * 86_400)
    }

    /// The UTC seconds at which the wall clock shows a date, in order, each stretch within one offset.
    package func seconds(showing day: Int64) -> [SecondInterval] {
        segments(aroundDays: day...day).compactMap { segment in
            let start = max(segment.start, day * 86_400 - segment.offset)
            let end = min(segment.end, (day + 1) * 86_400 - segment.offset)
            return start < end ? SecondInterval(start: start, end: end) : nil
        }
    }

    /// The years of the first and the last transition that are given one by one, before the yearly rule takes over.
    var namedYears: ClosedRange<Int>? {
        guard let first = transitions.first, let last = transitions.last else { return nil }
        return Self.year(of: first)...Self.year(of: last)
    }

    private static func year(of transition: Transition) -> Int {
        HolidayTable.year(of: floorDivision(transition.at.secondsSinceEpoch, by: 86_400))
    }
}
