public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// What a review decided for one customer, and why.
public struct TierDecision: Hashable, Sendable {
    /// Why a customer is in the tier.
    public enum Reason: Hashable, Sendable {
        /// The customer was in no tier of the scheme.
        case entered
        /// The standing asks for the tier the customer is in.
        case unchanged
        /// The standing asks for a better tier.
        case raised
        /// The standing asks for a worse tier.
        case lowered
        /// The value is 0 or less: the last tier, at once.
        case atOrBelowZero
        /// The standing asks for another tier, but the value is within the margin of the cut.
        case withinMargin
        /// The standing asks for another tier, but the interval of the value reaches across the cut.
        case uncertain
        /// The standing asks for another tier, but the customer has not been in this one long enough; not before that instant.
        case minimumStay(until: Instant)
        /// The customer has no standing in this review and stays.
        case noStanding
    }

    /// The customer.
    public let customer: CustomerIdentifier
    /// The tier before the review; nil for a new customer.
    public let previous: CustomerTier?
    /// The tier that the standing alone asks for; nil without a standing.
    public let asked: CustomerTier?
    /// The tier from now on.
    public let tier: CustomerTier
    /// Since when the customer is in that tier.
    public let since: Instant
    /// When the review was made.
    public let reviewedAt: Instant
    /// Why.
    public let reason: Reason

    /// Whether the tier is another than before.
    public var isChange: Bool { previous != tier }

    /// The membership from now on.
    public var membership: TierMembership { TierMembership(customer, tier, since: since) }

    /// The change as an event of a ticket of the customer, so that its policy follows the tier from that instant on.
    ///
    /// - Parameter identifier: The identifier of the event, one for each ticket.
    /// - Returns: The event; nil where the tier has not changed.
    public func ticketEvent(_ identifier: EventIdentifier) -> TicketEvent? {
        guard isChange else { return nil }
        return TicketEvent(
            identifier: identifier, occurredAt: reviewedAt, actor: .system, kind: .customerTierChanged(tier))
    }
}

extension TierDecision: CustomStringConvertible {
    /// The decision as a sentence.
    public var description: String {
        let from = previous.map { " from \($0)" } ?? ""
        let wanted = asked.map { " although the standing asks for \($0)" } ?? ""
        let sentence: String =
            switch reason {
            case .entered: "enters \(tier)"
            case .unchanged: "stays in \(tier)"
            case .raised: "is raised\(from) to \(tier)"
            case .lowered: "is lowered\(from) to \(tier)"
            case .atOrBelowZero: "is in \(tier)\(isChange ? "," + from + "," : "") because the value is 0 or less"
            case .withinMargin: "stays in \(tier)\(wanted): the value is within the margin of the cut"
            case .uncertain: "stays in \(tier)\(wanted): the interval of the value reaches across the cut"
            case .minimumStay(let until): "stays in \(tier)\(wanted): not before \(until)"
            case .noStanding: "stays in \(tier) without a standing"
            }
        return "\(customer) \(sentence)."
    }
}
