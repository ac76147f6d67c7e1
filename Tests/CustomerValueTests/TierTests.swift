import CustomerValue
import Foundation
import ServiceStatistics
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Customer tiers")
struct TierTests {
    private let tiers: [CustomerTier] = [.high, .middle, .low]

    private func standings(_ values: [(CustomerIdentifier, Double)]) throws -> [CustomerStanding] {
        try values.map { try CustomerStanding($0.0, value: $0.1) }
    }

    private func classified(
        _ cuts: TierScheme.Cuts, _ values: [(CustomerIdentifier, Double)], ties: TieRule = .togetherAbove
    ) throws -> [CustomerTier?] {
        let classifier = try TierClassifier(TierScheme(tiers, cuts: cuts, ties: ties), standings(values))
        return values.map { classifier.tier(of: $0.0) }
    }

    @Test("amounts: who reaches a cut is above it, who brings in nothing is never valuable")
    func amounts() throws {
        let values: [(CustomerIdentifier, Double)] = [
            ("a", 1000), ("b", 999.99), ("c", 100), ("d", 99), ("e", 0), ("f", -5),
        ]
        #expect(try classified(.amounts([1000, 100]), values) == [.high, .middle, .middle, .low, .low, .low])
    }

    @Test("shares of customers and of value, with ties by the rule")
    func shares() throws {
        let values: [(CustomerIdentifier, Double)] = [("a", 50), ("b", 30), ("c", 10), ("d", 10), ("e", 0)]
        let customers = TierScheme.Cuts.sharesOfCustomers([try CountShare(1, of: 5), try CountShare(3, of: 5)])
        #expect(try classified(customers, values) == [.high, .middle, .middle, .middle, .low])
        #expect(try classified(customers, values, ties: .togetherBelow) == [.high, .middle, .low, .low, .low])
        #expect(try classified(customers, values, ties: .splitByIdentifier) == [.high, .middle, .middle, .low, .low])
        let value = TierScheme.Cuts.sharesOfValue([try CountShare(1, of: 2), try CountShare(4, of: 5)])
        #expect(try classified(value, values) == [.high, .middle, .low, .low, .low])
        // Half of the customers bring in nothing, and the upper half of all is asked for.
        let empty: [(CustomerIdentifier, Double)] = [("a", 5), ("b", 0), ("c", 0), ("d", -1)]
        let half = TierScheme.Cuts.sharesOfCustomers([try CountShare(1, of: 2), try CountShare(3, of: 4)])
        #expect(try classified(half, empty) == [.high, .low, .low, .low])
    }

    @Test("value and potential together")
    func grid() throws {
        let scheme = try TierScheme(
            tiers, cuts: .grid(values: [1000, 100], potentials: [50], cells: [[0, 0], [0, 1], [1, 2]]),
            ties: .togetherAbove)
        let standings = [
            try CustomerStanding("a", value: 2000, potential: 0), try CustomerStanding("b", value: 500, potential: 80),
            try CustomerStanding("c", value: 500, potential: 10), try CustomerStanding("d", value: 5, potential: 60),
            try CustomerStanding("e", value: 5, potential: 6), try CustomerStanding("f", value: -5, potential: 60),
        ]
        let classifier = try TierClassifier(scheme, standings)
        #expect(standings.map { classifier.tier(of: $0.customer) } == [.high, .high, .middle, .middle, .low, .low])
        #expect(throws: InvalidValue.self) { try TierClassifier(scheme, [CustomerStanding("a", value: 1)]) }
    }

    @Test("schemes that contradict themselves")
    func schemes() throws {
        func scheme(_ cuts: TierScheme.Cuts, _ tiers: [CustomerTier] = [.high, .middle, .low]) throws -> TierScheme {
            try TierScheme(tiers, cuts: cuts, ties: .togetherAbove)
        }
        #expect(throws: InvalidValue.self) { try scheme(.amounts([100])) }
        #expect(throws: InvalidValue.self) { try scheme(.amounts([100, 100])) }
        #expect(throws: InvalidValue.self) { try scheme(.amounts([100, 0])) }
        #expect(throws: InvalidValue.self) { try scheme(.amounts([.nan, 1])) }
        #expect(throws: InvalidValue.self) { try scheme(.amounts([100]), [.high, .high]) }
        #expect(throws: InvalidValue.self) { try scheme(.amounts([]), [.high]) }
        #expect(throws: InvalidValue.self) {
            try scheme(.sharesOfCustomers([CountShare(1, of: 2), CountShare(2, of: 4)]))
        }
        #expect(throws: InvalidValue.self) { try scheme(.sharesOfValue([CountShare(1, of: 2), CountShare(1, of: 1)])) }
        #expect(throws: InvalidValue.self) { try scheme(.grid(values: [10], potentials: [5], cells: [[0, 1]])) }
        #expect(throws: InvalidValue.self) {
            try scheme(.grid(values: [10], potentials: [5], cells: [[1, 0], [1, 2]]))
        }
        #expect(throws: InvalidValue.self) {
            try scheme(.grid(values: [10], potentials: [5], cells: [[0, 1], [1, 3]]))
        }
    }

    private let start = "2024-01-01T00:00:00Z"

    private func decide(
        _ value: Double, from tier: CustomerTier?, after days: Int32 = 100, stability: TierStability = .none,
        interval: ConfidenceInterval? = nil
    ) throws -> TierDecision {
        let since = try Instant(start)
        let review = try TierReview(
            TierScheme(tiers, cuts: .amounts([1000, 100]), ties: .togetherAbove),
            [CustomerStanding("c", value: value, interval: interval)],
            memberships: tier.map { [TierMembership("c", $0, since: since)] } ?? [], stability: stability,
            at: since + .hours(24 * days))
        return try #require(review.decisions.first)
    }

    private var steady: TierStability {
        get throws {
            try TierStability(
                raiseMargin: PeriodRate(0.1), lowerMargin: PeriodRate(0.2), stayBeforeRaise: .zero,
                stayBeforeLowering: .hours(24 * 90))
        }
    }

    @Test(
        "within the margin of a cut nobody moves",
        arguments: [
            (1050.0, CustomerTier.middle, CustomerTier.middle, TierDecision.Reason.withinMargin),
            (1100, .middle, .high, .raised), (1050, .low, .middle, .raised), (900, .high, .high, .withinMargin),
            (800, .high, .high, .withinMargin), (799, .high, .middle, .lowered), (85, .high, .middle, .lowered),
            (79, .high, .low, .lowered), (500, .middle, .middle, .unchanged), (-1, .high, .low, .atOrBelowZero),
        ])
    func margins(value: Double, from: CustomerTier, to: CustomerTier, reason: TierDecision.Reason) throws {
        let decision = try decide(value, from: from, stability: steady)
        #expect(decision.tier == to && decision.reason == reason, "\(decision)")
        #expect(decision.isChange == (from != to))
        #expect(decision.since == (from == to ? try Instant(start) : decision.reviewedAt))
    }

    @Test("nobody is lowered before the minimum stay is over, but whoever is worth nothing")
    func stay() throws {
        let early = try decide(10, from: .high, after: 89, stability: steady)
        #expect(early.tier == .high)
        #expect(try early.reason == .minimumStay(until: Instant("2024-03-31T00:00:00Z")))
        #expect(try decide(10, from: .high, after: 90, stability: steady).tier == .low)
        #expect(try decide(0, from: .high, after: 1, stability: steady).tier == .low)
        #expect(try decide(5000, from: .low, after: 1, stability: steady).reason == .raised)
    }

    @Test("a change of tier needs the whole interval on the other side")
    func intervals() throws {
        func interval(_ lower: Double, _ upper: Double) throws -> ConfidenceInterval {
            try ConfidenceInterval(lower: lower, upper: upper, confidence: 0.9)
        }
        #expect(try decide(1500, from: .middle, interval: interval(900, 2000)).reason == .uncertain)
        #expect(try decide(1500, from: .middle, interval: interval(1000, 2000)).tier == .high)
        #expect(try decide(1500, from: .low, interval: interval(900, 2000)).tier == .middle)
        #expect(try decide(50, from: .high, interval: interval(10, 500)).tier == .middle)
        #expect(try decide(50, from: .middle, interval: interval(10, 100)).reason == .uncertain)
    }

    @Test("newcomers and members of tiers that are no more enter, who has no standing stays")
    func entering() throws {
        #expect(try decide(1500, from: nil).reason == .entered)
        #expect(try decide(1500, from: "platinum").reason == .entered)
        let review = try TierReview(
            TierScheme(tiers, cuts: .amounts([1000, 100]), ties: .togetherAbove), [CustomerStanding](),
            memberships: [TierMembership("c", .high, since: Instant(start))], stability: .none, at: Instant(start))
        #expect(review.decisions.map { $0.reason } == [.noStanding] && review.changes.isEmpty)
        #expect(throws: InvalidValue.self) {
            try TierReview(
                TierScheme(tiers, cuts: .amounts([1000, 100]), ties: .togetherAbove),
                [CustomerStanding("a", value: 1), CustomerStanding("a", value: 2)], memberships: [TierMembership](),
                stability: .none, at: Instant(start))
        }
    }

    @Test("a value that swings around a cut flaps without stability and stays with it; no order of input matters")
    func flapping() throws {
        let scheme = try TierScheme(tiers, cuts: .amounts([1000, 100]), ties: .togetherAbove)
        func changes(_ stability: TierStability) throws -> Int {
            var random = SplitMix64(seed: 52)
            var memberships: [TierMembership] = []
            var changes = 0
            for month in Int32(0)..<24 {
                let standings = try (0..<50).map {
                    try CustomerStanding(
                        CustomerIdentifier("c\($0)"), value: 1000 * Double.random(in: 0.92...1.08, using: &random))
                }
                let at = try Instant(start) + .hours(24 * 30 * month)
                let review = try TierReview(
                    scheme, standings, memberships: memberships, stability: stability, at: at)
                let shuffled = try TierReview(
                    scheme, standings.shuffled(using: &random), memberships: memberships.shuffled(using: &random),
                    stability: stability, at: at)
                #expect(shuffled.decisions == review.decisions)
                #expect(review.sizes.reduce(0) { $0 + $1.customers } == 50)
                if month > 0 { changes += review.changes.count }
                memberships = review.memberships
            }
            return changes
        }
        #expect(try changes(.none) > 400)
        #expect(try changes(steady) == 0)
    }

    @Test("a change of tier reaches a ticket as an event")
    func events() throws {
        let decision = try decide(5000, from: .low)
        let event = try #require(decision.ticketEvent("e-2"))
        #expect(event.kind == .customerTierChanged(.high) && event.occurredAt == decision.reviewedAt)
        #expect(try decide(50, from: .low).ticketEvent("e-3") == nil)
        #expect(decision.description == "c is raised from low to high.")
    }

    @Test("schemes, stabilities and memberships are stored, and checked when they are read")
    func stored() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        func check<Value: Codable & Equatable>(_ value: Value, _ text: String) throws {
            #expect(String(decoding: try encoder.encode(value), as: UTF8.self) == text)
            #expect(try JSONDecoder().decode(Value.self, from: Data(text.utf8)) == value)
        }
        try check(
            TierScheme(tiers, cuts: .amounts([1000, 100]), ties: .togetherBelow),
            #"{"cuts":{"amounts":[1000,100],"kind":"amounts"},"format":"tier-scheme/1","#
                + #""tiers":["high","middle","low"],"ties":"togetherBelow"}"#)
        try check(
            TierScheme([.high, .low], cuts: .sharesOfValue([CountShare(1, of: 5)]), ties: .splitByIdentifier),
            #"{"cuts":{"kind":"sharesOfValue","shares":[{"part":1,"whole":5}]},"format":"tier-scheme/1","#
                + #""tiers":["high","low"],"ties":"splitByIdentifier"}"#)
        try check(
            TierScheme(
                [.high, .low], cuts: .grid(values: [10], potentials: [], cells: [[0], [1]]), ties: .togetherAbove),
            #"{"cuts":{"cells":[[0],[1]],"kind":"grid","potentials":[],"values":[10]},"format":"tier-scheme/1","#
                + #""tiers":["high","low"],"ties":"togetherAbove"}"#)
        try check(
            steady,
            #"{"lowerMargin":0.2,"raiseMargin":0.1,"stayBeforeLoweringSeconds":7776000,"stayBeforeRaiseSeconds":0}"#)
        try check(
            TierMembership("c", .high, since: Instant(start)),
            #"{"customer":"c","since":"2024-01-01T00:00:00Z","tier":"high"}"#)
        for broken in [
            #"{"cuts":{"amounts":[100,1000],"kind":"amounts"},"format":"tier-scheme/1","tiers":["a","b","c"],"ties":"togetherAbove"}"#,
            #"{"cuts":{"amounts":[1000],"kind":"amounts"},"format":"tier-scheme/2","tiers":["a","b"],"ties":"togetherAbove"}"#,
            #"{"cuts":{"amounts":[1000],"kind":"amounts"},"format":"tier-scheme/1","tiers":["a","b"],"ties":"first"}"#,
        ] {
            #expect(throws: DecodingError.self) {
                try JSONDecoder().decode(TierScheme.self, from: Data(broken.utf8))
            }
        }
    }
}
