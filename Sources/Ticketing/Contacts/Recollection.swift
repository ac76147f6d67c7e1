/// Data that a customer was asked for although he had given it before (重复收集).
public struct Recollection: Hashable, Sendable {
    /// The contact in which he was asked again.
    public let contact: ContactIdentifier
    /// What he was asked for.
    public let field: DataField
    /// The first contact in which he gave it.
    public let givenIn: ContactIdentifier
}

extension ContactRecord {
    /// The data that customers were asked for although they had given it in an earlier contact, under any identity and on
    /// any channel.
    ///
    /// A field that is asked several times in one contact is listed once for that contact.
    ///
    /// - Returns: What was asked again, in the order of the contacts and of the questions.
    public func recollections() -> [Recollection] {
        collection().recollections
    }

    /// The share of contacts in which data was asked again, of those whose customer had given some before (重复收集率).
    ///
    /// - Returns: The share; nil where no customer came back who had given anything.
    public func recollectionShare() -> CountShare? {
        let collection = collection()
        let again = Set(collection.recollections.map { $0.contact }).count
        return CountShare(counted: Int64(again), of: Int64(collection.contactsWithEarlierData))
    }

    /// The share that practitioners report before the channels were joined: 65 %.
    public static let reportedRecollectionShareBefore = CountShare(percent: 65)

    private func collection() -> (recollections: [Recollection], contactsWithEarlierData: Int) {
        var given: [CustomerIdentifier: [DataField: ContactIdentifier]] = [:]
        var recollections: [Recollection] = []
        var contactsWithEarlierData = 0
        for contact in contacts {
            guard let customer = contact.customer.map({ identities.customer(for: $0) }) else { continue }
            let earlier = given[customer, default: [:]]
            if !earlier.isEmpty { contactsWithEarlierData += 1 }
            var listed: Set<DataField> = []
            for field in contact.asked {
                guard let first = earlier[field], listed.insert(field).inserted else { continue }
                recollections.append(Recollection(contact: contact.identifier, field: field, givenIn: first))
            }
            for field in contact.given where earlier[field] == nil {
                given[customer, default: [:]][field] = contact.identifier
            }
        }
        return (recollections, contactsWithEarlierData)
    }
}
