import Foundation
import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Testing

@testable import ServiceReporting

@Suite("Explanation of a ticket")
struct ExplanationTests {
    @Test("The stretches of every clock follow each other, and the sums are the wall time")
    func sums() throws {
        var progress = ProgressMeter(.silent, label: "") { _ in }
        let explanation = try ExplanationRun().explanation(progress: &progress)
        #expect(explanation.choices.map(\.isChosen) == [false, true, false])
        #expect(explanation.clocks.map(\.metric.rawValue) == ["first-response", "resolution"])
        for clock in explanation.clocks {
            #expect(clock.stretches.first?.from == explanation.opened)
            #expect(clock.stretches.last?.to == explanation.until)
            #expect(zip(clock.stretches, clock.stretches.dropFirst()).allSatisfy { $0.to == $1.from })
            #expect(clock.totals.reduce(0) { $0 + $1.length.microseconds } == explanation.wallTime.microseconds)
        }
        #expect(explanation.clocks.map { $0.breached == nil } == [true, false])
        #expect(explanation.text().contains("paused (customer-information)"))
        #expect(explanation.text().contains("holiday"))
    }
}
