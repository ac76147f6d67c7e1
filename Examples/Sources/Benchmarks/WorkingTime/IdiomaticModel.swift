import Foundation

/// Foundation as it is mostly used: the calendar is asked for everything, and each answer is an instant.
struct IdiomaticModel: FoundationModel {
    private let calendar: Calendar
    /// The starts of the days.
    private let holidays: Set<Date>
    private let halfDays: Set<Date>

    init(_ office: OfficeHours, timeZone: TimeZone) {
        let calendar = Self.calendar(timeZone)
        func starts(of dates: [OfficeHours.MonthDay]) -> Set<Date> {
            Set(
                office.years.flatMap { year in
                    dates.compactMap {
                        calendar.date(from: DateComponents(year: year, month: $0.month, day: $0.day))
                    }
                })
        }
        holidays = starts(of: OfficeHours.holidays)
        halfDays = starts(of: OfficeHours.halfDays)
        self.calendar = calendar
    }

    func adding(_ amount: TimeInterval, to start: Date) -> Date? {
        var left = amount
        var day = calendar.startOfDay(for: start)
        while true {
            for shift in shifts(on: day) {
                guard let open = calendar.date(bySettingHour: shift.lowerBound, minute: 0, second: 0, of: day),
                    let close = calendar.date(bySettingHour: shift.upperBound, minute: 0, second: 0, of: day)
                else { return nil }
                let from = max(open, start)
                guard from < close else { continue }
                let length = close.timeIntervalSince(from)
                if left <= length { return from.addingTimeInterval(left) }
                left -= length
            }
            guard let next = calendar.date(byAdding: .day, value: 1, to: day) else { return nil }
            day = next
        }
    }

    func workingTime(from start: Date, to end: Date) -> TimeInterval {
        var sum: TimeInterval = 0
        var day = calendar.startOfDay(for: start)
        while true {
            for shift in shifts(on: day) {
                guard let open = calendar.date(bySettingHour: shift.lowerBound, minute: 0, second: 0, of: day),
                    let close = calendar.date(bySettingHour: shift.upperBound, minute: 0, second: 0, of: day)
                else { return sum }
                let from = max(open, start)
                let to = min(close, end)
                if from < to { sum += to.timeIntervalSince(from) }
            }
            guard !calendar.isDate(day, inSameDayAs: end), let next = calendar.date(byAdding: .day, value: 1, to: day)
            else { return sum }
            day = next
        }
    }

    func isOpen(at moment: Date) -> Bool {
        let hour = calendar.component(.hour, from: moment)
        return shifts(on: moment).contains { $0.contains(hour) }
    }

    private func shifts(on date: Date) -> [Range<Int>] {
        if calendar.isDateInWeekend(date) { return [] }
        let day = calendar.startOfDay(for: date)
        if holidays.contains(day) { return [] }
        return halfDays.contains(day) ? [OfficeHours.shifts[0]] : OfficeHours.shifts
    }
}
