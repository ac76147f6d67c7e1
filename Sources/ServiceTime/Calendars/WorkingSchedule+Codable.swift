#if !hasFeature(Embedded)

import ServiceVocabulary

extension Shift: Codable {
    /// Decodes a pair of readings, `["09:00", "12:00"]`.
    public init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        let start = try container.decode(TimeOfDay.self)
        let end = try container.decode(TimeOfDay.self)
        let isPair = container.isAtEnd
        self = try decoder.validated { () throws(InvalidValue) in
            guard isPair else {
                throw InvalidValue(field: "shift", value: "more than two readings", accepted: "a pair of readings")
            }
            return try Shift(from: start, to: end)
        }
    }

    /// Encodes a pair of readings.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        try container.encode(start)
        try container.encode(end)
    }
}

extension WeeklyHours: Codable {
    /// Decodes an object of lists of shifts by weekday, `{"mon": [["09:00", "17:00"]]}`; an absent day has none.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: AnyKey.self)
        var shifts: [Weekday: [Shift]] = [:]
        for key in container.allKeys {
            guard let weekday = Weekday(abbreviation: key.stringValue) else {
                throw DecodingError.refused(.weekday(key.stringValue), at: decoder.codingPath)
            }
            shifts[weekday] = try container.decode([Shift].self, forKey: key)
        }
        self.init(shifts)
    }

    /// Encodes an object of lists of shifts, without the days on which none starts.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: AnyKey.self)
        for weekday in Weekday.allCases where !self[weekday].isEmpty {
            try container.encode(self[weekday], forKey: AnyKey(stringValue: weekday.abbreviation))
        }
    }
}

/// The keys `from` and `to` of the closed part of a date, in the object of the holiday itself.
private enum ClosedHoursKeys: String, CodingKey, CaseIterable {
    case from
    case to
}

extension ClosedHours {
    /// Decodes `from` and `to`; the whole date where both are absent.
    fileprivate init(besideOtherKeysOf decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: ClosedHoursKeys.self)
        guard container.contains(.from) || container.contains(.to) else {
            self = .wholeDay
            return
        }
        let start = try container.decode(TimeOfDay.self, forKey: .from)
        let end = try container.decode(TimeOfDay.self, forKey: .to)
        self = try decoder.validated { () throws(InvalidValue) in try ClosedHours(from: start, to: end) }
    }

    fileprivate func encodeBesideOtherKeys(to encoder: any Encoder) throws {
        guard !isWholeDay else { return }
        var container = encoder.container(keyedBy: ClosedHoursKeys.self)
        try container.encode(start, forKey: .from)
        try container.encode(end, forKey: .to)
    }
}

extension Holiday: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case date
        case name
    }

    /// Decodes `{"date": "2024-12-24", "from": "13:00", "to": "18:00"}`, or the date alone for a whole day.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(
            besides: CodingKeys.allCases.map { $0.rawValue } + ClosedHoursKeys.allCases.map { $0.rawValue })
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try container.decode(CivilDate.self, forKey: .date),
            hours: try ClosedHours(besideOtherKeysOf: decoder),
            name: try container.decodeIfPresent(String.self, forKey: .name))
    }

    /// Encodes the date, the hours of a part-day holiday, and the name if there is one.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(date, forKey: .date)
        try container.encodeIfPresent(name, forKey: .name)
        try hours.encodeBesideOtherKeys(to: encoder)
    }
}

extension DayOverride: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case date
        case hours
    }

    /// Decodes `{"date": "2024-12-21", "hours": [["10:00", "14:00"]]}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try container.decode(CivilDate.self, forKey: .date),
            shifts: try container.decode([Shift].self, forKey: .hours))
    }

    /// Encodes the date and its shifts.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(date, forKey: .date)
        try container.encode(shifts, forKey: .hours)
    }
}

extension HolidayRule.Observance: Codable {
    /// Decodes the name of the observance.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension HolidayRule: Codable {
    private enum Kind: String, Codable, CaseIterable {
        case date
        case weekday
        case lastWeekday
        case easter

        init(from decoder: any Decoder) throws {
            self = try decoder.choice()
        }
    }

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case kind
        case month
        case day
        case weekday
        case ordinal
        case days
        case firstYear
        case lastYear
        case observance
        case name
    }

    /// Decodes a rule such as `{"kind": "weekday", "weekday": "thu", "ordinal": 4, "month": 11}`.
    ///
    /// The kinds are `date` (`month`, `day`), `weekday` (`weekday`, `ordinal`, `month`), `lastWeekday` (`weekday`,
    /// `month`) and `easter` (`days`). Any rule may have `firstYear`, `lastYear`, `observance`, `from` and `to`, `name`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(
            besides: CodingKeys.allCases.map { $0.rawValue } + ClosedHoursKeys.allCases.map { $0.rawValue })
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let recurrence: Recurrence
        switch try container.decode(Kind.self, forKey: .kind) {
        case .date:
            recurrence = .date(
                month: try container.decode(Int.self, forKey: .month), day: try container.decode(Int.self, forKey: .day)
            )
        case .weekday:
            recurrence = .weekday(
                try container.decode(Weekday.self, forKey: .weekday),
                ordinal: try container.decode(Int.self, forKey: .ordinal),
                month: try container.decode(Int.self, forKey: .month))
        case .lastWeekday:
            recurrence = .lastWeekday(
                try container.decode(Weekday.self, forKey: .weekday),
                month: try container.decode(Int.self, forKey: .month))
        case .easter:
            recurrence = .daysFromEaster(try container.decode(Int.self, forKey: .days))
        }
        let firstYear = try container.decodeIfPresent(Int.self, forKey: .firstYear)
        let lastYear = try container.decodeIfPresent(Int.self, forKey: .lastYear)
        let observance = try container.decodeIfPresent(Observance.self, forKey: .observance) ?? .none
        let hours = try ClosedHours(besideOtherKeysOf: decoder)
        let name = try container.decodeIfPresent(String.self, forKey: .name)
        self = try decoder.validated { () throws(InvalidValue) in
            try HolidayRule(
                recurrence, years: try Self.years(from: firstYear, to: lastYear), observance: observance, hours: hours,
                name: name)
        }
    }

    private static func years(from first: Int?, to last: Int?) throws(InvalidValue) -> ClosedRange<Int>? {
        guard first != nil || last != nil else { return nil }
        let (lower, upper) = (first ?? 0, last ?? 9999)
        guard lower <= upper else {
            guard let last else {
                throw InvalidValue(field: "firstYear", value: "\(lower)", accepted: "a year from 0 to 9999")
            }
            throw InvalidValue(field: "lastYear", value: "\(last)", accepted: "a year not before \(lower)")
        }
        return lower...upper
    }

    /// Encodes the rule in the form it is decoded from, without what is left at its default.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch recurrence {
        case .date(let month, let day):
            try container.encode(Kind.date, forKey: .kind)
            try container.encode(month, forKey: .month)
            try container.encode(day, forKey: .day)
        case .weekday(let weekday, let ordinal, let month):
            try container.encode(Kind.weekday, forKey: .kind)
            try container.encode(weekday, forKey: .weekday)
            try container.encode(ordinal, forKey: .ordinal)
            try container.encode(month, forKey: .month)
        case .lastWeekday(let weekday, let month):
            try container.encode(Kind.lastWeekday, forKey: .kind)
            try container.encode(weekday, forKey: .weekday)
            try container.encode(month, forKey: .month)
        case .daysFromEaster(let days):
            try container.encode(Kind.easter, forKey: .kind)
            try container.encode(days, forKey: .days)
        }
        try container.encodeIfPresent(years?.lowerBound, forKey: .firstYear)
        try container.encodeIfPresent(years?.upperBound, forKey: .lastYear)
        if observance != .none { try container.encode(observance, forKey: .observance) }
        try container.encodeIfPresent(name, forKey: .name)
        try hours.encodeBesideOtherKeys(to: encoder)
    }
}

extension CalendarOptions.ClosingEdge: Codable {
    /// Decodes the name of the edge.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension CalendarOptions: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case closingEdge
        case holidayCutsTail
        case overrideKeepsTail
        case overrideBeatsHoliday
    }

    /// Decodes the options that are present; the others keep their defaults.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            closingEdge: try container.decodeIfPresent(ClosingEdge.self, forKey: .closingEdge) ?? .closingInstant,
            holidayCutsTail: try container.decodeIfPresent(Bool.self, forKey: .holidayCutsTail) ?? true,
            overrideKeepsTail: try container.decodeIfPresent(Bool.self, forKey: .overrideKeepsTail) ?? true,
            overrideBeatsHoliday: try container.decodeIfPresent(Bool.self, forKey: .overrideBeatsHoliday) ?? true)
    }

    /// Encodes all four options.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(closingEdge, forKey: .closingEdge)
        try container.encode(holidayCutsTail, forKey: .holidayCutsTail)
        try container.encode(overrideKeepsTail, forKey: .overrideKeepsTail)
        try container.encode(overrideBeatsHoliday, forKey: .overrideBeatsHoliday)
    }
}

extension WorkingSchedule: Codable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case timeZone
        case weekly
        case holidays
        case holidayRules
        case overrides
        case options
    }

    /// Decodes `{"timeZone": …, "weekly": …}` with `holidays`, `holidayRules`, `overrides` and `options` as needed.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue } + ["kind"])
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let timeZone = try container.decode(TimeZoneIdentifier.self, forKey: .timeZone)
        let weekly = try container.decode(WeeklyHours.self, forKey: .weekly)
        let holidays = try container.decodeIfPresent([Holiday].self, forKey: .holidays) ?? []
        let rules = try container.decodeIfPresent([HolidayRule].self, forKey: .holidayRules) ?? []
        let overrides = try container.decodeIfPresent([DayOverride].self, forKey: .overrides) ?? []
        let options = try container.decodeIfPresent(CalendarOptions.self, forKey: .options) ?? CalendarOptions()
        self = try decoder.validated { () throws(InvalidValue) in
            try WorkingSchedule(
                timeZone: timeZone, weekly: weekly, holidays: holidays, holidayRules: rules, overrides: overrides,
                options: options)
        }
    }

    /// Encodes the schedule in the form it is decoded from, without what is empty or left at its default.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(timeZone, forKey: .timeZone)
        try container.encode(weekly, forKey: .weekly)
        if !holidays.isEmpty { try container.encode(holidays, forKey: .holidays) }
        if !holidayRules.isEmpty { try container.encode(holidayRules, forKey: .holidayRules) }
        if !overrides.isEmpty { try container.encode(overrides, forKey: .overrides) }
        if options != CalendarOptions() { try container.encode(options, forKey: .options) }
    }
}

#endif
