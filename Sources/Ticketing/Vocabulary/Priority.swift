public import ServiceVocabulary

/// How soon a ticket is to be worked on (优先级); which priorities there are and their order is data, see ``PriorityMatrix``.
public struct Priority: TextIdentifier {
    /// The name of the priority.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the priority.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Before everything else.
    public static let urgent = Priority(rawValue: "urgent")

    /// Before normal work.
    public static let high = Priority(rawValue: "high")

    /// Normal work.
    public static let normal = Priority(rawValue: "normal")

    /// When nothing else is to be done.
    public static let low = Priority(rawValue: "low")
}
