import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Selection among many policies")
struct SelectionTests {
    private static let dimensions: [TicketDimension] = [
        .priority, .channel, .serviceClass, .customerTier, .team, .attribute("region"), .attribute("product"), .type,
    ]
    private static let texts = ["a", "b", "c", "d"]

    private func condition(_ random: inout SplitMix64, depth: Int = 0) -> TicketCondition {
        func value() -> TicketCondition {
            .value(
                Self.dimensions.randomElement(using: &random) ?? .type,
                oneOf: (0..<Int.random(in: 0...2, using: &random)).compactMap { _ in
                    Self.texts.randomElement(using: &random)
                })
        }
        func several() -> [TicketCondition] {
            (0..<Int.random(in: 0...3, using: &random)).map { _ in
                depth > 1 ? value() : condition(&random, depth: depth + 1)
            }
        }
        switch Int.random(in: 0..<7, using: &random) {
        case 0: return .any(several())
        case 1: return .not(depth > 1 ? value() : condition(&random, depth: depth + 1))
        case 2: return .tag(Ticketing.Tag(Self.texts.randomElement(using: &random) ?? "a"))
        case 3: return value()
        default: return .all(several())
        }
    }

    private func ticket(_ random: inout SplitMix64) throws -> Ticket {
        func text() -> String? { Bool.random(using: &random) ? Self.texts.randomElement(using: &random) : nil }
        var opening = TicketOpening(type: ServiceType(text() ?? "e"))
        opening.priority = text().map { Priority($0) }
        opening.channel = text().map { Channel($0) }
        opening.serviceClass = text().map { ServiceClass($0) }
        opening.customerTier = text().map { CustomerTier($0) }
        opening.team = text().map { TeamIdentifier($0) }
        if let region = text() { opening.attributes["region"] = region }
        if let product = text() { opening.attributes["product"] = product }
        if let tag = text() { opening.tags = [Ticketing.Tag(tag)] }
        return try Ticket(
            "1",
            opening: TicketEvent(identifier: "0", occurredAt: Instant("2024-03-01T10:00:00Z"), kind: .opened(opening)))
    }

    @Test("the policies found are those whose conditions hold, in their order", arguments: [1, 3, 64, 65, 200])
    func selection(count: Int) throws {
        for seed in 0..<UInt64(TestEnvironment.trials(default: 4)) {
            var random = SplitMix64(seed: seed &+ UInt64(count) << 32)
            var policies: [ServiceLevelPolicy] = []
            for place in 0..<count {
                policies.append(
                    try ServiceLevelPolicy(
                        identifier: PolicyIdentifier("p\(place)"), condition: condition(&random), clocks: []))
            }
            for selection in [ServiceLevelPolicySet.Selection.firstMatch, .allMatches] {
                let levels = try CompiledServiceLevels(
                    ServiceLevelPolicySet(policies: policies, calendars: [:], selection: selection),
                    zones: TimeZoneTable(), span: 2024...2024)
                for _ in 0..<50 {
                    let ticket = try ticket(&random)
                    let all = policies.indices.filter {
                        policies[$0].condition.holds(for: ticket, at: ticket.openedAt)
                    }
                    #expect(
                        levels.policies(for: ticket, at: ticket.openedAt)
                            == (selection == .allMatches ? all : Array(all.prefix(1))), "seed \(seed), \(count)")
                }
            }
        }
    }
}
