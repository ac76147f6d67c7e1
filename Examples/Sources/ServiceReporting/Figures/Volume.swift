import ServiceTime
import Ticketing

/// How much came in.
struct Volume: Codable, Hashable, Sendable {
    /// All requests.
    let requests: Int
    /// Those that are closed.
    let closed: Int
    /// Those that are open.
    let open: Int
    /// The first opening.
    let firstOpened: Moment?
    /// The last opening.
    let lastOpened: Moment?
    /// How many were opened in each local hour, 0 to 23, by weekday, `mon` to `sun`.
    let openedByHour: [String: [Int]]

    /// Counts requests.
    init(_ assessments: [Assessment], clock: LocalClock) {
        let openings = assessments.map(\.ticket.openedAt)
        requests = assessments.count
        open = assessments.count { $0.closedAt == nil }
        closed = requests - open
        firstOpened = openings.min().map(clock.moment)
        lastOpened = openings.max().map(clock.moment)
        var hours = [Int](repeating: 0, count: Weekday.allCases.count * 24)
        for reading in openings.map(clock.reading) {
            hours[(reading.date.weekday.rawValue - 1) * 24 + reading.time.hour] += 1
        }
        openedByHour = Dictionary(
            uniqueKeysWithValues: Weekday.allCases.map { weekday in
                (weekday.abbreviation, Array(hours[((weekday.rawValue - 1) * 24)..<(weekday.rawValue * 24)]))
            })
    }
}
