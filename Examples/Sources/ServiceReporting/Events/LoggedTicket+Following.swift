import Ticketing

extension LoggedTicket {
    /// Adds what has changed since the ticket's row before; a value that is missing changes nothing.
    mutating func follow(_ row: EventRow, fromLastRow: Set<EventColumns.LastRowField>) {
        var changes: [TicketEvent.Kind] = []
        let new = row.values
        if let status = new.status, status != self.status {
            self.status = status
            changes.append(.statusChanged(status, reason: nil))
        }
        if let handing = latest.hand(to: new.team, new.agent) { changes.append(handing) }
        if let priority = new.priority, priority != latest.priority {
            latest.priority = priority
            if fromLastRow.contains(.priority) {
                opening.priority = priority
            } else {
                changes.append(.priorityChanged(priority))
            }
        }
        if new.type != EventRow.onlyType, new.type != latest.type {
            latest.type = new.type
            if fromLastRow.contains(.type) {
                opening.type = new.type
            } else {
                changes.append(.classified(type: new.type, serviceClass: nil))
            }
        }
        for (name, value) in new.attributes.sorted(by: { $0.key < $1.key })
        where latest.attributes[name] != value {
            latest.attributes[name] = value
            changes.append(.attributeChanged(name, value))
        }
        if fromLastRow.contains(.channel), let channel = new.channel { opening.channel = channel }
        // An update of columns that are not mapped is an event all the same.
        for change in changes.isEmpty ? [.internalNote] : changes {
            append(change, at: row.occurredAt, line: row.line)
        }
        rowCount += 1
        previousAt = row.occurredAt
        closedAt = row.closedAt
        expectedVerdict = row.expectedVerdict ?? expectedVerdict
        reopenCount = row.reopenCount ?? reopenCount
    }
}

extension TicketOpening {
    /// Puts a team and an agent in the place of those before, where they are known.
    ///
    /// - Returns: A hand-over from one team to another, an assignment for any other change; nil for none.
    fileprivate mutating func hand(to newTeam: TeamIdentifier?, _ newAgent: AgentIdentifier?) -> TicketEvent.Kind? {
        let before = (team: team, agent: agent)
        team = newTeam ?? team
        agent = newAgent ?? agent
        if before.team != nil, before.team != team {
            return .transferred(team: team, agent: agent, supportTier: nil)
        }
        return before.team == team && before.agent == agent ? nil : .assigned(team: team, agent: agent)
    }
}
