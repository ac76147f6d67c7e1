import ServiceVocabulary

/// Reads a `TZ` text of POSIX from its start to its end.
struct PosixScanner {
    private let text: ArraySlice<UInt8>
    private var position: Int

    init(_ text: ArraySlice<UInt8>) {
        self.text = text
        position = text.startIndex
    }

    mutating func rule() throws(InvalidValue) -> PosixTimeZoneRule {
        try skipName()
        let standard = -(try clock(hours: 24))
        guard next != nil else {
            return try refused { () throws(InvalidValue) in try .init(fixedOffsetSeconds: standard) }
        }
        try skipName()
        var daylight = standard + 3600
        if next != UInt8(ascii: ",") {
            guard next != nil else { throw refusal("a comma and the dates of daylight saving time") }
            daylight = -(try clock(hours: 24))
        }
        try expect(",")
        let start = try date()
        try expect(",")
        let end = try date()
        guard next == nil else { throw refusal("the end of the text") }
        return try refused { () throws(InvalidValue) in
            try PosixTimeZoneRule(
                standardOffsetSeconds: standard, daylightOffsetSeconds: daylight, start: start, end: end)
        }
    }

    private var next: UInt8? { position < text.endIndex ? text[position] : nil }

    private mutating func skip(_ sign: Unicode.Scalar) -> Bool {
        guard let next, UInt32(next) == sign.value else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ sign: Unicode.Scalar) throws(InvalidValue) {
        guard skip(sign) else { throw refusal("\"" + String(Character(sign)) + "\"") }
    }

    /// Passes over an abbreviation of three or more letters, or of letters, digits and signs between `<` and `>`.
    private mutating func skipName() throws(InvalidValue) {
        let isQuoted = skip("<")
        let start = position
        while let next, Self.isLetter(next) || (isQuoted && Self.isDigitOrSign(next)) { position += 1 }
        guard position - start >= 3 else {
            position = start
            throw refusal("an abbreviation of at least three letters, or of letters, digits and signs in <>")
        }
        if isQuoted { try expect(">") }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isDigitOrSign(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
    }

    /// The seconds of `[+-]h[:mm[:ss]]`.
    private mutating func clock(hours limit: Int) throws(InvalidValue) -> Int {
        let isNegative = skip("-")
        if !isNegative { _ = skip("+") }
        var seconds = try number(0...limit, "hours 0 to \(limit)") * 3600
        if skip(":") {
            seconds += try number(0...59, "minutes 00 to 59") * 60
            if skip(":") { seconds += try number(0...59, "seconds 00 to 59") }
        }
        return isNegative ? -seconds : seconds
    }

    private mutating func date() throws(InvalidValue) -> YearlyDate {
        let day: YearlyDate.Day
        if skip("J") {
            day = .ofYear(try number(1...365, "a day of the year, 1 to 365"))
        } else if skip("M") {
            let month = try number(1...12, "a month, 1 to 12")
            try expect(".")
            let week = try number(1...5, "a week, 1 to 5")
            try expect(".")
            let weekday = try number(0...6, "a weekday, 0 (Sunday) to 6")
            day = .weekday(Weekday(rawValue: weekday == 0 ? 7 : weekday) ?? .sunday, week: week, month: month)
        } else {
            day = .afterNewYear(try number(0...365, "a date as Jn, n (0 to 365) or Mm.w.d"))
        }
        let time = skip("/") ? try clock(hours: 167) : 7200
        return try refused { () throws(InvalidValue) in try YearlyDate(day, secondsFromMidnight: time) }
    }

    /// The number that the digits to come spell, of at most three digits.
    private mutating func number(_ range: ClosedRange<Int>, _ accepted: String) throws(InvalidValue) -> Int {
        let start = position
        var value = 0
        while let next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next), position - start < 3 {
            value = value * 10 + Int(next - UInt8(ascii: "0"))
            position += 1
        }
        guard position > start, range.contains(value) else {
            position = start
            throw refusal(accepted)
        }
        return value
    }

    private func refusal(_ accepted: String) -> InvalidValue {
        InvalidValue(
            field: "posix", value: String(decoding: text, as: UTF8.self),
            accepted: accepted + " at position \(position - text.startIndex)")
    }

    /// The value, or its refusal with the whole text as the refused value.
    private func refused<Value>(_ value: () throws(InvalidValue) -> Value) throws(InvalidValue) -> Value {
        do {
            return try value()
        } catch {
            throw InvalidValue(
                field: "posix", value: String(decoding: text, as: UTF8.self),
                accepted: error.accepted + " (\(error.field) is \(error.value))")
        }
    }
}
