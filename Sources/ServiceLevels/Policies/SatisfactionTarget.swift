public import ServiceVocabulary

/// The share of satisfied customers that a policy promises, as an exact percentage.
public struct SatisfactionTarget: Hashable, Sendable {
    /// The least share in percent, 0 to 100.
    public let percent: Int

    /// Creates a target.
    ///
    /// - Parameter percent: The least share in percent, 0 to 100.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` outside 0 to 100.
    public init(percent: Int) throws(InvalidValue) {
        guard (0...100).contains(percent) else {
            throw InvalidValue(field: "satisfaction", value: "\(percent)", accepted: "0 to 100 percent")
        }
        self.percent = percent
    }
}
