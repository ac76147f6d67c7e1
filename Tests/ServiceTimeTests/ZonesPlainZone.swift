import ServiceTime
import TestSupport

/// A generated zone with a plain list of its changes from 1850 to 2210, found by walking over days.
struct PlainZone: CustomStringConvertible {
    let rules: TimeZoneRules
    let description: String
    /// Every change of offset, ascending.
    private(set) var changes: [(second: Int64, offset: Int)] = []
    private let initialOffset: Int

    init(using random: inout SplitMix64) throws {
        let standard = Int.random(in: -48...56, using: &random) * 900
        let daylight = standard + [1800, 3600, 7200, -3600][Int.random(in: 0..<4, using: &random)]
        var first = Self.date(month: .random(in: 1...5, using: &random), using: &random)
        var second = Self.date(month: .random(in: 7...11, using: &random), using: &random)
        if Bool.random(using: &random) { swap(&first, &second) }
        let hasRule = Int.random(in: 0..<4, using: &random) > 0
        let rule = "AAA\(Self.clock(-standard))BBB\(Self.clock(-daylight)),\(first.text),\(second.text)"

        var list: [(second: Int64, offset: Int)] = []
        var offset = Int.random(in: -100...100, using: &random) * 413
        let initial = offset
        var at = Int64.random(in: -3_000_000_000...1_000_000_000, using: &random)
        for _ in 0..<Int.random(in: 0...8, using: &random) {
            let step = Int.random(in: 0..<3, using: &random)
            offset = step == 0 ? offset : .random(in: -50_000...50_000, using: &random)
            list.append((at, offset))
            at += step == 1 ? .random(in: 1...90_000, using: &random) : .random(in: 1...300_000_000, using: &random)
        }
        var yearly: [(second: Int64, offset: Int)] = []
        if hasRule {
            for year in 1850...2210 {
                yearly.append((first.wallSecond(in: year) - Int64(standard), daylight))
                yearly.append((second.wallSecond(in: year) - Int64(daylight), standard))
            }
            yearly.sort { $0.second < $1.second }
            // The rule takes over at the end of the table, with the offset that it has there.
            if !list.isEmpty {
                list.append((at, yearly.last { $0.second <= at }?.offset ?? standard))
            }
        }
        description = "\(initial) \(list) \(hasRule ? rule : "")"
        rules =
            hasRule && list.isEmpty
            ? try TimeZoneRules(posix: rule)
            : try TimeZoneRules(
                initialOffsetSeconds: initial,
                transitions: list.map {
                    try .init(at: Instant(secondsSinceEpoch: $0.second), offsetSeconds: $0.offset)
                },
                rule: hasRule ? PosixTimeZoneRule(rule) : nil)
        initialOffset = list.isEmpty && hasRule ? (yearly.last?.offset ?? initial) : initial
        for change in list + yearly.filter({ $0.second > list.last?.second ?? .min })
        where change.offset != changes.last?.offset ?? initialOffset {
            changes.append(change)
        }
    }

    /// The offsets that occur.
    var offsets: [Int] { [initialOffset] + changes.map(\.offset) }

    func offset(at second: Int64) -> Int {
        changes.last { $0.second <= second }?.offset ?? initialOffset
    }

    /// Seconds at and around some changes, and anywhere from 1870 to 2200.
    func interestingSeconds(using random: inout SplitMix64) -> [Int64] {
        var seconds = (0..<5).map { _ in Int64.random(in: -3_100_000_000...7_200_000_000, using: &random) }
        let near = changes.filter { (-3_100_000_000...7_200_000_000).contains($0.second) }
        for turn in 0..<6 {
            // The table, and where the rule takes over, are in the first changes.
            let among = turn < 3 ? near.prefix(10) : near[...]
            guard let change = among.randomElement(using: &random) else { break }
            seconds += [
                change.second - 1, change.second, change.second + .random(in: -90_000...90_000, using: &random),
            ]
        }
        return seconds
    }

    private static func clock(_ seconds: Int) -> String {
        (seconds < 0 ? "-" : "") + "\(abs(seconds) / 3600):\(abs(seconds) / 60 % 60)"
    }

    /// A date with its text and a way to find it by looking at every day around its month.
    private struct PlainDate {
        let text: String
        let month: Int
        let matches: @Sendable (_ date: CivilDate, _ dayOfYear: Int, _ isLeapYear: Bool) -> Bool
        let seconds: Int64

        func wallSecond(in year: Int) -> Int64 {
            let isLeapYear = CivilDate.days(inMonth: 2, of: year) == 29
            let newYear = Int((try? CivilDate(year: year, month: 1, day: 1))?.daysSinceEpoch ?? 0)
            for day in (month - 1) * 28...month * 31 {
                if matches(CivilDate(uncheckedDay: Int32(newYear + day)), day, isLeapYear) {
                    return Int64(newYear + day) * 86_400 + seconds
                }
            }
            return .max
        }
    }

    private static func date(month: Int, using random: inout SplitMix64) -> PlainDate {
        let seconds = [7200, 0, 86_400, -3600, 93_600, 601_200, -601_200, 12_345][Int.random(in: 0..<8, using: &random)]
        let time = "/\(seconds < 0 ? "-" : "")\(abs(seconds) / 3600):\(abs(seconds) / 60 % 60):\(abs(seconds) % 60)"
        let number = month * 30
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
            return PlainDate(
                text: "J\(number)\(time)", month: month,
                matches: { _, day, isLeapYear in day == (isLeapYear && number >= 60 ? number : number - 1) },
                seconds: Int64(seconds))
        case 1:
            return PlainDate(
                text: "\(number)\(time)", month: month, matches: { _, day, _ in day == number }, seconds: Int64(seconds)
            )
        default:
            let week = Int.random(in: 1...5, using: &random)
            let weekday = Int.random(in: 0...6, using: &random)
            return PlainDate(
                text: "M\(month).\(week).\(weekday)\(time)", month: month,
                matches: { date, _, _ in
                    guard date.month == month, date.weekday.rawValue % 7 == weekday else { return false }
                    let isLast = date.day + 7 > CivilDate.days(inMonth: month, of: date.year)
                    return week == 5 ? isLast : (date.day - 1) / 7 + 1 == week
                }, seconds: Int64(seconds))
        }
    }
}
