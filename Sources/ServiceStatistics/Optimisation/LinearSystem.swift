/// Small dense symmetric systems, as Newton's method and standard errors need them.
package enum LinearSystem {
    /// The sum of the products of components.
    package static func dot(_ a: [Double], _ b: [Double]) -> Double {
        zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// The lower Cholesky factor of a symmetric matrix in rows; nil when it is not positive definite.
    package static func choleskyFactor(_ matrix: [[Double]]) -> [[Double]]? {
        let n = matrix.count
        var factor = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
        for i in 0..<n {
            for j in 0...i {
                var sum = matrix[i][j]
                for k in 0..<j { sum -= factor[i][k] * factor[j][k] }
                if i == j {
                    guard sum > 0, sum.isFinite else { return nil }
                    factor[i][i] = sum.squareRoot()
                } else {
                    factor[i][j] = sum / factor[j][j]
                }
            }
        }
        return factor
    }

    /// The solution x of A x = b for a symmetric positive definite A; nil when A is not.
    package static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double]? {
        // Scaling to a unit diagonal keeps parameters of very different size from spoiling one another.
        let scale = matrix.indices.map { 1 / abs(matrix[$0][$0]).squareRoot() }
        guard scale.allSatisfy(\.isFinite) else { return nil }
        let scaled = matrix.indices.map { i in matrix.indices.map { j in matrix[i][j] * scale[i] * scale[j] } }
        guard let factor = choleskyFactor(scaled) else { return nil }
        var x = zip(right, scale).map { $0 * $1 }
        for i in x.indices {
            for k in 0..<i { x[i] -= factor[i][k] * x[k] }
            x[i] /= factor[i][i]
        }
        for i in x.indices.reversed() {
            for k in (i + 1)..<x.count { x[i] -= factor[k][i] * x[k] }
            x[i] /= factor[i][i]
        }
        return zip(x, scale).map { $0 * $1 }
    }

    /// The inverse of a symmetric positive definite matrix; nil when it is not.
    package static func inverse(_ matrix: [[Double]]) -> [[Double]]? {
        var columns: [[Double]] = []
        for i in matrix.indices {
            var unit = [Double](repeating: 0, count: matrix.count)
            unit[i] = 1
            guard let column = solve(matrix, unit) else { return nil }
            columns.append(column)
        }
        return columns
    }
}
