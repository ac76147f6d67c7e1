extension Ticket {
    /// What the opening of the ticket amounts to, by the status and the people it was opened with.
    ///
    /// It is asked of a ticket that has taken no other event.
    package var happeningsOfOpening: TicketHappenings {
        var happenings: TicketHappenings = .opened
        if team != nil || agent != nil { happenings.insert(.assigned) }
        if agent != nil { happenings.insert(.pickedUp) }
        if category.isWaiting { happenings.insert(.waitStarted) }
        if category.isDone { happenings.insert(.resolved) }
        if category == .closed { happenings.insert(.closed) }
        return happenings
    }
}
