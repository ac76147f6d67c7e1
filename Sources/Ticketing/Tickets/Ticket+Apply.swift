import ServiceTime

extension Ticket {
    /// Takes an event: the ticket becomes what it is after it, or refuses it and stays as it was.
    ///
    /// Log order is the order. An event that occurred before its predecessor takes effect at the predecessor's instant
    /// and keeps its own as recorded; the change says so.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - lifeCycle: The statuses and their steps.
    /// - Returns: What the event changed, or why it was refused.
    @discardableResult
    public mutating func apply(
        _ event: TicketEvent, lifeCycle: LifeCycle = .standard
    ) -> Result<TicketChange, TicketRefusal> {
        guard !seen.contains(event.identifier) else { return .failure(.duplicate(event.identifier)) }
        if let mergedInto { return .failure(.merged(into: mergedInto)) }
        let effectiveAt = max(event.occurredAt, lastEventAt)
        do throws(TicketRefusal) {
            let happenings = try take(event.kind, at: effectiveAt, lifeCycle)
            seen.append(event.identifier)
            lastEventAt = effectiveAt
            return .success(
                TicketChange(
                    effectiveAt: effectiveAt, isOutOfOrder: event.occurredAt < effectiveAt, happenings: happenings))
        } catch {
            return .failure(error)
        }
    }

    /// Does what an event says; a refusal is thrown before anything has changed.
    private mutating func take(
        _ kind: TicketEvent.Kind, at instant: Instant, _ lifeCycle: LifeCycle
    ) throws(TicketRefusal) -> TicketHappenings {
        switch kind {
        case .opened:
            throw .openedTwice
        case .customerMessage:
            if unansweredSince == nil { unansweredSince = instant }
            return .customerMessage
        case .agentReply:
            replyCount += 1
            if firstReplyAt == nil { firstReplyAt = instant }
            unansweredSince = nil
            return .agentReply
        case .internalNote:
            return .internalNote
        case .botReply:
            return .botReply
        case .statusChanged(let status, let reason):
            return try enter(status, reason: reason, at: instant, lifeCycle)
        case .waiting(let party, let reason):
            let category: StatusCategory = party == .customer ? .waitingForCustomer : .waitingForThirdParty
            return try enter(firstOf: category, reason: reason, at: instant, lifeCycle)
        case .resumed:
            guard category.isWaiting else { throw .notWaiting }
            return try enter(firstOf: .active, at: instant, lifeCycle)
        case .resolved:
            return try enter(firstOf: .resolved, at: instant, lifeCycle)
        case .confirmed:
            return .confirmed
        case .closed:
            return try enter(firstOf: .closed, at: instant, lifeCycle)
        case .reopened:
            guard category.isDone else { throw .notDone }
            return try enter(firstOf: .active, at: instant, lifeCycle)
        case .merged, .absorbed, .linked:
            return try join(kind, at: instant, lifeCycle)
        case .assigned, .transferred, .pickedUp, .supportTierChanged:
            return hand(kind)
        case .classified, .priorityChanged, .customerTierChanged, .attributeChanged, .tagged, .untagged,
            .satisfactionGiven, .sentimentNoted:
            return describe(kind)
        case .dueAgreed:
            return .dueAgreed
        case .breachExcused:
            return .breachExcused
        }
    }

    // MARK: Status

    private mutating func enter(
        firstOf category: StatusCategory, reason: WaitReason? = nil, at instant: Instant, _ lifeCycle: LifeCycle
    ) throws(TicketRefusal) -> TicketHappenings {
        guard let status = lifeCycle.status(in: category) else { throw .noStatus(in: category) }
        return try enter(status, reason: reason, at: instant, lifeCycle)
    }

    private mutating func enter(
        _ next: TicketStatus, reason: WaitReason? = nil, at instant: Instant, _ lifeCycle: LifeCycle
    ) throws(TicketRefusal) -> TicketHappenings {
        guard let (nextCategory, isAllowed) = lifeCycle.step(to: next, from: status) else {
            throw .unknownStatus(next)
        }
        guard isAllowed else { throw .stepNotAllowed(from: status, to: next) }
        var happenings: TicketHappenings = next == status ? [] : .statusChanged
        let previous = category
        status = next
        category = nextCategory
        waitReason = nextCategory.isWaiting ? reason : nil
        if nextCategory.isWaiting, !previous.isWaiting { happenings.insert(.waitStarted) }
        if previous.isWaiting, !nextCategory.isWaiting { happenings.insert(.waitEnded) }
        if nextCategory.isDone {
            if !previous.isDone {
                happenings.insert(.resolved)
                resolvedAt = instant
                if firstResolvedAt == nil { firstResolvedAt = instant }
            }
        } else if previous.isDone {
            happenings.insert(.reopened)
            reopenCount += 1
            resolvedAt = nil
        }
        if nextCategory == .closed, previous != .closed {
            happenings.insert(.closed)
            closedAt = instant
        } else if nextCategory != .closed {
            closedAt = nil
        }
        return happenings
    }

    // MARK: Other tickets

    private mutating func join(
        _ kind: TicketEvent.Kind, at instant: Instant, _ lifeCycle: LifeCycle
    ) throws(TicketRefusal) -> TicketHappenings {
        switch kind {
        case .merged(let other):
            guard other != identifier else { throw .sameTicket }
            if category == .closed {
                mergedInto = other
                return .merged
            }
            // A merge ends the ticket from any status; it is no resolution of its own.
            guard let closed = lifeCycle.status(in: .closed) else { throw .noStatus(in: .closed) }
            let happenings: TicketHappenings = category.isWaiting ? [.waitEnded] : []
            mergedInto = other
            status = closed
            category = .closed
            waitReason = nil
            closedAt = instant
            return happenings.union([.merged, .statusChanged, .closed])
        case .absorbed(let other):
            guard other != identifier else { throw .sameTicket }
            if !absorbed.contains(other) { absorbed.append(other) }
            return .absorbed
        case .linked(let other):
            guard other != identifier else { throw .sameTicket }
            if !links.contains(other) { links.append(other) }
            return .linked
        default:
            return []
        }
    }

    // MARK: Who works on it

    private mutating func hand(_ kind: TicketEvent.Kind) -> TicketHappenings {
        let hadAgent = agent != nil
        var happenings: TicketHappenings
        switch kind {
        case .assigned(let newTeam, let newAgent):
            team = newTeam
            agent = newAgent
            happenings = .assigned
        case .transferred(let newTeam, let newAgent, let newTier):
            happenings = newTeam == nil && newAgent == nil ? .transferred : [.transferred, .assigned]
            transferCount += 1
            team = newTeam ?? team
            agent = newAgent ?? agent
            if let newTier, newTier != supportTier {
                supportTier = newTier
                happenings.insert(.supportTierChanged)
            }
        case .pickedUp(let newAgent):
            agent = newAgent
            happenings = .assigned
        case .supportTierChanged(let newTier):
            happenings = newTier == supportTier ? [] : .supportTierChanged
            supportTier = newTier
        default:
            return []
        }
        if !hadAgent, agent != nil { happenings.insert(.pickedUp) }
        return happenings
    }

    // MARK: What is known about it

    private mutating func describe(_ kind: TicketEvent.Kind) -> TicketHappenings {
        switch kind {
        case .classified(let newType, let newClass):
            details.change {
                $0.type = newType ?? $0.type
                $0.serviceClass = newClass ?? $0.serviceClass
            }
            return .classified
        case .priorityChanged(let newPriority):
            let isNew = newPriority != priority
            priority = newPriority
            return isNew ? .priorityChanged : []
        case .customerTierChanged(let newTier):
            let isNew = newTier != customerTier
            if isNew { customerTier = newTier }
            return isNew ? .customerTierChanged : []
        case .attributeChanged(let name, let value):
            attributes[name] = value
            return .attributeChanged
        case .tagged(let tag):
            tags.insert(tag)
            return .attributeChanged
        case .untagged(let tag):
            tags.remove(tag)
            return .attributeChanged
        case .satisfactionGiven(let score):
            satisfaction = score
            return .satisfactionGiven
        case .sentimentNoted(let mood):
            sentiment = mood
            return .sentimentNoted
        default:
            return []
        }
    }
}
