import Foundation
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

/// Definitions and zones that are damaged at random: each is refused, or compiles and answers, and nothing takes long.
@Suite("Damaged calendars")
struct CalendarFuzzTests {
    private static let texts = [
        "kind", "schedule", "union", "intersection", "difference", "versions", "first", "others", "timeZone", "weekly",
        "holidays", "holidayRules", "overrides", "options", "date", "hours", "from", "to", "name", "validFrom",
        "calendar",
        "weekday", "lastWeekday", "easter", "month", "day", "ordinal", "days", "firstYear", "lastYear", "observance",
        "none", "nextWorkingDay", "nearestWeekday", "closingEdge", "closingInstant", "nextOpening", "mon", "tue", "wed",
        "thu", "fri", "sat", "sun", "00:00", "24:00", "23:59:59", "12:00", "0000-01-01", "9999-12-31", "2024-02-29",
        "1900-02-29", "UTC", "America/New_York", "Pacific/Apia", "Test/Fixed+2559", "", "null",
    ]

    /// The stored forms that are damaged, and the parts they are made of.
    private static func seeds() throws -> [JSONValue] {
        var random = SplitMix64(seed: 1)
        var seeds: [JSONValue] = []
        for (index, date) in ["2024-03-10", "0000-01-02", "9999-12-30", "2011-12-30"].enumerated() {
            for _ in 0..<4 {
                let generator = CalendarGenerator(
                    zones: ["America/New_York", "UTC", "Pacific/Apia", "Test/Fixed+2559"], around: try CivilDate(date))
                let calendar = try generator.calendar(depth: index + 1, using: &random)
                seeds.append(try JSONDecoder().decode(JSONValue.self, from: Data(calendar.json().utf8)))
            }
        }
        return seeds
    }

    @Test("a definition damaged at random is refused, or compiles and answers")
    func definitions() throws {
        let zones = try TestZones.table.get()
        let seeds = try Self.seeds()
        let parts = seeds.flatMap { Self.parts(of: $0) }
        let mutator = JSONMutator(texts: Self.texts, values: parts)
        let spans = [2024...2024, 0...0, 9999...9999, 2011...2012]
        var random = SplitMix64(seed: 2)
        var accepted = 0
        let trials = TestEnvironment.trials(default: 200)
        for trial in 0..<trials {
            var value = seeds[trial % seeds.count]
            for _ in 0...random.number(0...random.number(0...3)) { value = mutator.mutated(value, using: &random) }
            var bytes = Array(value.text.utf8)
            if random.chance(1, in: 8) { Self.damage(&bytes, using: &random) }
            guard let calendar = try? JSONDecoder().decode(WorkingCalendar.self, from: Data(bytes)) else { continue }
            accepted += 1
            let stored = try calendar.json()
            #expect(try WorkingCalendar(json: stored) == calendar)
            let span = spans[random.number(0...spans.count - 1)]
            guard let hours = try? CompiledCalendar(calendar, zones: zones, span: span) else { continue }
            try Self.ask(hours, using: &random)
        }
        print("damaged definitions: \(accepted) of \(trials) are accepted")
        // The sense of most survives one change.
        #expect(accepted > trials / 20)
    }

    /// All values inside a value, itself included.
    private static func parts(of value: JSONValue) -> [JSONValue] {
        switch value {
        case .array(let elements): [value] + elements.flatMap { parts(of: $0) }
        case .object(let members): [value] + members.sorted { $0.key < $1.key }.flatMap { parts(of: $0.value) }
        default: [value]
        }
    }

    private static func damage(_ bytes: inout [UInt8], using random: inout SplitMix64) {
        for _ in 0...random.number(0...2) where !bytes.isEmpty {
            let place = random.number(0...bytes.count - 1)
            switch random.number(1...5) {
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(UInt8(random.number(0...255)), at: place)
            case 3: bytes[place] ^= 1 << UInt8(random.number(0...7))
            case 4: bytes.removeSubrange(place..<min(place + random.number(1...20), bytes.count))
            default: bytes[place] = Array("0123456789\"[]{},:-".utf8)[random.number(0...17)]
            }
        }
    }

    /// Asks a calendar some of every question, and that the answers fit together.
    private static func ask(_ hours: CompiledCalendar, using random: inout SplitMix64) throws {
        let edges = [Instant.earliest, .latest, .epoch]
        let near = (random.number(0...9999) - 1970) * 31_556_952
        let at =
            random.chance(1, in: 8)
            ? edges[random.number(0...2)]
            : try Instant(
                secondsSinceEpoch: random.chance(1, in: 6)
                    ? Int64(near) + 10_000_000
                    : 1_700_000_000 + Int64(random.number(-40_000_000...40_000_000)))
        let amount = TimeSpan.hours(Int32(random.number(0...100)))
        if let end = try hours.adding(amount, to: at) {
            #expect(hours.workingTime(from: at, to: end) == amount)
        }
        if let start = try hours.subtracting(amount, from: at) {
            #expect(hours.workingTime(from: start, to: at) == amount)
        }
        _ = try hours.adding(TimeSpan(microseconds: .max), to: at)
        _ = try hours.subtracting(TimeSpan(microseconds: .max), from: at)
        if let opening = hours.nextOpening(after: at) { #expect(hours.isOpen(at: opening)) }
        if let closing = hours.nextClosing(after: at) { #expect(!hours.isOpen(at: closing)) }
        #expect(hours.isOpen(at: at) == (hours.nextOpen(at: at) == at))
        let date = TimeZoneRules.utc.localDateTime(at: at).date
        if let day = hours.addingBusinessDays(3, to: date) { #expect(hours.isBusinessDay(day)) }
        _ = hours.addingBusinessDays(.min, to: date)
        _ = hours.deadline(BusinessDayDeadline(-2, at: .endOfDay), after: at)
        _ = hours.deadline(BusinessDayDeadline(2, at: .sameTimeOfDayWithinHours), after: at)
        for stretch in hours.openIntervals(in: at..<Instant.latest).prefix(3) {
            #expect(hours.isOpen(at: stretch.lowerBound))
        }
    }

    @Test("a zone damaged at random is refused, or gives rules with which a calendar answers")
    func zones() throws {
        let files = [
            TZifFile.newYork.bytes, TZifFile.countingLeapSeconds.bytes,
            TZifFile(
                version: UInt8(ascii: "3"), types: [(-7200, 0, 0)], footer: "<-02>2<-01>,M3.5.0/-1,M10.5.0/0"
            ).bytes,
            TZifFile(
                version: UInt8(ascii: "2"),
                transitions: [(-62_167_000_000, 1), (1_700_000_000, 0), (1_700_000_050, 1), (1_700_003_600, 2)],
                types: [(-86_399, 0, 0), (86_400, 0, 0), (93_599, 0, 0)], footer: "XXX-24YYY-25,0/0,J365/25"
            ).bytes,
        ]
        let generator = CalendarGenerator(zones: ["Test/Zone", "UTC"], around: try CivilDate("2023-11-15"))
        var calendars: [WorkingCalendar] = []
        var random = SplitMix64(seed: 3)
        for index in 0..<40 { calendars.append(try generator.calendar(depth: index % 3 + 1, using: &random)) }
        let spans = [2023...2023, 2024...2024, 1972...1973, 0...0, 9999...9999]
        var accepted = 0
        let trials = TestEnvironment.trials(default: 300)
        for trial in 0..<trials {
            var bytes = files[trial % files.count]
            for _ in 0...random.number(0...random.number(0...3)) where !bytes.isEmpty {
                let place = random.number(0...bytes.count - 1)
                switch random.number(1...10) {
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(UInt8(random.number(0...255)), at: place)
                case 3: bytes[place] = [0, 1, 0x7F, 0x80, 0xFE, 0xFF][random.number(0...5)]
                case 4: bytes[place] ^= 1 << UInt8(random.number(0...7))
                case 5...7:
                    // The footer is text at the end.
                    let tail = bytes.count - 1 - random.number(0...min(30, bytes.count - 1))
                    bytes[tail] = Array("0123456789,./MJ+-<>\nAB".utf8)[random.number(0...21)]
                default: bytes[place] = UInt8(random.number(0...255))
                }
            }
            guard let rules = try? TimeZoneRules(tzif: bytes) else { continue }
            accepted += 1
            var zones = TimeZoneTable()
            zones["Test/Zone"] = rules
            let calendar = calendars[random.number(0...calendars.count - 1)]
            let span = spans[random.number(0...spans.count - 1)]
            try Self.ask(CompiledCalendar(calendar, zones: zones, span: span), using: &random)
        }
        print("damaged zones: \(accepted) of \(trials) are accepted")
        #expect(accepted > trials / 20)
    }
}
