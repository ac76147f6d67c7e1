import Ticketing

extension TicketCondition {
    /// The happenings that may change what the status of a ticket says.
    static let happeningsOfStatus: TicketHappenings = [
        .opened, .statusChanged, .waitStarted, .waitEnded, .resolved, .closed, .reopened, .merged,
    ]

    /// The happenings that may change whether the condition holds; time, which ages a ticket, aside.
    var happeningsThatMatter: TicketHappenings {
        switch self {
        case .all(let conditions), .any(let conditions):
            conditions.reduce([]) { $0.union($1.happeningsThatMatter) }
        case .not(let condition):
            condition.happeningsThatMatter
        case .value(let dimension, _):
            dimension.happeningsThatMatter
        case .tag:
            [.opened, .attributeChanged]
        case .age:
            .opened
        }
    }
}

extension TicketDimension {
    /// The happenings that may change what a ticket says in the dimension.
    fileprivate var happeningsThatMatter: TicketHappenings {
        switch self {
        case .type, .serviceClass: [.opened, .classified]
        case .status, .category, .waitReason: TicketCondition.happeningsOfStatus
        case .priority: [.opened, .priorityChanged]
        case .channel, .origin: .opened
        case .customerTier: [.opened, .customerTierChanged]
        case .supportTier: [.opened, .supportTierChanged, .transferred]
        case .team, .agent: [.opened, .assigned, .transferred, .pickedUp]
        case .sentiment: [.opened, .sentimentNoted]
        case .attribute: [.opened, .attributeChanged]
        }
    }
}
