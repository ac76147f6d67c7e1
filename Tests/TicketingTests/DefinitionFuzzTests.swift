import Foundation
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Damaged definitions")
struct DefinitionFuzzTests {
    /// Damages the stored form of a value again and again: it is refused, or read as a value that is stored and read
    /// again the same.
    private func damage<Value: Codable & Equatable>(_ value: Value, seed: UInt64) throws -> (read: Int, refused: Int) {
        var random = SplitMix64(seed: seed)
        let pieces = Array(#"{}[]":,0123456789-.eanulltrue\ "#.utf8)
        let original = Array(try stored(value).utf8)
        var read = 0
        var refused = 0
        for _ in 0..<TestEnvironment.trials(default: 60) {
            var bytes = original
            for _ in 0..<Int.random(in: 1...2, using: &random) {
                let place = Int.random(in: bytes.indices, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes.remove(at: place)
                case 1: bytes[place] = pieces.randomElement(using: &random) ?? 0
                default: bytes.insert(pieces.randomElement(using: &random) ?? 0, at: place)
                }
            }
            guard let damaged = try? JSONDecoder().decode(Value.self, from: Data(bytes)) else {
                refused += 1
                continue
            }
            read += 1
            #expect(try TicketingTests.read(Value.self, stored(damaged)) == damaged)
        }
        return (read, refused)
    }

    @Test("are refused, or read as what they say, and never trap")
    func definitions() throws {
        var ticket = try Ticket.opened(TicketOpening(type: .repair, priority: .high, tags: ["a"]))
        try ticket.take(.agentReply, .resolved, .reopened, .linked("T-2"))
        let results = [
            try damage(ticket, seed: 1), try damage(LifeCycle.standard, seed: 2),
            try damage(PriorityMatrix.assumed, seed: 3), try damage(RoutingPolicy.standard, seed: 4),
            try damage(ChannelCatalog.assumed, seed: 5), try damage(ServiceCatalog.assumed, seed: 6),
            try damage(StepPlan.deliveryPhases, seed: 7), try damage(QuestionForm.fourWOneH, seed: 8),
            try damage(PersonalDataPolicy.assumed(), seed: 9), try damage(ChannelLoad.reported, seed: 10),
        ]
        #expect(results.reduce(0) { $0 + $1.read } > 0)
        #expect(results.allSatisfy { $0.refused > 0 })
    }
}
