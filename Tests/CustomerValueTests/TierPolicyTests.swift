import CustomerValue
import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Testing
import Ticketing

@Suite("Tiers and the policies of tickets")
struct TierPolicyTests {
    private func policy(
        _ identifier: PolicyIdentifier, _ condition: TicketCondition, hours: Int32
    ) throws -> ServiceLevelPolicy {
        try ServiceLevelPolicy(
            identifier: identifier, condition: condition,
            clocks: [.firstResponse([TargetRule(.workingTime(.hours(hours)), on: "always")])])
    }

    @Test("the policy of an open ticket follows its customer's tier from the instant of the review")
    func following() throws {
        let levels = try CompiledServiceLevels(
            ServiceLevelPolicySet(
                policies: [
                    policy("fast", .value(.customerTier, oneOf: ["high"]), hours: 2),
                    policy("standard", .always, hours: 48),
                ], calendars: ["always": WorkingCalendar(timeZone: .utc, weekly: .weekdays(Shift("00:00", "24:00")))]),
            zones: TimeZoneTable(), span: 2024...2024)
        let opened = try Instant("2024-05-06T08:00:00Z")
        var (state, _) = try levels.open(
            "T-1",
            TicketEvent(
                identifier: "e-1", occurredAt: opened,
                kind: .opened(TicketOpening(type: .consultation, customerTier: .low)))
        ).get()
        func due() throws -> [Instant?] { levels.readings(of: state, at: try opened + .hours(1)).map { $0.due } }
        #expect(try due() == [opened + .hours(48)])

        let review = try TierReview(
            TierScheme([.high, .low], cuts: .amounts([1000]), ties: .togetherAbove),
            [CustomerStanding("ann", value: 5000)], memberships: [TierMembership("ann", .low, since: .epoch)],
            stability: .none, at: opened + .hours(1))
        let event = try #require(review.changes.first?.ticketEvent("e-2"))
        _ = try levels.apply(event, to: &state).get()
        #expect(state.ticket.customerTier == .high)
        #expect(try due() == [opened + .hours(2)])
    }
}
