import Foundation
import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

@Suite("SLA vectors")
struct SLAVectorTests {
    private func vectors() throws -> (file: SLAVectors, zones: TimeZoneTable) {
        let file = TestEnvironment.vectors.appending(path: "sla.json")
        let vectors = try JSONDecoder().decode(SLAVectors.self, from: Data(contentsOf: file))
        return (vectors, try SystemZones.table(vectors.calendars.values.flatMap { $0.timeZones }))
    }

    /// Runs cases and says how many agree.
    private func run(
        _ cases: [SLACase], _ name: String, showingQuirks: Bool, _ expectation: (SLACase) -> SLACase.Expectation
    ) throws {
        let (file, zones) = try vectors()
        var agreeing = 0
        for example in cases {
            do {
                let runner = try SLACaseRunner(
                    example: example, calendars: file.calendars, zones: zones, showingQuirks: showingQuirks)
                let differences = try runner.differences(from: expectation(example))
                if differences.isEmpty {
                    agreeing += 1
                } else {
                    Issue.record("\(example.id): \(differences.joined(separator: "; "))")
                }
            } catch {
                Issue.record("\(example.id): \(error)")
            }
        }
        print("vectors \(name): \(agreeing) of \(cases.count) agree")
        #expect(!cases.isEmpty)
    }

    @Test("every case of sla.json agrees under the options of its profile")
    func sound() throws {
        try run(vectors().file.cases, "sla", showingQuirks: false) { $0.expect.overlaid(with: $0.sound) }
    }

    @Test("every case that names a quirk agrees with its source when the quirks of its profile are shown")
    func quirks() throws {
        let cases = try vectors().file.cases.filter { $0.quirk != nil }
        for example in cases {
            let quirk = try #require(EmulationQuirk(rawValue: example.quirk ?? ""), "\(example.id)")
            let profile = try #require(EmulationProfile.named(EmulationProfileIdentifier(example.profile)))
            #expect(profile.quirks.contains(quirk), "\(example.id): \(profile.identifier) lacks \(quirk)")
        }
        try run(cases, "sla quirks", showingQuirks: true) { $0.expect }
    }
}
