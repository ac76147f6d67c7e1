import ServiceVocabulary

/// What describes a ticket from its opening on and seldom changes.
///
/// The opening, the ticket and its copies share it, so that to open a ticket or to copy one costs one reference; a change
/// makes a new one.
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

    /// Details that are shared until one of the holders changes them.
    struct Shared: Hashable, Sendable {
        private final class Box: Sendable {
            let details: TicketDetails

            init(_ details: TicketDetails) {
                self.details = details
            }
        }

        private var box: Box

        init(_ details: TicketDetails) {
            box = Box(details)
        }

        var value: TicketDetails { box.details }

        /// Changes the details for this holder alone.
        mutating func change(_ body: (inout TicketDetails) -> Void) {
            var details = box.details
            body(&details)
            box = Box(details)
        }

        static func == (lhs: Shared, rhs: Shared) -> Bool {
            lhs.box === rhs.box || lhs.box.details == rhs.box.details
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(box.details)
        }
    }
}
