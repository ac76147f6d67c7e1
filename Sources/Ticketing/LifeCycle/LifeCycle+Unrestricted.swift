public import ServiceVocabulary

extension LifeCycle {
    /// A life cycle in which every status may follow every other, for the logs of systems whose rules are not known.
    ///
    /// ```swift
    /// let observed = try LifeCycle.unrestricted([("New", .new), ("Active", .active), ("Awaiting user info",
    ///     .waitingForCustomer), ("Resolved", .resolved), ("Closed", .closed)])
    /// ```
    ///
    /// - Parameter statuses: The statuses with what they mean; a ticket starts in the first one unless its opening says
    ///   otherwise.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` without statuses, or when one stands there twice.
    public static func unrestricted(
        _ statuses: [(status: TicketStatus, category: StatusCategory)]
    ) throws(InvalidValue) -> LifeCycle {
        let all = statuses.map { $0.status }
        return try LifeCycle(
            stages: statuses.map { entry in
                Stage(entry.status, entry.category, next: all.filter { $0 != entry.status })
            })
    }
}
