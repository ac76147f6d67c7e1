import ServiceVocabulary

/// What describes a ticket from its opening on and seldom changes; the opening, the ticket and its copies share it.
struct TicketDetails: Hashable, Sendable {
    var type: ServiceType
    var serviceClass: ServiceClass?
    var channel: Channel?
    var origin: Origin
    var customer: CustomerIdentifier?
    var customerTier: CustomerTier?
    var matter: MatterIdentifier?
    var tags: Set<Tag>
    var attributes: [AttributeName: String]
}
