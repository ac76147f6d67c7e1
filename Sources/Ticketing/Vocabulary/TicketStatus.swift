public import ServiceVocabulary

/// The status of a ticket; which there are and how they follow each other is data, see ``LifeCycle``.
public struct TicketStatus: TextIdentifier {
    /// The name of the status.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the status.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Opened, and nobody works on it yet.
    public static let new = TicketStatus(rawValue: "new")

    /// Being worked on.
    public static let open = TicketStatus(rawValue: "open")

    /// Waiting for the customer (等待客户).
    public static let waitingForCustomer = TicketStatus(rawValue: "waiting-for-customer")

    /// Waiting for somebody else, such as a supplier (等待第三方).
    public static let waitingForThirdParty = TicketStatus(rawValue: "waiting-for-third-party")

    /// A solution was given and awaits confirmation.
    public static let resolved = TicketStatus(rawValue: "resolved")

    /// Finished.
    public static let closed = TicketStatus(rawValue: "closed")
}
