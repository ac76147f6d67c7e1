public import ServiceVocabulary

/// A group of people who do one part of the service (工作组).
public struct WorkGroup: TextIdentifier {
    /// The name of the group.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the group.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Before a purchase (售前).
    public static let preSales = WorkGroup(rawValue: "pre-sales")

    /// During a purchase (售中).
    public static let inSales = WorkGroup(rawValue: "in-sales")

    /// After a purchase (售后).
    public static let afterSales = WorkGroup(rawValue: "after-sales")

    /// Complaints (投诉).
    public static let complaint = WorkGroup(rawValue: "complaint")
}
