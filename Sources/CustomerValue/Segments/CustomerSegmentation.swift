public import ServiceVocabulary

/// The name of a segment of customers.
public struct CustomerSegment: TextIdentifier {
    /// The name.
    public let rawValue: String

    /// Creates the segment of that name.
    ///
    /// - Parameter rawValue: The name of the segment.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

/// Segments by ranges of RFM scores; the first that fits counts.
public struct CustomerSegmentation: Hashable, Sendable {
    /// One segment.
    public struct Rule: Hashable, Sendable {
        /// The segment.
        public let segment: CustomerSegment
        /// The scores of recency that belong to it.
        public let recency: ClosedRange<Int>
        /// The scores of frequency that belong to it.
        public let frequency: ClosedRange<Int>
        /// The scores of value that belong to it.
        public let value: ClosedRange<Int>

        /// Creates a rule.
        ///
        /// - Parameters:
        ///   - segment: The segment.
        ///   - recency: The scores of recency that belong to it.
        ///   - frequency: The scores of frequency that belong to it.
        ///   - value: The scores of value that belong to it.
        public init(
            _ segment: CustomerSegment, recency: ClosedRange<Int>, frequency: ClosedRange<Int>,
            value: ClosedRange<Int>
        ) {
            self.segment = segment
            self.recency = recency
            self.frequency = frequency
            self.value = value
        }

        /// Whether the scores belong to the segment.
        func includes(_ scores: RecencyFrequencyValue) -> Bool {
            recency.contains(scores.recency) && frequency.contains(scores.frequency) && value.contains(scores.value)
        }
    }

    /// How many groups the scores come from.
    public let groups: Int
    /// The rules, first match first.
    public let rules: [Rule]
    /// The segment of whom no rule fits.
    public let otherwise: CustomerSegment

    /// Creates a segmentation.
    ///
    /// - Parameters:
    ///   - groups: How many groups the scores come from, 1...20.
    ///   - rules: The rules, first match first.
    ///   - otherwise: The segment of whom no rule fits.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another number of groups, and ranges that leave 1...groups.
    public init(groups: Int, rules: [Rule], otherwise: CustomerSegment) throws(InvalidValue) {
        guard (1...20).contains(groups) else {
            throw InvalidValue(field: "groups", value: "\(groups)", accepted: "1 to 20 groups")
        }
        for (index, rule) in rules.enumerated() {
            for (name, range) in [("recency", rule.recency), ("frequency", rule.frequency), ("value", rule.value)]
            where range.lowerBound < 1 || range.upperBound > groups {
                throw InvalidValue(
                    field: "rules[\(index)].\(name)", value: "\(range)", accepted: "scores from 1 to \(groups)")
            }
        }
        self.groups = groups
        self.rules = rules
        self.otherwise = otherwise
    }

    /// The segment of a customer.
    ///
    /// - Parameter scores: The scores of the customer.
    public func segment(of scores: RecencyFrequencyValue) -> CustomerSegment {
        rules.first { $0.includes(scores) }?.segment ?? otherwise
    }

    /// The rules that no scores reach, because earlier ones take all of theirs.
    public var unreachableRules: [Int] {
        var reached: Set<Int> = []
        for recency in 1...groups {
            for frequency in 1...groups {
                for value in 1...groups {
                    let scores = RecencyFrequencyValue(recency: recency, frequency: frequency, value: value)
                    if let index = rules.firstIndex(where: { $0.includes(scores) }) { reached.insert(index) }
                }
            }
        }
        return rules.indices.filter { !reached.contains($0) }
    }
}
