public import ServiceVocabulary

/// The contacts of a center, joined into one history for each customer over all channels (全渠道).
public struct ContactRecord: Sendable {
    /// The contacts of one customer on one matter, on whatever channels, in order.
    public struct Thread: Hashable, Sendable {
        /// The customer, named by one of his identities.
        public let customer: CustomerIdentifier
        /// The matter.
        public let matter: MatterIdentifier
        /// The contacts, by the instant they came in, then by identifier.
        public let contacts: [Contact]
    }

    /// All contacts, by the instant they came in, then by identifier.
    public let contacts: [Contact]
    /// Which identities are one customer.
    public let identities: IdentityResolver

    /// Creates a record.
    ///
    /// - Parameters:
    ///   - contacts: The contacts, in any order.
    ///   - identities: Which identities are one customer.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when two contacts have one identifier.
    public init(
        _ contacts: some Sequence<Contact>, identities: IdentityResolver = IdentityResolver()
    ) throws(InvalidValue) {
        let sorted = contacts.sorted { $0.precedes($1) }
        var known: Set<ContactIdentifier> = []
        for contact in sorted where !known.insert(contact.identifier).inserted {
            throw InvalidValue(
                field: "contacts", value: contact.identifier.rawValue, accepted: "each identifier once")
        }
        self.contacts = sorted
        self.identities = identities
    }

    /// The contacts of a customer, under all his identities and on all channels, in order.
    public func contacts(of customer: CustomerIdentifier) -> [Contact] {
        let name = identities.customer(for: customer)
        return contacts.filter { $0.customer.map { identities.customer(for: $0) } == name }
    }

    /// The contacts of one customer on one matter, joined over all channels, in the order of their first contacts.
    ///
    /// A contact whose customer or matter is unknown belongs to no thread.
    public var threads: [Thread] {
        var places: [Key: Int] = [:]
        var found: [(key: Key, contacts: [Contact])] = []
        for contact in contacts {
            guard let customer = contact.customer, let matter = contact.matter else { continue }
            let key = Key(customer: identities.customer(for: customer), matter: matter)
            if let place = places[key] {
                found[place].contacts.append(contact)
            } else {
                places[key] = found.count
                found.append((key, [contact]))
            }
        }
        return found.map { Thread(customer: $0.key.customer, matter: $0.key.matter, contacts: $0.contacts) }
    }

    private struct Key: Hashable {
        let customer: CustomerIdentifier
        let matter: MatterIdentifier
    }
}
