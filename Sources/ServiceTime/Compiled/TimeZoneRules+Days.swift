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

    /// The year of the last transition that is given one by one, before the yearly rule takes over.
    var lastNamedYear: Int {
        transitions.last.map { HolidayTable.year(of: floorDivision($0.at.secondsSinceEpoch, by: 86_400)) } ?? 0
    }
}
