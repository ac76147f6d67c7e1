public import ServiceVocabulary

/// How many an issue concerns (影响范围).
public struct ImpactScope: TextIdentifier {
    /// The name of the scope.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the scope.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// One customer (个人).
    public static let individual = ImpactScope(rawValue: "individual")

    /// A group of customers (群体).
    public static let group = ImpactScope(rawValue: "group")

    /// The whole trade (行业).
    public static let industryWide = ImpactScope(rawValue: "industry-wide")
}
