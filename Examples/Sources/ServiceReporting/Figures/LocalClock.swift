import ServiceTime

/// The wall clock of one zone.
struct LocalClock: Sendable {
    /// The name of the zone.
    let timeZone: TimeZoneIdentifier
    /// The rules of the zone.
    let rules: TimeZoneRules

    /// What the clock shows at an instant.
    func reading(at instant: Instant) -> LocalDateTime {
        rules.localDateTime(at: instant)
    }

    /// The date at an instant.
    func date(at instant: Instant) -> CivilDate {
        reading(at: instant).date
    }

    /// An instant together with what the clock shows.
    func moment(_ instant: Instant) -> Moment {
        let reading = reading(at: instant)
        return Moment(instant: instant, local: "\(reading.date.weekday.shortName) \(reading)")
    }
}

/// An instant with the local time that people know it by.
struct Moment: Codable, Hashable, Sendable {
    /// The instant.
    let instant: Instant
    /// The weekday and the local time, such as `Fri 2015-01-02 15:28:14`.
    let local: String

    /// The weekday and the date alone, such as `Fri 2015-01-02`.
    var day: Substring { local[..<(local.lastIndex(of: " ") ?? local.endIndex)] }

    /// The time alone, such as `15:28:14`.
    var time: Substring { local[day.endIndex...].dropFirst() }
}

/// A month of a year.
struct Month: Hashable, Sendable {
    /// The year, 0 to 9999.
    let year: Int
    /// The month, 1 to 12.
    let month: Int

    /// The month of a date.
    init(of date: CivilDate) {
        (year, month, _) = date.components
    }
}

extension Month: Comparable {
    static func < (lhs: Month, rhs: Month) -> Bool {
        (lhs.year, lhs.month) < (rhs.year, rhs.month)
    }
}

extension Month: CustomStringConvertible {
    /// The month as `YYYY-MM`.
    var description: String {
        String(year).padded(to: 4, with: "0", .trailing) + "-" + String(month).padded(to: 2, with: "0", .trailing)
    }
}

extension Weekday {
    /// The weekday in three letters, such as `Mon`.
    var shortName: String { abbreviation.prefix(1).uppercased() + abbreviation.dropFirst() }
}
