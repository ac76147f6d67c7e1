import ServiceStatistics

/// A smooth function on an interval as a sum of Chebyshev polynomials, cheap to evaluate many times.
struct ChebyshevSeries {
    private let coefficients: [Double]
    private let middle: Double
    private let halfWidth: Double

    /// Fits a function of values far from 0; nil where no series of up to 64 terms reaches full accuracy.
    ///
    /// - Parameters:
    ///   - lower: The lower end.
    ///   - upper: The upper end, above the lower one.
    ///   - f: The function, positive.
    init?(from lower: Double, to upper: Double, _ f: (Double) -> Double) {
        middle = (lower + upper) / 2
        halfWidth = (upper - lower) / 2
        guard halfWidth > 0 else { return nil }
        for count in [16, 32, 64] {
            var values: [Double] = []
            for k in 0..<count {
                values.append(f(middle + halfWidth * Maths.cos(.pi * (Double(k) + 0.5) / Double(count))))
            }
            let series = (0..<count).map { j in
                var sum = 0.0
                for k in 0..<count {
                    sum += values[k] * Maths.cos(.pi * Double(j) * (Double(k) + 0.5) / Double(count))
                }
                return sum * (j == 0 ? 1 : 2) / Double(count)
            }
            let least = values.reduce(Double.infinity) { min($0, $1) }
            guard least > 0 else { return nil }
            let tail = series.suffix(3).reduce(0) { max($0, abs($1)) }
            if tail <= 1e-13 * least {
                let last = series.lastIndex { abs($0) > 1e-15 * least } ?? 0
                coefficients = Array(series[0...last])
                return
            }
        }
        return nil
    }

    /// The value at a point of the interval, by Clenshaw's recurrence.
    func callAsFunction(_ x: Double) -> Double {
        let t = (x - middle) / halfWidth
        let twice = 2 * t
        var next = 0.0
        var afterNext = 0.0
        var j = coefficients.count - 1
        while j > 0 {
            let value = coefficients[j] + twice * next - afterNext
            afterNext = next
            next = value
            j -= 1
        }
        return coefficients[0] + t * next - afterNext
    }
}
