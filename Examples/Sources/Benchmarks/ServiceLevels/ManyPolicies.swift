import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Ticketing

/// Policies that tell tickets apart by eight attributes of eight values each.
struct ManyPolicies {
    static let attributes = (1...8).map { AttributeName("a\($0)") }
    static let values = (1...8).map { "v\($0)" }

    let set: ServiceLevelPolicySet

    init(_ count: Int, seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var policies: [ServiceLevelPolicy] = []
        for place in 0..<count {
            let conditions = Self.attributes.shuffled(using: &random).prefix(Int.random(in: 3...5, using: &random)).map
            {
                TicketCondition.attribute(
                    $0, Array(Self.values.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random))))
            }
            policies.append(
                try ServiceLevelPolicy(
                    identifier: PolicyIdentifier("p\(place)"), condition: .all(conditions),
                    clocks: [.resolution([TargetRule(.calendarTime(.hours(Int32.random(in: 4...96, using: &random))))])]
                ))
        }
        policies.append(
            try ServiceLevelPolicy(
                identifier: "rest", clocks: [.resolution([TargetRule(.calendarTime(.hours(120)))])]))
        set = try ServiceLevelPolicySet(policies: policies, calendars: [:])
    }

    /// What tickets can say: the eight values, or nothing.
    static func domain() throws -> TicketDomain {
        var domain = TicketDomain()
        for attribute in attributes { try domain.close(.attribute(attribute), to: values) }
        return domain
    }

    static func tickets(_ count: Int, seed: UInt64) throws -> [Ticket] {
        var random = SplitMix64(seed: seed)
        let at = try Instant("2024-03-01T10:00:00Z")
        return try (0..<count).map { place in
            var opening = TicketOpening(type: "request")
            for attribute in attributes { opening.attributes[attribute] = values.randomElement(using: &random) }
            return try Ticket(
                TicketIdentifier("\(place)"),
                opening: TicketEvent(identifier: "0", occurredAt: at, kind: .opened(opening)))
        }
    }
}
