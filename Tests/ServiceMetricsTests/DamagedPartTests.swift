import Foundation
import ServiceMetrics
import ServiceStatistics
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Damaged partial results are refused, or are results like any other")
struct DamagedPartTests {
    private let mutator = JSONMutator(
        texts: ["", "0", "-1", "share-accumulator/1", "170141183460469231731687303715884105727", "1e9"],
        values: [
            .null, .number(-1), .number(0), .number(1e300), .number(9_223_372_036_854_774_784), .bigInteger(.max),
            .number(0.5), .text("-5"), .text("99999999999999999999999999"), .array([]), .object([:]), .bool(true),
        ])

    /// Damages the encoding, and where it still decodes, uses the part.
    private func damage<Part: Codable>(_ part: Part, seed: UInt64, _ use: (inout Part, Part) throws -> Void) throws
        -> Int
    {
        var random = SplitMix64(seed: seed)
        let whole = try JSONValue(json: part.json())
        var accepted = 0
        for _ in 0..<TestEnvironment.trials(default: 150) {
            var value = whole
            for _ in 0...Int.random(in: 0...2, using: &random) { value = mutator.mutated(value, using: &random) }
            guard var damaged = try? Part(json: value.text) else { continue }
            accepted += 1
            // Only typed refusals may come out of a part that was accepted.
            do {
                try use(&damaged, part)
            } catch {
                #expect(error is InvalidValue, "\(error)")
            }
            _ = try damaged.json()
        }
        return accepted
    }

    @Test("no damage to a part traps")
    func damage() throws {
        var generator = SplitMix64(seed: 81)
        let contacts = try generator.contacts(40)
        var tally = ContactTally(.assumed)
        var share = try ShareAccumulator(.compliance)
        var mean = try MeanAccumulator(.resolutionTime())
        var ratio = try RatioAccumulator(.occupancy)
        var exact = try QuantileAccumulator(.handlingTime(quantile: .p90))
        var sketch = try QuantileAccumulator(.handlingTime(quantile: .p90), relativeAccuracy: 0.02)
        var answers = RatingAccumulator(.netPromoterScore, isWeighted: true)
        for contact in contacts {
            try tally.add(contact.observation)
            try share.add(contact.observation.isEscalated)
            try mean.add(contact.observation.handling)
            try ratio.add(contact.observation.handling, of: .hours(1))
            try exact.add(contact.observation.handling)
            try sketch.add(contact.observation.handling)
            if let answer = contact.observation.recommendation { try answers.add(answer, weight: 1.25) }
        }
        let ledger = MatterLedger(
            contacts.map {
                MatterContact(
                    customer: CustomerIdentifier("\($0.customer)"), matter: MatterIdentifier("\($0.matter)"),
                    arrivedAt: .epoch, contact: ContactIdentifier("\($0.agent)"))
            })
        let rules = try RepeatRules(window: .hours(1), periodEnd: .latest)
        var accepted = try damage(tally, seed: 1) { part, whole in
            try part.merge(whole)
            for metric in ContactMetric.standard { _ = try part.result(metric) }
            try part.add(ContactObservation(wait: .seconds(1), outcome: .answered, talk: .seconds(9)))
        }
        accepted += try damage(share, seed: 2) { part, whole in
            try part.merge(whole)
            _ = try part.result()
        }
        accepted += try damage(mean, seed: 3) { part, whole in
            try part.merge(whole)
            _ = try part.result()
        }
        accepted += try damage(ratio, seed: 4) { part, whole in
            try part.merge(whole)
            _ = part.result
        }
        for (seed, part) in [(5, exact), (6, sketch)] {
            accepted += try damage(part, seed: UInt64(seed)) { part, whole in
                try part.merge(whole)
                _ = try part.result()
            }
        }
        accepted += try damage(answers, seed: 7) { part, whole in
            try part.merge(whole)
            _ = try part.result()
            _ = try part.weightedResult()
            try part.add(3, weight: 2)
        }
        accepted += try damage(ledger, seed: 8) { part, whole in
            part.merge(whole)
            _ = part.counts(rules)
        }
        accepted += try damage(TicketTally(asOf: .epoch), seed: 9) { part, whole in
            try part.merge(whole)
            _ = try part.results()
        }
        #expect(accepted > 0)
    }
}
