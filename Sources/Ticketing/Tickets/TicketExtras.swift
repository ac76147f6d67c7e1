/// What is noted about few tickets, kept apart so that the many are small.
struct TicketExtras: Hashable, Sendable {
    var sentiment: Sentiment?
    var satisfaction: Int?
    var mergedInto: TicketIdentifier?
    var absorbed: [TicketIdentifier] = []
    var links: [TicketIdentifier] = []
}
