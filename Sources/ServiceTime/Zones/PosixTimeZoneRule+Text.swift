public import ServiceVocabulary

extension PosixTimeZoneRule: CustomStringConvertible {
    /// Creates the rule of a `TZ` text of POSIX, with the extensions of RFC 9636.
    ///
    /// The text is `std offset [dst [offset] , start [/time] , end [/time]]`: abbreviations of at least three letters, or of
    /// letters, digits and signs in `<>`; offsets of up to 24 hours, *west* positive, the one of daylight saving time an
    /// hour ahead unless told; dates as `Jn`, `n` or `Mm.w.d`; times from −167 to 167 hours, 02:00 unless told. A daylight
    /// saving time without dates is refused: the dates a host would fill in are no part of the text.
    ///
    /// - Parameter text: Such as `EST5EDT,M3.2.0,M11.1.0`, `<+03>-3` or `IST-2IDT,M3.4.4/26,M10.5.0`.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` that names the position at which the text is not such a rule.
    /// - Complexity: O(*n*) for *n* bytes of text.
    public init(_ text: String) throws(InvalidValue) {
        var scanner = PosixScanner(Array(text.utf8)[...])
        self = try scanner.rule()
    }

    /// The rule as a `TZ` text of POSIX, with the offsets as abbreviations: `<-05>5<-04>,M3.2.0,M11.1.0`.
    ///
    /// It reads back as an equal rule.
    public var description: String {
        var text = Self.name(of: standardOffset) + Self.clock(-standardOffset)
        guard let daylightSaving else { return text }
        text += Self.name(of: daylightSaving.offset)
        if daylightSaving.offset != standardOffset + 3600 { text += Self.clock(-daylightSaving.offset) }
        return text + "," + daylightSaving.start.description + "," + daylightSaving.end.description
    }

    private static func name(of offset: Int32) -> String {
        let minutes = offset.magnitude / 60 % 60
        let name = (offset < 0 ? "-" : "+") + paddedNumber(Int(offset.magnitude / 3600), to: 2)
        return "<" + name + (minutes == 0 ? "" : paddedNumber(Int(minutes), to: 2)) + ">"
    }

    /// Seconds as `h`, `h:mm` or `h:mm:ss`, with a sign where negative.
    static func clock(_ seconds: Int32) -> String {
        let size = Int(seconds.magnitude)
        var text = (seconds < 0 ? "-" : "") + "\(size / 3600)"
        if size % 3600 != 0 { text += ":" + paddedNumber(size / 60 % 60, to: 2) }
        if size % 60 != 0 { text += ":" + paddedNumber(size % 60, to: 2) }
        return text
    }
}

extension YearlyDate: CustomStringConvertible {
    /// The moment as POSIX writes it: `M3.2.0`, `J60/0` or `300/-1:30`.
    public var description: String {
        let text: String
        switch day {
        case .ofYear(let number): text = "J\(number)"
        case .afterNewYear(let number): text = "\(number)"
        case .weekday(let weekday, let week, let month): text = "M\(month).\(week).\(weekday.rawValue % 7)"
        }
        return seconds == 7200 ? text : text + "/" + PosixTimeZoneRule.clock(seconds)
    }
}
