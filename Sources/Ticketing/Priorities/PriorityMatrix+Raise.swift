extension PriorityMatrix {
    /// What is to happen to a ticket whose priority is to rise one step, once.
    ///
    /// The ticket is tagged ``Tag/priorityRaised``, and a ticket that has that word rises no more. So a history that is
    /// replayed rises once, and so does one that goes on in another place.
    ///
    /// - Parameter ticket: The ticket.
    /// - Returns: What happened to the ticket, in order; nothing where its priority rose before, and where it has none or
    ///   one that the matrix does not have.
    public func raise(_ ticket: Ticket) -> [TicketEvent.Kind] {
        guard !ticket.tags.contains(.priorityRaised), let priority = ticket.priority, let raised = raised(priority)
        else {
            return []
        }
        return raised == priority ? [.tagged(.priorityRaised)] : [.priorityChanged(raised), .tagged(.priorityRaised)]
    }
}

extension Tag {
    /// The priority was raised one step, which happens once.
    public static let priorityRaised = Tag(rawValue: "priority-raised")
}
