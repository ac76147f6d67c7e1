import ServiceVocabulary

extension PersonalDataPolicy {
    /// A policy that replaces what names a person, and keeps what figures rest on.
    ///
    /// All of it is an assumption: what must be kept, and why, is the law's and the center's to say. Beside names it
    /// replaces matters (an order number leads to a person) and free texts. Attributes without an entry are replaced.
    ///
    /// - Parameter attributes: Attributes that are not personal and stay, each with the reason.
    /// - Returns: The policy; an attribute that is given twice counts once, and one without a reason gets a general one.
    public static func assumed(keeping attributes: [AttributeName: String] = [:]) -> PersonalDataPolicy {
        let replaced: [RecordField: String] = [
            "customer.identifier": "joins what belongs to one customer",
            "contact.customer": "joins what belongs to one customer",
            "ticket.customer": "joins what belongs to one customer",
            "event.actor.customer": "tells the customer's own steps from those of others",
            "contact.matter": "recognises a repeated contact",
            "ticket.matter": "recognises a repeated contact",
            "ticket.agent": "measures and trains by agent",
            "event.actor.agent": "measures and trains by agent",
            "event.excuse.approver": "shows who excused a breach",
            "event.actor.thirdParty": "shows whom a ticket waited for",
            "event.excuse.reason": "shows why a breach was excused",
        ]
        let kept: [RecordField: String] = [
            "customer.tier": "chooses the service level",
            "ticket.customerTier": "chooses the service level",
            "ticket.sentiment": "triggers an escalation",
            "ticket.satisfaction": "measures satisfaction",
            "contact.asked": "shows what was asked twice",
            "contact.given": "shows what was asked twice",
        ]
        var entries = fields.map { field in
            if let purpose = replaced[field] {
                return Entry(field, isPersonal: true, purpose: purpose, treatment: .replaced)
            }
            if let purpose = kept[field] { return Entry(field, isPersonal: true, purpose: purpose) }
            return Entry(field, isPersonal: false, purpose: "tells what the service did")
        }
        for (name, purpose) in attributes.sorted(by: { $0.key < $1.key }) {
            entries.append(
                Entry(
                    .attribute(name), isPersonal: false,
                    purpose: purpose.isEmpty ? "tells what the service did" : purpose))
        }
        return PersonalDataPolicy(unchecked: entries)
    }
}
