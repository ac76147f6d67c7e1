import Ticketing

/// Something in a log that is not as one expects, with where it stands.
struct LogObservation: Codable, Hashable, Sendable {
    /// What it is.
    enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        /// The event is earlier than the ticket's one before it in the file, whose order is the order of events.
        case outOfOrder
        /// The status has a category that is an assumption of the policy file.
        case assumedStatus
        /// The status is not in the table of statuses; the ticket keeps the one it had.
        case unknownStatus
        /// The ticket refused the event for another reason.
        case refused
        /// The opening time is not that of the ticket's first row, which counts.
        case otherOpening
        /// The channel is not that of the ticket's first row, which counts.
        case otherChannel
        /// The priority is not the one that impact and urgency give; the column counts.
        case otherPriority
        /// The table has no priority for the impact and urgency.
        case noPriority
    }

    /// What it is.
    let kind: Kind
    /// The line of the row.
    let line: Int
    /// The ticket.
    let ticket: TicketIdentifier
    /// The details, in words.
    let detail: String
}
