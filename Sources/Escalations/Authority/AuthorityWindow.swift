/// What adds up against a ceiling.
public enum AuthorityWindow: String, Hashable, Sendable, CaseIterable {
    /// What was given for one ticket.
    case ticket
    /// What was given to one customer on one day.
    case customerAndDay
}

#if !hasFeature(Embedded)
extension AuthorityWindow: Codable {}
#endif
