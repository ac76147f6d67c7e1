public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// The tier a customer is in, and since when.
public struct TierMembership: Hashable, Sendable {
    /// The customer.
    public let customer: CustomerIdentifier
    /// The tier.
    public let tier: CustomerTier
    /// Since when.
    public let since: Instant

    /// Creates a membership.
    ///
    /// - Parameters:
    ///   - customer: The customer.
    ///   - tier: The tier.
    ///   - since: Since when.
    public init(_ customer: CustomerIdentifier, _ tier: CustomerTier, since: Instant) {
        self.customer = customer
        self.tier = tier
        self.since = since
    }
}
