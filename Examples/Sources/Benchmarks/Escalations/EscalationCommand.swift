import ArgumentParser
import Escalations
import ServiceTime
import ServiceVocabulary

/// Escalation: events of one machine, a day of many, and the check of policies.
struct EscalationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "escalations",
        abstract: "Applies events, lets many machines run for a day, and checks policies before they run.")

    @OptionGroup var measuring: MeasuringOptions

    func run() throws {
        let bench = try EscalationBench(seed: measuring.seed)
        var targets = Targets()
        try bench.measureEvents(
            events: measuring.quick ? 2_000 : 20_000, repetitions: measuring.quick ? 5 : 51, &targets)
        try bench.measureFleet(machines: measuring.quick ? 10_000 : 100_000, &targets)
        try bench.measureChecks(isQuick: measuring.quick, &targets)
        print("Targets")
        targets.print()
    }
}
