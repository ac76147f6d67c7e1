public import ServiceVocabulary

extension ProportionComparison {
    /// The most answers that ``fisherPValue()`` accepts in both samples together.
    public static let fisherCountLimit = 1_000_000_000_000

    /// The two-sided p-value of Fisher's exact test: the probability of all tables with the same margins that are not
    /// more likely than the observed one.
    ///
    /// Tables within a factor of 1 + 1e-7 of the observed one count as equally likely. Relative error about 1e-13 times
    /// the logarithm of the counts; below 1e-300 it may read 0. Nil where one of the samples is empty.
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` above ``fisherCountLimit``, where the normal approximation of ``yatesTest`` serves.
    /// - Complexity: O(√n) tables near the most likely one, each by a ratio to its neighbour.
    public func fisherPValue() throws(InvalidValue) -> Double? {
        let total = Int128(first.count) + Int128(second.count)
        guard total <= Self.fisherCountLimit else {
            throw InvalidValue(field: "count", value: "\(total)", accepted: "at most \(Self.fisherCountLimit) in all")
        }
        guard first.count > 0, second.count > 0 else { return nil }
        let table = Hypergeometric(
            sample: Double(first.count), rest: Double(second.count),
            successes: Double(Int128(first.successes) + Int128(second.successes)))
        let observed = Double(first.successes)
        let limit = table.weight(of: observed) * (1 + 1e-7)
        var all = 0.0
        var unlikely = 0.0
        table.forEachWeight { weight in
            all += weight
            if weight <= limit { unlikely += weight }
        }
        return min(unlikely / all, 1)
    }

    /// The successes in the first sample given the margins, as weights relative to the most likely number.
    private struct Hypergeometric {
        let sample: Double
        let rest: Double
        let successes: Double

        /// Where a walk ends: below, weights lose their digits, and the last ones never reach 0.
        static let leastWeight = Double.leastNormalMagnitude

        var smallest: Double { max(0, successes - rest) }
        var largest: Double { min(sample, successes) }

        var mode: Double {
            let center = ((sample + 1) * ((successes + 1) / (sample + rest + 2))).rounded(.down)
            return min(max(center, smallest), largest)
        }

        /// The weight of k + 1 over that of k.
        func ratio(above k: Double) -> Double {
            (sample - k) / (k + 1) * ((successes - k) / (rest - successes + k + 1))
        }

        /// 0 where the walk ends before it reaches k.
        func weight(of k: Double) -> Double {
            var weight = 1.0
            var at = mode
            while at < k, weight >= Self.leastWeight {
                weight *= ratio(above: at)
                at += 1
            }
            while at > k, weight >= Self.leastWeight {
                at -= 1
                weight /= ratio(above: at)
            }
            return at == k ? weight : 0
        }

        /// Calls the body with all weights that have their digits.
        func forEachWeight(_ body: (Double) -> Void) {
            body(1)
            var weight = 1.0
            var at = mode
            while at < largest, weight >= Self.leastWeight {
                weight *= ratio(above: at)
                at += 1
                body(weight)
            }
            weight = 1
            at = mode
            while at > smallest, weight >= Self.leastWeight {
                at -= 1
                weight /= ratio(above: at)
                body(weight)
            }
        }
    }
}
