import Foundation
import ServiceTime
import TestSupport
import Testing

@Suite("SLA vectors")
struct SLAVectorTests {
    @Test("every case of sla.json agrees under the options of its profile")
    func vectors() throws {
        let file = TestEnvironment.vectors.appending(path: "sla.json")
        let vectors = try JSONDecoder().decode(SLAVectors.self, from: Data(contentsOf: file))
        let zones = try SystemZones.table(vectors.calendars.values.flatMap { $0.timeZones })
        var agreeing = 0
        for example in vectors.cases {
            let runner = SLACaseRunner(example: example, calendars: vectors.calendars, zones: zones)
            let differences = try runner.differences(from: example.expect.overlaid(with: example.sound))
            if differences.isEmpty {
                agreeing += 1
            } else {
                Issue.record("\(example.id): \(differences.joined(separator: "; "))")
            }
        }
        print("vectors sla: \(agreeing) of \(vectors.cases.count) agree")
        #expect(!vectors.cases.isEmpty)
    }
}
