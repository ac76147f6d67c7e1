/// Second derivatives from analytic gradients.
package enum Hessian {
    /// The matrix of second derivatives at a point, by central differences of the gradient with one extrapolation.
    ///
    /// Relative error about 1e-9 for gradients that are accurate to 1e-13.
    ///
    /// - Parameters:
    ///   - point: The point.
    ///   - relativeStep: The step as a part of each coordinate's size, or of 1e-3 for smaller ones.
    ///   - gradient: The gradient of the function; nil where it is undefined.
    /// - Returns: The symmetric matrix in rows; nil where the gradient is undefined near the point.
    package static func differences(
        at point: [Double], relativeStep: Double = 1e-3, gradient: ([Double]) -> [Double]?
    ) -> [[Double]]? {
        var rows: [[Double]] = []
        for i in point.indices {
            let step = relativeStep * max(abs(point[i]), 1e-3)
            guard let wide = slope(point, i, step, gradient), let narrow = slope(point, i, step / 2, gradient) else {
                return nil
            }
            rows.append(zip(wide, narrow).map { ($1 * 4 - $0) / 3 })
        }
        return point.indices.map { i in point.indices.map { j in (rows[i][j] + rows[j][i]) / 2 } }
    }

    private static func slope(
        _ point: [Double], _ index: Int, _ step: Double, _ gradient: ([Double]) -> [Double]?
    ) -> [Double]? {
        var above = point
        var below = point
        above[index] += step
        below[index] -= step
        guard let high = gradient(above), let low = gradient(below), high.count == point.count, low.count == point.count
        else { return nil }
        let distance = above[index] - below[index]
        return zip(high, low).map { ($0 - $1) / distance }
    }

    /// Moves a point that is close to a minimum onto it by Newton's method, as long as the gradient shrinks.
    ///
    /// - Parameters:
    ///   - point: A point close to a minimum.
    ///   - gradient: The gradient of the function; nil where it is undefined.
    /// - Returns: The point with the smallest gradient found, the given one at worst.
    package static func polish(_ point: [Double], gradient: ([Double]) -> [Double]?) -> [Double] {
        var best = point
        guard var slope = gradient(point) else { return point }
        for _ in 0..<20 {
            guard let matrix = differences(at: best, gradient: gradient),
                let step = LinearSystem.solve(matrix, slope)
            else { break }
            let moved = zip(best, step).map { $0 - $1 }
            guard let next = gradient(moved), let weighed = LinearSystem.solve(matrix, next),
                LinearSystem.dot(next, weighed) < LinearSystem.dot(slope, step)
            else { break }
            best = moved
            slope = next
        }
        return best
    }
}
