public import ServiceVocabulary
public import Ticketing

/// Somebody who is to be told; who that is on the day, the rota and the host's address book say.
public enum NotificationTarget: Hashable, Sendable {
    /// Whoever is on duty in the tier that works on the ticket.
    case onDuty
    /// Whoever is on duty in the tier that leads.
    case lead
    /// Whoever owns the ticket.
    case owner
    /// Whoever is on duty in a tier.
    case tier(SupportTier)
    /// A team.
    case team(TeamIdentifier)
    /// A person.
    case agent(AgentIdentifier)
    /// The customer.
    case customer
}
