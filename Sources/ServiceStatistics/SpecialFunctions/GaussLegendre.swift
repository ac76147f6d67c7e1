/// Gauss–Legendre quadrature: n nodes integrate polynomials of degree 2n − 1 exactly.
package enum GaussLegendre {
    /// The nodes and weights of the given order on 0...1, nodes ascending.
    ///
    /// Newton on the Legendre polynomial from Tricomi's guess; weights 2/((1 − t²) P′(t)²) halved for the interval.
    ///
    /// - Parameter order: The number of nodes, at least 1.
    /// - Complexity: O(order²).
    package static func points(_ order: Int) -> [(node: Double, weight: Double)] {
        let n = max(order, 1)
        var points = [(node: Double, weight: Double)](repeating: (0.5, 1), count: n)
        for i in 0..<((n + 1) / 2) {
            var t = Maths.cos(.pi * (Double(i) + 0.75) / (Double(n) + 0.5))
            var slope = 1.0
            for _ in 0..<100 {
                var previous = 1.0
                var value = t
                for k in stride(from: 2, through: n, by: 1) {
                    let k = Double(k)
                    (previous, value) = (value, ((2 * k - 1) * t * value - (k - 1) * previous) / k)
                }
                slope = Double(n) * (t * value - previous) / (t * t - 1)
                let step = value / slope
                t -= step
                if abs(step) <= 1e-16 { break }
            }
            let weight = 1 / ((1 - t * t) * slope * slope)
            points[i] = ((1 - t) / 2, weight)
            points[n - 1 - i] = ((1 + t) / 2, weight)
        }
        return points
    }

    /// Eight nodes on 0...1.
    static let eightPoints = points(8)

    /// The integral of a function over lower...upper by nodes made with ``points(_:)``.
    package static func integrate(
        _ points: [(node: Double, weight: Double)], from lower: Double, to upper: Double, _ f: (Double) -> Double
    ) -> Double {
        var sum = 0.0
        for (node, weight) in points { sum += weight * f(lower + (upper - lower) * node) }
        return sum * (upper - lower)
    }
}
