/// The two directions in which a ticket can rise.
public enum EscalationAxis: String, Hashable, Sendable, CaseIterable {
    /// To more skill: another tier works on the ticket.
    case functional
    /// To more authority: another tier leads, while the same tier works on.
    case hierarchical
}

#if !hasFeature(Embedded)
extension EscalationAxis: Codable {}
#endif
