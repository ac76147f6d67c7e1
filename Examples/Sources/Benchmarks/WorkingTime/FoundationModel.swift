import Foundation

/// What the implementations with Foundation share: instants are `Date` and lengths seconds.
protocol FoundationModel: WorkingTimeModel where Moment == Date, Length == TimeInterval {}

extension FoundationModel {
    static func moment(ofSecond second: Int64) -> Date { Date(timeIntervalSince1970: Double(second)) }
    static func seconds(of moment: Date) -> Int64 { Int64(moment.timeIntervalSince1970) }
    static func seconds(in length: TimeInterval) -> Int64 { Int64(length) }
    static func length(ofHours hours: Int32) -> TimeInterval { Double(hours) * 3600 }
    static func digest(_ moment: Date) -> Int64 { seconds(of: moment) }
    static func digest(_ length: TimeInterval) -> Int64 { Int64(length) }

    static func calendar(_ timeZone: TimeZone) -> Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        return calendar
    }
}

/// Until which hour something may be open on a date, in a hash table.
struct ClosingHours {
    /// By year, month and day in one number.
    private var hours: [Int: Int] = [:]

    init(_ office: OfficeHours) {
        for year in office.years {
            for date in OfficeHours.holidays { hours[Self.key(year, date.month, date.day)] = 0 }
            for date in OfficeHours.halfDays { hours[Self.key(year, date.month, date.day)] = 12 }
        }
    }

    private static func key(_ year: Int, _ month: Int, _ day: Int) -> Int { (year * 12 + month) * 31 + day }

    /// The hour from which nothing is open on a date; 0 for a date without work.
    func hour(on date: DateComponents) -> Int {
        guard let weekday = date.weekday, weekday != 1, weekday != 7, let year = date.year, let month = date.month,
            let day = date.day
        else { return 0 }
        return hours[Self.key(year, month, day)] ?? 24
    }
}
