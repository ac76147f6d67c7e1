import ArgumentParser

/// The options that every benchmark takes.
struct MeasuringOptions: ParsableArguments {
    @Flag(help: "A smoke run of a second or two; its figures are rough.")
    var quick = false

    @Option(help: "The seed of the random questions.")
    var seed: UInt64 = 2024
}
