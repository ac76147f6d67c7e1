import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Testing
import Ticketing

@Suite("Definitions of clocks")
struct ClockDefinitionTests {
    private let rule = TargetRule(.calendarTime(.hours(1)))

    private func refusal(_ make: () throws -> ServiceLevelClock) -> InvalidValue? {
        do {
            _ = try make()
            return nil
        } catch {
            return error as? InvalidValue
        }
    }

    @Test("a clock without a start or a target, or with too much of anything, is refused by field and limit")
    func refused() {
        let start = [ClockTrigger(.opened)]
        #expect(refusal { try ServiceLevelClock("m", start: [], stop: [], targets: [rule]) }?.field == "start")
        #expect(refusal { try ServiceLevelClock("m", start: start, stop: [], targets: []) }?.field == "targets")
        let many = refusal {
            try ServiceLevelClock(
                "m", start: start, stop: [],
                targets: Array(repeating: rule, count: ServiceLevelClock.greatestTargetCount + 1))
        }
        #expect(many == InvalidValue(field: "targets", value: "10001 rules", accepted: "at most 10000 rules"))
        let warnings = refusal {
            try ServiceLevelClock(
                "m", start: start, stop: [], targets: [rule],
                warnings: Array(repeating: .percent(50), count: 33))
        }
        #expect(warnings == InvalidValue(field: "warnings", value: "33", accepted: "at most 32 warnings"))
    }

    @Test("the last of as many target rules as there may be still counts")
    func manyRules() throws {
        let rules = (1...ServiceLevelClock.greatestTargetCount).map { place in
            TargetRule(.calendarTime(.minutes(Int32(place))), where: .attribute("place", ["\(place)"]))
        }
        let set = try ServiceLevelPolicySet(
            policies: [ServiceLevelPolicy(identifier: "many", clocks: [.resolution(rules)])], calendars: [:])
        let levels = try CompiledServiceLevels(set, zones: TimeZoneTable(), span: 2024...2024)
        let at = try Instant("2024-01-17T18:00:00Z")
        for place in [1, 2, 5_000, ServiceLevelClock.greatestTargetCount] {
            var opening = TicketOpening(type: .repair)
            opening.attributes["place"] = "\(place)"
            let state = try levels.open(
                "1", TicketEvent(identifier: "0", occurredAt: at, kind: .opened(opening))
            ).get().state
            let reading = try #require(levels.readings(of: state, at: at).first)
            #expect(reading.due == (try at + .minutes(Int32(place))))
            #expect(try levels.restore(levels.snapshot(of: state)) == state)
        }
    }

    @Test("all 32 warnings of a clock are given once each, in order of time, the breach among them")
    func manyWarnings() throws {
        // Out of order, two at each of 16 shares, half of them after the breach.
        let shares = (0..<32).map { Int64(($0 * 7) % 16) * 12 + 10 }
        let set = try ServiceLevelPolicySet(
            policies: [
                ServiceLevelPolicy(
                    identifier: "p", clocks: [.resolution([rule], warnings: shares.map { .percent($0) })])
            ], calendars: [:])
        let levels = try CompiledServiceLevels(set, zones: TimeZoneTable(), span: 2024...2024)
        let at = try Instant("2024-01-17T18:00:00Z")
        let opening = TicketEvent(identifier: "0", occurredAt: at, kind: .opened(TicketOpening(type: .repair)))
        let state = try levels.open("1", opening).get().state
        let found = levels.occurrences(of: state, after: at, through: try at + .hours(9))
        let expected = shares.enumerated().sorted { ($0.element, $0.offset) < ($1.element, $1.offset) }
        let warned = found.compactMap { occurrence -> Int? in
            if case .warned(let warning) = occurrence.kind { warning } else { nil }
        }
        #expect(warned == expected.map { $0.offset })
        #expect(found.count == 33)
        #expect(found.map { $0.at } == found.map { $0.at }.sorted())
        #expect(found.firstIndex { $0.kind == .breached } == expected.count { $0.element <= 100 })
        // One look after the other finds the same.
        var looks: [ClockOccurrence] = []
        var last = at
        for minutes in stride(from: Int32(1), through: 540, by: 7) {
            let now = try at + .minutes(minutes)
            looks += levels.occurrences(of: state, after: last, through: now)
            last = now
        }
        #expect(looks == Array(found.prefix(looks.count)) && looks.count == found.count)
    }
}
