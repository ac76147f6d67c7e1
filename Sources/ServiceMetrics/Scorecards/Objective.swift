public import ServiceVocabulary

/// An objective with its key results (OKR): for change, where key figures are for the base.
public struct Objective: Hashable, Sendable {
    /// A key result.
    public struct KeyResult: Hashable, Sendable {
        /// What is to be reached.
        public let name: String
        /// Its weight, above 0.
        public let weight: Int
        /// How far it is, 0 to 100 per cent; nil while nobody knows.
        public let percent: Double?

        /// Creates a key result.
        ///
        /// - Parameters:
        ///   - name: What is to be reached.
        ///   - weight: Its weight, 1 to 1,000,000.
        ///   - percent: How far it is, 0 to 100 per cent.
        /// - Throws: ``ServiceVocabulary/InvalidValue`` for numbers out of range.
        public init(_ name: String, weight: Int = 1, percent: Double?) throws(InvalidValue) {
            guard (1...1_000_000).contains(weight) else {
                throw InvalidValue(field: name, value: "\(weight)", accepted: "a weight from 1 to 1000000")
            }
            if let percent, !(0...100).contains(percent) {
                throw InvalidValue(field: name, value: "\(percent)", accepted: "0 to 100 per cent")
            }
            self.name = name
            self.weight = weight
            self.percent = percent
        }
    }

    /// The objective.
    public let name: String
    /// Its key results.
    public let keyResults: [KeyResult]

    /// Creates an objective.
    ///
    /// - Parameters:
    ///   - name: The objective.
    ///   - keyResults: Its key results, at least one, each name once.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` without a key result and for a name twice.
    public init(_ name: String, _ keyResults: [KeyResult]) throws(InvalidValue) {
        guard !keyResults.isEmpty, Set(keyResults.map { $0.name }).count == keyResults.count else {
            throw InvalidValue(field: name, value: "\(keyResults.count)", accepted: "key results, each name once")
        }
        self.name = name
        self.keyResults = keyResults
    }

    /// The weighted mean of the key results in per cent; nil while one of them is not known.
    public var percent: Double? {
        var (sum, weights) = (0.0, 0.0)
        for result in keyResults {
            guard let percent = result.percent else { return nil }
            sum += percent * Double(result.weight)
            weights += Double(result.weight)
        }
        return sum / weights
    }
}
