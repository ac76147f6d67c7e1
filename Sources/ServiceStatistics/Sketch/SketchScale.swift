/// The bins of a sketch: bin i holds the values in (γ^(i−1), γ^i] with γ = (1 + α)/(1 − α), and answers with the value
/// that is at most α away from all of them, relatively.
struct SketchScale: Hashable, Sendable {
    private let logGamma: Double
    private let accuracy: Double

    init(relativeAccuracy: Double) {
        // A millionth of the promised error is kept back for the rounding of logarithms and powers.
        accuracy = relativeAccuracy * (1 - 1e-6)
        logGamma = DeterministicLogarithm.doubledInverseTanh(accuracy)
    }

    /// The bin of a finite value above 0.
    func bin(of value: Double) -> Int {
        Int((DeterministicLogarithm.of(value) / logGamma).rounded(.up))
    }

    /// 2γ^i/(γ + 1), the middle of a bin in the relative sense.
    func value(of bin: Int) -> Double {
        Maths.exp(Double(bin) * logGamma) * (1 - accuracy)
    }

    /// The bins that finite doubles above 0 can have.
    var possibleBins: ClosedRange<Int> {
        bin(of: .leastNonzeroMagnitude)...bin(of: .greatestFiniteMagnitude)
    }
}
