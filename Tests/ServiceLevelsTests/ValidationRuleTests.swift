import Foundation
import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Testing
import Ticketing

/// The entries of `rules` in `sla.json` about validation, by their identifiers.
@Suite("Rules about validation")
struct ValidationRuleTests {
    private static let high = TicketCondition.priority([.high])
    private static let targets = [TargetRule(.calendarTime(.hours(8)))]

    @Test("snow-lint-pause-subset-of-start: leaving the pause by what the start asks for cancels the clock")
    func pauseInsideStart() throws {
        let clock = try ServiceLevelClock(
            .resolution, start: [ClockTrigger(where: Self.high)], stop: [ClockTrigger([.resolved, .closed])],
            cancel: [ClockTrigger(where: .not(Self.high))],
            pause: PauseRule(while: .all([Self.high, .status([.open])])), targets: Self.targets)
        let codes = try ValidationWorld.findings(ValidationWorld.set(of: clock)).map { $0.code }
        #expect(codes.contains(.clockPauseInsideStart))
    }

    @Test("snow-lint-start-disjoint-from-pause: a clock that is cancelled where it should pause never pauses")
    func disjointStartAndPause() throws {
        let atWork = TicketCondition.status([.new, .open])
        let clock = try ServiceLevelClock(
            .resolution, start: [ClockTrigger(where: atWork)], stop: [ClockTrigger([.resolved, .closed])],
            cancel: [ClockTrigger(where: .not(atWork))], pause: PauseRule(while: .status([.waitingForCustomer])),
            targets: Self.targets)
        let codes = try ValidationWorld.findings(ValidationWorld.set(of: clock)).map { $0.code }
        #expect(codes.contains(.clockNeverPauses))
    }

    @Test("otobo-add-02: years are no unit of a span")
    func years() {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(TicketCondition.self, from: Data(#"{"kind": "age", "atLeastYears": 2}"#.utf8))
        }
    }

    @Test("otobo-add-03: adding a negative amount of working time is refused")
    func negativeAmount() throws {
        let calendar = try CompiledCalendar(
            try ValidationWorld.office(), zones: TimeZoneTable(), span: ValidationWorld.span)
        #expect(throws: InvalidValue.self) { try calendar.adding(.hours(-2), to: .epoch) }
    }

    @Test(
        """
        otobo-add-invalid-with-invalid-seconds, otobo-add-invalid-with-valid-minutes-and-invalid-days: an amount that is \
        no number of seconds or days is refused as a whole
        """,
        arguments: [
            #"{"kind": "age", "atLeastSeconds": "sixty"}"#, #"{"kind": "age", "atLeastSeconds": 60, "days": "two"}"#,
            #"{"kind": "age", "atLeastSeconds": 99999999999999999999}"#,
        ])
    func invalidAmounts(_ text: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(TicketCondition.self, from: Data(text.utf8))
        }
    }
}
