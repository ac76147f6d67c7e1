import ServiceTime

// When is a ticket due that grants four hours of working time? The zone's rules are given as a POSIX text, so that
// the program needs no file and no Foundation; it also builds as Embedded Swift.
do {
    let calendar = try WorkingCalendar(
        timeZone: "America/New_York",
        weekly: .weekdays(try Shift("09:00", "12:00"), try Shift("13:00", "18:00")),
        holidayRules: [try HolidayRule(.date(month: 12, day: 25))])
    let zones = TimeZoneTable(["America/New_York": try TimeZoneRules(posix: "EST5EDT,M3.2.0,M11.1.0")])
    let hours = try CompiledCalendar(calendar, zones: zones, span: 2020...2030)

    let opened = try Instant("2024-12-24T21:30:00Z")
    if let due = try hours.adding(.hours(4), to: opened) {
        print("opened \(opened), due \(due): \(hours.workingTime(from: opened, to: due)) of working time")
    }
} catch {
    print("refused: \(error)")
}
