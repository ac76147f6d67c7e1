import ServiceMetrics
import ServiceStatistics
import ServiceTime
import ServiceVocabulary
import TestSupport

/// Partial results of a random split of the values, merged two by two in random order.
func mergedInRandomOrder<Value, Part>(
    _ values: [Value], using generator: inout SplitMix64, accumulate: ([Value]) throws -> Part,
    merge: (inout Part, Part) throws -> Void
) throws -> Part {
    var groups = [[Value]](repeating: [], count: Int.random(in: 1...max(values.count, 1), using: &generator))
    for value in values { groups[Int.random(in: groups.indices, using: &generator)].append(value) }
    var parts = try groups.map(accumulate)
    while parts.count > 1 {
        let part = parts.remove(at: Int.random(in: parts.indices, using: &generator))
        try merge(&parts[Int.random(in: parts.indices, using: &generator)], part)
    }
    return parts[0]
}

/// A contact with its place in the world, as tests make it up.
struct GeneratedContact {
    var observation: ContactObservation
    var arrival: Int64
    var customer: Int32
    var matter: Int32
    var channel: Int32
    var agent: Int32
}

extension SplitMix64 {
    /// A contact in whole seconds, of few customers and matters.
    mutating func contact() throws -> GeneratedContact {
        let outcomes: [ContactOutcome] = [
            .answered, .answered, .answered, .answered, .abandoned, .flowedOut, .calledBack,
        ]
        let outcome = outcomes[Int.random(in: outcomes.indices, using: &self)]
        let isAnswered = outcome == .answered
        func seconds(_ range: ClosedRange<Int>, _ generator: inout SplitMix64) throws -> TimeSpan {
            isAnswered ? try TimeSpan(seconds: Int.random(in: range, using: &generator)) : .zero
        }
        func answer(_ range: ClosedRange<Int>, _ generator: inout SplitMix64) -> Int? {
            Int.random(in: 0...4, using: &generator) == 0 ? Int.random(in: range, using: &generator) : nil
        }
        let observation = try ContactObservation(
            wait: try TimeSpan(seconds: Int.random(in: 0...90, using: &self)), outcome: outcome,
            talk: try seconds(0...900, &self), hold: try seconds(0...60, &self), wrapUp: try seconds(0...120, &self),
            concurrency: Int.random(in: 1...3, using: &self),
            transfers: isAnswered ? max(Int.random(in: -8...2, using: &self), 0) : 0,
            isEscalated: isAnswered && Int.random(in: 0...9, using: &self) == 0,
            resolution: isAnswered ? StatedResolution.allCases[Int.random(in: 0...3, using: &self)] : .unstated,
            satisfaction: answer(1...5, &self),
            recommendation: answer(0...10, &self), effort: answer(1...7, &self))
        return GeneratedContact(
            observation: observation, arrival: Int64.random(in: 0...2_592_000, using: &self),
            customer: Int32.random(in: 0...40, using: &self), matter: Int32.random(in: 0...3, using: &self),
            channel: Int32.random(in: 0...2, using: &self), agent: Int32.random(in: 0...12, using: &self))
    }

    /// Contacts in no order.
    mutating func contacts(_ count: Int) throws -> [GeneratedContact] {
        try (0..<count).map { _ in try contact() }
    }
}

extension ContactColumns {
    /// The columns of generated contacts.
    init(_ contacts: [GeneratedContact]) throws {
        try self.init(
            contacts.map { $0.observation }, arrivals: contacts.map { try Instant(secondsSinceEpoch: $0.arrival) })
    }
}
