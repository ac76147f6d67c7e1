import ArgumentParser

/// The root of the benchmarks: one subcommand for each topic.
@main
struct BenchmarkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "Benchmarks",
        abstract: "Measures the library beside other ways to do the same work.",
        discussion: """
            Every figure is a median over several repetitions, and every ratio is taken within one run. What is \
            compared is first checked to give equal answers; a difference ends the run with an error.
            """,
        subcommands: [
            WorkingTimeCommand.self, ServiceLevelsCommand.self, MetricsCommand.self, CustomerValueCommand.self,
            EscalationCommand.self,
        ])
}
