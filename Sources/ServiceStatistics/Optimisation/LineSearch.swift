/// A step along a direction that satisfies the strong Wolfe conditions.
struct LineSearch {
    /// The function at one point.
    struct Sample {
        let point: [Double]
        let value: Double
        let gradient: [Double]

        var scaledGradient: Double {
            zip(point, gradient).reduce(0) { max($0, abs($1.1) * max(abs($1.0), 1)) } / max(abs(value), 1)
        }
    }

    let objective: QuasiNewton.Objective
    private(set) var evaluations = 0

    init(objective: @escaping QuasiNewton.Objective) {
        self.objective = objective
    }

    /// The function at a point; nil where it is undefined or not finite.
    mutating func evaluate(_ point: [Double]) -> Sample? {
        evaluations += 1
        guard let (value, gradient) = objective(point), value.isFinite, gradient.count == point.count,
            gradient.allSatisfy(\.isFinite)
        else { return nil }
        return Sample(point: point, value: value, gradient: gradient)
    }

    private static let sufficientDecrease = 1e-4
    private static let curvature = 0.9

    /// The end of the step; nil when the direction does not descend or no step along it improves the value.
    mutating func step(from start: Sample, along direction: [Double]) -> Sample? {
        let slope = LinearSystem.dot(start.gradient, direction)
        guard slope < 0 else { return nil }
        var low = (length: 0.0, sample: start, slope: slope)
        var high: (length: Double, value: Double?)?
        var length = 1.0
        var best: Sample?
        for _ in 0..<60 {
            let point = zip(start.point, direction).map { $0 + length * $1 }
            guard point != low.sample.point else { break }
            guard let sample = evaluate(point) else {
                high = (length, nil)
                length = low.length + (length - low.length) / 4
                continue
            }
            let sampleSlope = LinearSystem.dot(sample.gradient, direction)
            if sample.value > start.value + Self.sufficientDecrease * length * slope || sample.value >= low.sample.value
            {
                // Close to the minimum the values are all alike to rounding; then the gradient decides.
                if isLevel(sample, start), abs(sampleSlope) < Self.curvature * abs(slope) { return sample }
                high = (length, sample.value)
            } else {
                best = sample
                if abs(sampleSlope) <= -Self.curvature * slope { return sample }
                if sampleSlope > 0 { high = (low.length, low.sample.value) }
                low = (length, sample, sampleSlope)
            }
            length = next(low, high)
        }
        return best
    }

    private func isLevel(_ sample: Sample, _ start: Sample) -> Bool {
        abs(sample.value - start.value) <= 1e-14 * max(abs(start.value), 1)
            && sample.scaledGradient < start.scaledGradient
    }

    /// The next length to try: twice as far while no bound is known, else the minimum of the parabola through what is
    /// known, kept away from both ends.
    private func next(
        _ low: (length: Double, sample: Sample, slope: Double), _ high: (length: Double, value: Double?)?
    ) -> Double {
        guard let high else { return low.length * 2 }
        let width = high.length - low.length
        var share = 0.5
        if let value = high.value {
            let rise = value - low.sample.value - low.slope * width
            if rise > 0 { share = -low.slope * width / (2 * rise) }
        }
        return low.length + width * min(max(share, 0.1), 0.9)
    }
}
