public import ServiceVocabulary

extension Instant: CustomStringConvertible {
    /// Creates the instant that a text of RFC 3339 names, such as `2024-01-17T18:00:00Z` or `2024-01-17T19:00:00.5+01:00`.
    ///
    /// - Parameter text: Date, `T`, time and zone. The fraction of a second has at most six digits that are not zero.
    ///   A leap second (`:60`) is refused, since it has no place on a time line without leap seconds.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for any other text and for instants outside the years 0000 to 9999.
    public init(_ text: String) throws(InvalidValue) {
        guard let microseconds = Self.microseconds(rfc3339: text) else {
            throw InvalidValue(
                field: "instant", value: text,
                accepted: "RFC 3339 with a zone, such as 2024-01-17T18:00:00Z, of the years 0000 to 9999")
        }
        try self.init(microsecondsSinceEpoch: microseconds)
    }

    /// The instant as text of RFC 3339 in UTC: `2024-01-17T18:00:00Z`, with as many digits of a second as it needs.
    public var description: String {
        let second = secondsSinceEpoch
        let day = floorDivision(second, by: 86_400)
        let date = CivilDate(uncheckedDay: Int32(truncatingIfNeeded: day))
        let time = TimeOfDay(uncheckedSeconds: Int32(truncatingIfNeeded: second &- day &* 86_400))
        let rest = microsecondsSinceEpoch &- second &* 1_000_000
        return date.description + "T" + time.hoursMinutesSeconds + fraction(ofMicroseconds: rest) + "Z"
    }

    private static func microseconds(rfc3339 text: String) -> Int64? {
        var scanner = DigitScanner(text)
        guard let year = scanner.number(digits: 4), scanner.skip("-"),
            let month = scanner.number(digits: 2), scanner.skip("-"),
            let day = scanner.number(digits: 2), scanner.skip("T") || scanner.skip("t"),
            let date = try? CivilDate(year: year, month: month, day: day),
            let hour = scanner.number(digits: 2), hour < 24, scanner.skip(":"),
            let minute = scanner.number(digits: 2), minute < 60, scanner.skip(":"),
            let second = scanner.number(digits: 2), second < 60
        else { return nil }
        var rest = 0
        if scanner.skip(".") {
            guard let fraction = scanner.fraction(digits: 6) else { return nil }
            rest = fraction
        }
        var offset = 0
        if !scanner.skip("Z"), !scanner.skip("z") {
            let isWest = scanner.skip("-")
            guard isWest || scanner.skip("+"),
                let hours = scanner.number(digits: 2), hours < 24, scanner.skip(":"),
                let minutes = scanner.number(digits: 2), minutes < 60
            else { return nil }
            offset = (hours * 3600 + minutes * 60) * (isWest ? -1 : 1)
        }
        guard scanner.isAtEnd else { return nil }
        let seconds = Int64(date.daysSinceEpoch) * 86_400 + Int64(hour * 3600 + minute * 60 + second - offset)
        return seconds * 1_000_000 + Int64(rest)
    }
}
