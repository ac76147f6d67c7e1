import Foundation
import ServiceTime

/// Foundation with the calendar left out of the loop: one conversion of the start to the local date, dates and weekdays
/// counted by hand, and `date(from:)` for nothing but the ends of the shifts that matter.
struct TunedModel: FoundationModel {
    private let calendar: Calendar
    private let closures: ClosingHours

    init(_ office: OfficeHours, timeZone: TimeZone) {
        calendar = Self.calendar(timeZone)
        closures = ClosingHours(office)
    }

    func adding(_ amount: TimeInterval, to start: Date) -> Date? {
        var left = amount
        var day = localDay(of: start)
        while true {
            let closed = closures.hour(on: day)
            for shift in OfficeHours.shifts where shift.lowerBound < closed {
                guard let close = instant(on: &day, hour: shift.upperBound) else { return nil }
                guard close > start, let open = instant(on: &day, hour: shift.lowerBound) else { continue }
                let from = max(open, start)
                let length = close.timeIntervalSince(from)
                if left <= length { return from.addingTimeInterval(left) }
                left -= length
            }
            Self.advance(&day)
        }
    }

    func workingTime(from start: Date, to end: Date) -> TimeInterval {
        var sum: TimeInterval = 0
        var day = localDay(of: start)
        while true {
            let closed = closures.hour(on: day)
            for shift in OfficeHours.shifts where shift.lowerBound < closed {
                guard let open = instant(on: &day, hour: shift.lowerBound), open < end else { return sum }
                guard let close = instant(on: &day, hour: shift.upperBound), close > start else { continue }
                sum += min(close, end).timeIntervalSince(max(open, start))
            }
            Self.advance(&day)
        }
    }

    func isOpen(at moment: Date) -> Bool {
        let local = calendar.dateComponents([.year, .month, .day, .weekday, .hour], from: moment)
        guard let hour = local.hour, hour < closures.hour(on: local) else { return false }
        return OfficeHours.shifts.contains { $0.contains(hour) }
    }

    private func localDay(of moment: Date) -> DateComponents {
        calendar.dateComponents([.year, .month, .day, .weekday], from: moment)
    }

    private func instant(on day: inout DateComponents, hour: Int) -> Date? {
        day.hour = hour
        return calendar.date(from: day)
    }

    private static func advance(_ day: inout DateComponents) {
        guard let year = day.year, let month = day.month, let number = day.day, let weekday = day.weekday else {
            return
        }
        day.weekday = weekday % 7 + 1
        if number < CivilDate.days(inMonth: month, of: year) {
            day.day = number + 1
        } else {
            day.day = 1
            day.month = month % 12 + 1
            if month == 12 { day.year = year + 1 }
        }
    }
}
