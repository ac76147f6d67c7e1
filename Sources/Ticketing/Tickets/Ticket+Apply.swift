package import ServiceTime

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
        do throws(TicketRefusal) {
            return .success(try take(event.kind, event.identifier, occurredAt: event.occurredAt, lifeCycle))
        } catch {
            return .failure(error)
        }
    }

    /// Takes an event, see ``apply(_:lifeCycle:)``; told what matters of it, so that the event need not be copied.
    ///
    /// - Throws: Why the event is refused; the ticket stays as it was.
    package mutating func take(
        _ kind: TicketEvent.Kind, _ event: EventIdentifier, occurredAt: Instant, _ lifeCycle: LifeCycle
    ) throws(TicketRefusal) -> TicketChange {
        let novelty = seen.novelty(of: event)
        guard novelty != .known else { throw .duplicate(event) }
        if let mergedInto { throw .merged(into: mergedInto) }
        let effectiveAt = max(occurredAt, lastEventAt)
        let happenings = try take(kind, at: effectiveAt, lifeCycle)
        seen.append(event, novelty)
        lastEventAt = effectiveAt
        return TicketChange(
            effectiveAt: effectiveAt, isOutOfOrder: occurredAt < effectiveAt, happenings: happenings)
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
        guard let step = lifeCycle.step(toFirstOf: category, from: status) else { throw .noStatus(in: category) }
        return try enter(step, reason: reason, at: instant, lifeCycle)
    }

    private mutating func enter(
        _ next: TicketStatus, reason: WaitReason?, at instant: Instant, _ lifeCycle: LifeCycle
    ) throws(TicketRefusal) -> TicketHappenings {
        guard let step = lifeCycle.step(to: next, from: status) else { throw .unknownStatus(next) }
        return try enter(step, reason: reason, at: instant, lifeCycle)
    }

    private mutating func enter(
        _ step: LifeCycle.Step, reason: WaitReason?, at instant: Instant, _ lifeCycle: LifeCycle
    ) throws(TicketRefusal) -> TicketHappenings {
        guard step.isAllowed else { throw .stepNotAllowed(from: status, to: lifeCycle.status(after: step)) }
        var happenings: TicketHappenings = []
        if !step.isStay {
            happenings = .statusChanged
            status = lifeCycle.status(after: step)
        }
        let (previous, nextCategory) = (category, step.category)
        category = nextCategory
        if previous.isWaiting || nextCategory.isWaiting { waitReason = nextCategory.isWaiting ? reason : nil }
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
