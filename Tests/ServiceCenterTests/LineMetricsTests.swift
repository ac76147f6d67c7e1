import ServiceCenter
import Testing

@Suite("Support lines as key figures")
struct LineMetricsTests {
    @Test("a share of each line carries its definition, its count and its interval")
    func shares() throws {
        var figures = LineFigures<SupportTier>()
        let opened = try Instant("2024-01-15T09:00:00Z")
        for number in 0..<10 {
            let identifier = TicketIdentifier("T\(number)")
            var events = [
                TicketEvent(
                    identifier: "1", occurredAt: opened,
                    kind: .opened(TicketOpening(type: .consultation, supportTier: .level1)))
            ]
            if number < 2 {
                events.append(
                    TicketEvent(
                        identifier: "2", occurredAt: try opened + .hours(1),
                        kind: .transferred(team: nil, agent: nil, supportTier: .level2)))
            }
            events.append(TicketEvent(identifier: "3", occurredAt: try opened + .hours(2), kind: .resolved))
            let track = try #require(LineTrack<SupportTier>(TicketHistory(identifier, events: events)))
            try figures.add(track, asOf: try opened + .hours(3))
        }
        let metrics = try LineMetrics(figures)
        let front = try #require(metrics.resolved[.level1])
        #expect(front.definition == .resolvedByLine && front.value == 0.8 && front.count == 10)
        #expect(metrics.touched[.level2]?.value == 0.2)
        #expect(metrics.moved.value == 0.2)
        #expect(metrics.pingPong.value == 0)
        #expect(try #require(front.interval).contains(0.75))
        #expect(throws: InvalidValue.self) { try LineMetrics(figures, confidence: 1) }
    }

    @Test("without cases a share is undefined, not 0")
    func empty() throws {
        let metrics = try LineMetrics(LineFigures<SupportTier>())
        #expect(metrics.moved.value == nil && metrics.moved.count == 0 && metrics.resolved.isEmpty)
    }
}
