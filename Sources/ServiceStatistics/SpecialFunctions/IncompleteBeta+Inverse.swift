extension IncompleteBeta {
    /// The x with I_x(a, b) = p, and 1 − x; p strictly between 0 and 1.
    package static func inverse(lower p: Double, a: Double, b: Double) -> (x: Double, y: Double) {
        p <= 0.5 ? solve(p, a, b) : mirrored(solve(1 - p, b, a))
    }

    /// The x with 1 − I_x(a, b) = q, and 1 − x; q strictly between 0 and 1.
    package static func inverse(upper q: Double, a: Double, b: Double) -> (x: Double, y: Double) {
        q <= 0.5 ? mirrored(solve(q, b, a)) : solve(1 - q, a, b)
    }

    private static func mirrored(_ point: (x: Double, y: Double)) -> (x: Double, y: Double) {
        (point.y, point.x)
    }

    /// Newton on ln I over t = ln(x/(1−x)) for p ≤ ½.
    ///
    /// In t the density is log-concave, so ln I is concave: after one step all iterates are left of the root and rise.
    private static func solve(_ p: Double, _ a: Double, _ b: Double) -> (x: Double, y: Double) {
        let target = Maths.log(p)
        let asymptote = (target + logScaledBeta(a, b)) / a
        // Far left I is x^a/(aB) to all digits, and x may be below the smallest double.
        if asymptote < -650 { return (Maths.exp(asymptote), 1) }
        var t = Maths.log(a / b) - Normal.upperQuantile(p) * (1 / a + 1 / b).squareRoot()
        t = min(max(t, asymptote, -650), 650)
        var point = logistic(t)
        for _ in 0..<1000 {
            let (value, slope) = logLower(a: a, b: b, x: point.x, y: point.y)
            let step = min(max((value - target) / slope, -3), 3)
            guard step.isFinite else { break }
            t = min(max(t - step, -700), 700)
            point = logistic(t)
            if abs(step) <= 1e-15 * max(1, abs(t)) { break }
        }
        return point
    }

    private static func logistic(_ t: Double) -> (x: Double, y: Double) {
        let small = Maths.exp(-abs(t))
        let large = 1 / (1 + small)
        return t < 0 ? (small * large, large) : (large, small * large)
    }
}
