public import Ticketing

extension MatterLedger {
    /// The contacts of a record that have a customer and a matter, all of them taken as answered.
    ///
    /// - Parameter record: The contacts of all channels; identities of one customer count as one.
    public init(_ record: ContactRecord) {
        var contacts: [MatterContact] = []
        for contact in record.contacts {
            guard let customer = contact.customer, let matter = contact.matter else { continue }
            contacts.append(
                MatterContact(
                    customer: record.identities.customer(for: customer), matter: matter, arrivedAt: contact.arrivedAt,
                    contact: contact.identifier))
        }
        self.init(contacts)
    }
}
