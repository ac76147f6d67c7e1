import ServiceTime

extension TimeFormat {
    /// The reading that a text shows; nil for a text of another form, and for a date or time that does not exist.
    ///
    /// - Parameter text: The bytes of the text.
    func reading(of text: CSVRow.Field) -> LocalDateTime? {
        var rest = text
        var parts = Parts()
        for element in elements {
            switch element {
            case .number(let field, let digits):
                guard let number = Self.takeNumber(from: &rest, digits: digits) else { return nil }
                parts[field] = number
            case .halfOfDay:
                guard let isAfternoon = Self.takeHalfOfDay(from: &rest) else { return nil }
                parts.isAfternoon = isAfternoon
            case .literal(let byte):
                guard rest.popFirst() == byte else { return nil }
            }
        }
        return rest.isEmpty ? parts.reading : nil
    }

    /// The text that shows a reading.
    ///
    /// - Parameter reading: The reading.
    func text(of reading: LocalDateTime) -> String {
        let parts = Parts(reading)
        let bytes = elements.flatMap { element in
            switch element {
            case .number(let field, let digits):
                Array(String(parts[field]).padded(to: digits.lowerBound, with: "0", .trailing).utf8)
            case .halfOfDay: Array((parts.isAfternoon == true ? "PM" : "AM").utf8)
            case .literal(let byte): [byte]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func takeNumber(from rest: inout CSVRow.Field, digits: ClosedRange<Int>) -> Int? {
        var number = 0
        var count = 0
        while count < digits.upperBound, let byte = rest.first, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
            count += 1
            rest.removeFirst()
        }
        return count >= digits.lowerBound ? number : nil
    }

    /// Whether the text goes on with PM (true) or AM (false), in letters of any case.
    private static func takeHalfOfDay(from rest: inout CSVRow.Field) -> Bool? {
        let lowerCase: UInt8 = 0x20
        guard let half = rest.popFirst().map({ $0 | lowerCase }), let m = rest.popFirst().map({ $0 | lowerCase }),
            m == UInt8(ascii: "m"), half == UInt8(ascii: "a") || half == UInt8(ascii: "p")
        else { return nil }
        return half == UInt8(ascii: "p")
    }
}

/// The numbers of a reading as a pattern names them.
private struct Parts {
    private var year = 0
    private var month = 0
    private var day = 0
    /// From 0 to 23, or from 1 to 12 where the half of the day is known.
    private var hour = 0
    private var minute = 0
    private var second = 0
    var isAfternoon: Bool?

    init() {}

    init(_ reading: LocalDateTime) {
        (year, month, day) = reading.date.components
        (hour, minute, second) = (reading.time.hour, reading.time.minute, reading.time.second)
        isAfternoon = hour >= 12
    }

    subscript(field: TimeFormat.Field) -> Int {
        get {
            switch field {
            case .year: year
            case .month: month
            case .day: day
            case .hour: hour
            case .hourOfHalf: (hour + 11) % 12 + 1
            case .minute: minute
            case .second: second
            }
        }
        set {
            switch field {
            case .year: year = newValue
            case .month: month = newValue
            case .day: day = newValue
            case .hour, .hourOfHalf: hour = newValue
            case .minute: minute = newValue
            case .second: second = newValue
            }
        }
    }

    var reading: LocalDateTime? {
        guard let hour = hourOfDay, hour < 24, let date = try? CivilDate(year: year, month: month, day: day),
            let time = try? TimeOfDay(hour: hour, minute: minute, second: second)
        else { return nil }
        return LocalDateTime(date: date, time: time)
    }

    private var hourOfDay: Int? {
        guard let isAfternoon else { return hour }
        return (1...12).contains(hour) ? hour % 12 + (isAfternoon ? 12 : 0) : nil
    }
}
