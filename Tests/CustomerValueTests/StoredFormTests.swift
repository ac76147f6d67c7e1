import CustomerValue
import Foundation
import ServiceStatistics
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Stored forms of customer value")
struct StoredFormTests {
    private static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()

    private func check<Value: Codable & Equatable>(_ value: Value, _ text: String, refused: [String]) throws {
        #expect(String(decoding: try Self.encoder.encode(value), as: UTF8.self) == text)
        #expect(try JSONDecoder().decode(Value.self, from: Data(text.utf8)) == value)
        let unknown = text.hasPrefix("{") ? [text.replacing("{", with: "{\"unknown\":1,", maxReplacements: 1)] : []
        for bad in refused + unknown {
            #expect(throws: DecodingError.self, "\(bad)") {
                try JSONDecoder().decode(Value.self, from: Data(bad.utf8))
            }
        }
    }

    @Test("contracts, periods and histories")
    func small() throws {
        try check(
            RetentionValue(marginPerPeriod: 500, retention: 0.8, discount: 0.1),
            #"{"discount":0.1,"marginGrowth":0,"marginPerPeriod":500,"retention":0.8}"#,
            refused: [#"{"discount":0.1,"marginGrowth":0,"marginPerPeriod":500,"retention":1.8}"#])
        try check(
            DiscountedPeriods(count: 12, discount: 0.01, unitsPerPeriod: 4.5),
            #"{"count":12,"discount":0.01,"unitsPerPeriod":4.5}"#,
            refused: [#"{"count":-12,"discount":0.01,"unitsPerPeriod":4.5}"#])
        try check(
            SpendHistory(frequency: 2, averageValue: 22.5), #"{"averageValue":22.5,"frequency":2}"#,
            refused: [#"{"averageValue":-22.5,"frequency":2}"#, #"{"averageValue":2,"frequency":0}"#])
        try check(
            GammaGammaModel(p: 6.25, q: 3.5, gamma: 15.5), #"{"gamma":15.5,"p":6.25,"q":3.5}"#,
            refused: [#"{"gamma":0,"p":6.25,"q":3.5}"#, #"{"gamma":15.5,"p":6.25}"#])
        try check(
            FitProblem.flat(parameter: "b"), #"{"kind":"flat","parameter":"b"}"#, refused: [#"{"kind":"steep"}"#])
        try check(FitProblem.singularInformation, #"{"kind":"singularInformation"}"#, refused: [])
        try check(
            FitProblem.searchEnded(.stalled), #"{"kind":"searchEnded","outcome":"stalled"}"#,
            refused: [#"{"kind":"searchEnded"}"#])
        try check(
            CustomerTransaction(customer: "c", date: .epoch, amount: Money(minor: -5, currency: .gbp)),
            #"{"amount":{"currency":"GBP","minor":-5},"customer":"c","date":"1970-01-01T00:00:00Z"}"#,
            refused: [#"{"amount":{"currency":"gbp","minor":-5},"customer":"c","date":"1970-01-01T00:00:00Z"}"#])
    }

    @Test("a definition damaged at random is refused, or is one that can be stored again")
    func damaged() throws {
        let seeds = [
            #"{"cuts":{"cells":[[0,1],[1,2]],"kind":"grid","potentials":[5],"values":[10]},"format":"tier-scheme/1","tiers":["high","middle","low"],"ties":"togetherAbove"}"#,
            #"{"format":"membership-program/1","levels":[{"benefits":["points"],"name":"silver","periodDays":365,"threshold":1000}]}"#,
            #"{"format":"tier-entitlements/1","treatments":{"high":{"agentRatio":{"agents":1,"customers":10},"care":{"callEverySeconds":2592000},"grantor":"tier high"}}}"#,
            #"{"format":"customer-journey/1","stages":["pre-sale"],"touchpoints":[{"expected":4.5,"felt":3.9,"kinds":["functional"],"name":"delivery","stage":"pre-sale","volume":10}]}"#,
        ]
        let values = try seeds.map { try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8)) }
        let mutator = JSONMutator(
            texts: ["kind", "amounts", "high", "", "points", "format"],
            values: values + [.null, .number(-1), .array([])])
        var random = SplitMix64(seed: 94)
        var accepted = 0
        func read<Value: Codable & Equatable>(_ type: Value.Type, _ data: Data) throws {
            guard let value = try? JSONDecoder().decode(type, from: data) else { return }
            accepted += 1
            #expect(try JSONDecoder().decode(type, from: Self.encoder.encode(value)) == value)
        }
        let trials = TestEnvironment.trials(default: 400)
        for trial in 0..<trials {
            let data = Data(mutator.mutated(values[trial % values.count], using: &random).text.utf8)
            switch trial % values.count {
            case 0: try read(TierScheme.self, data)
            case 1: try read(MembershipProgram.self, data)
            case 2: try read(TierEntitlements.self, data)
            default: try read(CustomerJourney.self, data)
            }
        }
        #expect(accepted > trials / 20 && accepted < trials)
    }
}
