import Foundation
import ServiceTime
import ServiceVocabulary
import TestSupport

/// A generated calendar with its compiled form and a stretch of time that an oracle has stepped through.
struct OracleScene {
    let calendar: WorkingCalendar
    let compiled: CompiledCalendar
    let window: NaiveWindow
    let home: TimeZoneRules

    /// A scene near a moment of the first of some zones, which is the home zone of every schedule but in combinations.
    init(
        zones: [TimeZoneIdentifier], at moment: Instant, depth: Int, table: TimeZoneTable,
        using random: inout SplitMix64
    ) throws {
        let rules = try zones.map { try table.rules(for: $0) }
        let coarse = [3600, 1800, 900, 900, 300][random.number(0...4)]
        let cell = Self.cellSeconds(atMost: coarse, around: moment, rules)
        // Cells of a second reach over a few hours, others over days.
        let count = cell >= 300 ? 12 * 86_400 / cell : cell == 60 ? 4 * 1440 : 20_000
        let length = Int64(count * cell)
        let first = moment.secondsSinceEpoch - Int64(random.number(Int(length) / 4...Int(length) * 3 / 4))
        let start = first - (first % Int64(cell) + Int64(cell)) % Int64(cell)

        let reach = cell >= 300 ? 6 : cell == 60 ? 2 : 1
        let generator = CalendarGenerator(
            zones: zones, around: rules[0].localDateTime(at: moment).date, reach: reach, granule: cell)
        calendar =
            depth > 1
            ? try generator.calendar(depth: depth, using: &random)
            : WorkingCalendar(try generator.schedule(using: &random))
        home = try table.rules(for: calendar.homeSchedule.timeZone)
        let year = generator.center.year
        let naive = try NaiveCalendar(calendar, zones: table, near: year)
        window = try NaiveWindow(naive, home: home, fromSecond: start, cellSeconds: cell, count: count)
        let span = [year...year, year - 1...year + 1, year - 3...year - 1, year + 1...year + 2][random.number(0...3)]
        compiled = try CompiledCalendar(calendar, zones: table, span: span)
    }

    /// The size of cells during which no clock of the zones changes: a second where offsets are not whole minutes.
    private static func cellSeconds(atMost coarse: Int, around moment: Instant, _ zones: [TimeZoneRules]) -> Int {
        let reach = TimeSpan.hours(24 * 20)
        let range = ((try? moment - reach) ?? .earliest)..<((try? moment + reach) ?? .latest)
        var cell = coarse
        for zone in zones {
            var seconds = [zone.offsetSeconds(at: range.lowerBound)]
            for transition in zone.transitions(in: range) {
                seconds += [transition.offsetSeconds, Int(transition.at.secondsSinceEpoch % 86_400)]
            }
            for fine in [3600, 1800, 900, 300, 60, 1] where fine <= cell {
                cell = fine
                if seconds.allSatisfy({ $0 % fine == 0 }) { break }
            }
        }
        return cell
    }

    /// The dates whose every second is in the window.
    var wholeDates: ClosedRange<Int>? {
        let margin: Int64 = 3 * 86_400_000_000
        let first = Int((window.start + margin) / 86_400_000_000)
        let last = Int((window.end - margin) / 86_400_000_000)
        return first < last ? first...last : nil
    }

    /// The definition as text, for the report of a difference.
    var description: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let json = (try? encoder.encode(calendar)).map { String(decoding: $0, as: UTF8.self) } ?? "?"
        return "span \(compiled.span) " + json
    }
}
