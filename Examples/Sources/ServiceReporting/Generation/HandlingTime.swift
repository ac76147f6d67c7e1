import ServiceTime

/// How long handling takes, as a multiple of its median, with the long tail that handling times have.
///
/// The multiples are quantiles of the log-normal distribution whose logarithm has standard deviation 0.8, cut off at 3.5 of
/// them and joined by straight lines. The table has integers only, so that every platform draws the same times.
enum HandlingTime {
    /// Probabilities in tenths of a percent, with the multiple of the median in thousandths.
    private static let quantiles: [(probability: Int, multiple: Int)] = [
        (0, 61), (1, 84), (10, 156), (50, 268), (100, 359), (200, 510), (300, 657), (400, 817), (500, 1000),
        (600, 1225), (700, 1521), (800, 1961), (900, 2788), (950, 3728), (990, 6430), (999, 11_850), (1000, 16_445),
    ]

    private static let resolution = 1000

    /// Draws a handling time.
    ///
    /// - Parameters:
    ///   - median: The time that half of all tickets need, in seconds.
    ///   - generator: The source of randomness.
    /// - Returns: Seconds, at least one minute.
    static func draw(median: Int, using generator: inout some RandomNumberGenerator) -> Int {
        max(60, median * multiple(at: generator.number(below: 1000 * resolution)) / 1000)
    }

    private static func multiple(at place: Int) -> Int {
        for (lower, upper) in zip(quantiles, quantiles.dropFirst()) where place < upper.probability * resolution {
            let way = place - lower.probability * resolution
            let width = (upper.probability - lower.probability) * resolution
            return lower.multiple + (upper.multiple - lower.multiple) * way / width
        }
        return quantiles[quantiles.count - 1].multiple
    }
}
