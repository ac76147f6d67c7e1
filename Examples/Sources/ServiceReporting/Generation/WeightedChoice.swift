import ServiceVocabulary

/// A choice among values, each as likely as its weight says.
struct WeightedChoice<Value: Sendable>: Sendable {
    private let values: [Value]
    /// The sum of the weights up to each value, its own included.
    private let sums: [Int]

    /// Creates a choice.
    ///
    /// - Parameter weighted: The values with their weights, none negative and not all zero.
    /// - Throws: `InvalidValue` for other weights.
    init(_ weighted: [(value: Value, weight: Int)]) throws(InvalidValue) {
        var sum = 0
        var sums: [Int] = []
        for (index, (_, weight)) in weighted.enumerated() {
            let (next, overflow) = sum.addingReportingOverflow(weight)
            guard weight >= 0, !overflow else {
                throw InvalidValue(
                    field: "weights[\(index)]", value: "\(weight)", accepted: "a weight that is not negative")
            }
            sum = next
            sums.append(sum)
        }
        guard sum > 0 else {
            throw InvalidValue(field: "weights", value: "\(sum)", accepted: "weights of which one is positive")
        }
        values = weighted.map(\.value)
        self.sums = sums
    }

    /// Draws a value.
    ///
    /// - Complexity: O(log *n*) for *n* values.
    func draw(using generator: inout some RandomNumberGenerator) -> Value {
        let place = generator.number(below: sums[sums.count - 1])
        var (low, high) = (0, sums.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] > place {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return values[low]
    }
}
