public import ServiceTime
import ServiceVocabulary

/// Zones whose clocks do something worth a test, with instants at which they do it.
public enum TestZones {
    /// By identifier, instants near transitions that once were trouble.
    public static let moments: [(zone: TimeZoneIdentifier, instants: [String])] = [
        ("America/New_York", ["2024-03-10T07:00:00Z", "2024-11-03T06:00:00Z", "1883-11-18T17:00:00Z"]),
        ("Europe/London", ["2024-03-31T01:00:00Z", "2024-10-27T01:00:00Z", "1968-10-27T00:00:00Z"]),
        ("Asia/Shanghai", ["1991-09-14T17:00:00Z", "2024-01-01T00:00:00Z"]),
        // Half an hour of daylight saving.
        ("Australia/Lord_Howe", ["2024-04-06T15:00:00Z", "2024-10-05T15:30:00Z"]),
        // Clocks change at midnight, so that a date starts at 01:00 or has its last hour twice.
        ("Africa/Cairo", ["2024-04-25T22:00:00Z", "2024-10-31T21:00:00Z"]),
        ("Asia/Beirut", ["2024-03-30T22:00:00Z", "2024-10-26T21:00:00Z"]),
        ("America/Sao_Paulo", ["2018-11-04T03:00:00Z", "2018-02-18T02:00:00Z"]),
        // 2011-12-30 never happened.
        ("Pacific/Apia", ["2011-12-30T10:00:00Z", "2011-12-31T00:00:00Z", "2012-03-31T14:00:00Z"]),
        ("Asia/Kathmandu", ["1985-12-31T18:30:00Z", "2024-06-01T00:00:00Z"]),
        // Two hours of daylight saving.
        ("Antarctica/Troll", ["2024-03-31T01:00:00Z", "2024-10-27T01:00:00Z"]),
        // Clocks went back a minute after midnight, into the date before.
        ("America/St_Johns", ["2006-10-29T02:31:00Z", "2010-11-07T02:31:00Z", "2024-03-10T05:30:00Z"]),
        ("Asia/Tehran", ["2022-03-21T20:30:00Z", "2022-09-21T19:30:00Z"]),
        // Daylight saving time is behind standard time.
        ("Europe/Dublin", ["2024-03-31T01:00:00Z", "2024-10-27T01:00:00Z", "1916-05-21T02:25:21Z"]),
        // 1994-12-31 never happened.
        ("Pacific/Kiritimati", ["1994-12-31T10:00:00Z", "2024-01-01T00:00:00Z"]),
        // 1867-10-18 came twice.
        ("America/Juneau", ["1867-10-19T08:00:00Z", "1867-10-18T00:00:00Z"]),
        ("UTC", ["2024-02-29T00:00:00Z", "2023-12-31T23:59:59Z"]),
        ("Test/Fixed+0545", ["2024-12-31T18:15:00Z"]),
        ("Test/Fixed-1130", ["2025-01-01T11:30:00Z"]),
        // Offsets as far from UTC as there can be.
        ("Test/Fixed+2559", ["2024-12-31T00:00:00Z"]),
    ]

    /// The identifiers of all of them.
    public static var identifiers: [TimeZoneIdentifier] { moments.map { $0.zone } }

    /// Their rules, read once.
    public static let table: Result<TimeZoneTable, any Error> = Result {
        var table = try SystemZones.table(identifiers.filter { !$0.rawValue.hasPrefix("Test/") && $0 != .utc })
        table["Test/Fixed+0545"] = try TimeZoneRules(fixedOffsetSeconds: 20_700)
        table["Test/Fixed-1130"] = try TimeZoneRules(fixedOffsetSeconds: -41_400)
        table["Test/Fixed+2559"] = try TimeZoneRules(fixedOffsetSeconds: 93_540)
        return table
    }
}
