/// By what one of several candidates is preferred who could all take a ticket.
public enum RoutingPreference: String, Hashable, Sendable, CaseIterable {
    /// Who serves the channel that the customer likes.
    case preferredChannel
    /// Who is loaded the least, as a share of what he may hold.
    case loadShare
    /// Who holds the fewest contacts.
    case contacts
    /// Who has the fewest skills, so that specialists stay free.
    case skills
    /// Whose identifier sorts first; what decides in the end, so that a decision is the same everywhere.
    case identifier

    /// Whether one candidate is preferred to another; nil when neither is.
    func prefers(_ one: RoutingCandidate, to other: RoutingCandidate, for needs: RoutingNeeds) -> Bool? {
        switch self {
        case .preferredChannel:
            guard let channel = needs.preferredChannel else { return nil }
            return Self.first(one.serves(channel) ? 0 : 1, other.serves(channel) ? 0 : 1)
        case .loadShare:
            let left = CountShare(counted: Int64(one.load), of: Int64(one.capacity))
            let right = CountShare(counted: Int64(other.load), of: Int64(other.capacity))
            guard let left, let right, !left.isEqualFraction(to: right) else { return nil }
            return left.isLess(than: right)
        case .contacts: return Self.first(one.load, other.load)
        case .skills: return Self.first(one.skills.count, other.skills.count)
        case .identifier: return Self.first(one.assignee.name, other.assignee.name)
        }
    }

    private static func first<Value: Comparable>(_ one: Value, _ other: Value) -> Bool? {
        one == other ? nil : one < other
    }
}
