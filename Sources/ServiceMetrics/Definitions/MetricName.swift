public import ServiceStatistics
public import ServiceVocabulary

/// The name of a key figure, such as service level or handling time; a program adds names of its own.
///
/// A name is a family of formulas: only a ``MetricDefinition`` says which one is meant.
public struct MetricName: TextIdentifier {
    /// The name.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

/// Which of the formulas of a key figure is meant, such as `met-over-offered`.
public struct MetricVariant: TextIdentifier {
    /// The name of the variant.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the variant.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The only formula of its figure.
    public static let plain = MetricVariant(rawValue: "plain")

    /// A quantile that is read from its sample by a definition.
    ///
    /// - Parameter definition: How the quantile is read.
    public static func quantile(_ definition: QuantileDefinition) -> MetricVariant {
        MetricVariant(rawValue: "quantile-type-\(definition.hyndmanFanType)")
    }
}
