public import ServiceTime

extension RoutingPolicy {
    /// To whom a ticket goes.
    ///
    /// The first rule that is for the ticket looks at the candidates: each must be of a kind that the rule names, serve
    /// the channel, speak the language, have the skills, belong to the tier of support that works on the ticket, and have
    /// room. Of those that remain the kind named first is taken, and of several of one kind the one that the
    /// ``preferences`` prefer. So the decision depends on nothing but its arguments, and, as long as no two candidates
    /// have one identifier, not on their order.
    ///
    /// - Parameters:
    ///   - ticket: The ticket.
    ///   - needs: What it needs, beside what it says itself.
    ///   - candidates: Who might take it.
    ///   - instant: When it is decided, which matters to rules on the ticket's age.
    /// - Returns: The decision, with its rule and the reasons against everybody else.
    public func decide(
        _ ticket: Ticket, needs: RoutingNeeds = RoutingNeeds(), among candidates: [RoutingCandidate],
        at instant: Instant
    ) -> RoutingDecision {
        var passedRules: [RoutingDecision.PassedRule] = []
        var raisesPriority = false
        var promptsSupervisor = false
        func decision(
            _ rule: RoutingRuleName?, _ outcome: RoutingDecision.Outcome, _ passedOver: [RoutingDecision.PassedOver]
        ) -> RoutingDecision {
            RoutingDecision(
                rule: rule, outcome: outcome, raisesPriority: raisesPriority, promptsSupervisor: promptsSupervisor,
                passedRules: passedRules, passedOver: passedOver)
        }
        for rule in rules {
            guard rule.condition.holds(for: ticket, at: instant) else {
                passedRules.append(.notForTicket(rule.name))
                continue
            }
            raisesPriority = raisesPriority || rule.raisesPriority
            promptsSupervisor = promptsSupervisor || rule.promptsSupervisor
            let (outcome, passedOver) = choose(by: rule, ticket, needs, candidates)
            if outcome == .nobodyAvailable, rule.fallback == .nextRule {
                passedRules.append(.nobodyAvailable(rule.name))
                continue
            }
            return decision(rule.name, outcome, passedOver)
        }
        return decision(nil, .noRule, [])
    }

    private func choose(
        by rule: RoutingRule, _ ticket: Ticket, _ needs: RoutingNeeds, _ candidates: [RoutingCandidate]
    ) -> (RoutingDecision.Outcome, [RoutingDecision.PassedOver]) {
        let fits = candidates.map { $0.fit(for: rule, ticket, needs) }
        var chosen: (index: Int, place: Int)?
        for (index, fit) in fits.enumerated() {
            guard case .target(let place) = fit else { continue }
            guard let current = chosen else {
                chosen = (index, place)
                continue
            }
            let isBetter =
                place != current.place
                ? place < current.place
                : preference(of: candidates[index], over: candidates[current.index], needs)?.isForFirst ?? false
            if isBetter { chosen = (index, place) }
        }
        var passedOver: [RoutingDecision.PassedOver] = []
        for (index, fit) in fits.enumerated() where index != chosen?.index {
            let reason: RoutingDecision.Reason
            switch fit {
            case .unfit(let why): reason = why
            case .target(let place):
                // Somebody who fits is passed over only for somebody who was chosen.
                guard let chosen else { continue }
                if place != chosen.place {
                    reason = .otherTargetPreferred(rule.targets[chosen.place])
                } else {
                    let preference = preference(of: candidates[chosen.index], over: candidates[index], needs)
                    reason = .notPreferred(preference?.criterion ?? .identifier)
                }
            }
            passedOver.append(RoutingDecision.PassedOver(assignee: candidates[index].assignee, reason: reason))
        }
        guard let chosen else { return (.nobodyAvailable, passedOver) }
        return (.assigned(candidates[chosen.index].assignee, as: rule.targets[chosen.place]), passedOver)
    }

    /// The first criterion that tells two candidates apart, and for whom it speaks; nil when none does.
    private func preference(
        of one: RoutingCandidate, over other: RoutingCandidate, _ needs: RoutingNeeds
    ) -> (criterion: RoutingPreference, isForFirst: Bool)? {
        for criterion in preferences + [.identifier] {
            if let isForFirst = criterion.prefers(one, to: other, for: needs) { return (criterion, isForFirst) }
        }
        return nil
    }
}

extension RoutingCandidate {
    /// Whether a candidate can take a ticket by a rule.
    fileprivate enum Fit {
        /// It can, as the target at a place of the rule.
        case target(Int)
        /// It cannot.
        case unfit(RoutingDecision.Reason)
    }

    /// Whether the candidate serves a channel.
    func serves(_ channel: Channel) -> Bool {
        channels.isEmpty || channels.contains(channel)
    }

    fileprivate func fit(for rule: RoutingRule, _ ticket: Ticket, _ needs: RoutingNeeds) -> Fit {
        guard let place = rule.targets.firstIndex(where: { isTarget($0, for: ticket) }) else {
            return .unfit(.notTargeted)
        }
        if let channel = ticket.channel, !serves(channel) { return .unfit(.doesNotServe(channel)) }
        if let language = needs.language, !languages.isEmpty, !languages.contains(language) {
            return .unfit(.doesNotSpeak(language))
        }
        let missing = needs.skills.subtracting(skills)
        if !missing.isEmpty { return .unfit(.lacks(missing.sorted())) }
        if let tier = ticket.supportTier, let supportTier, supportTier != tier {
            return .unfit(.otherTier(supportTier))
        }
        return load < capacity ? .target(place) : .unfit(.full)
    }

    private func isTarget(_ target: RoutingRule.Target, for ticket: Ticket) -> Bool {
        switch (target, assignee) {
        case (.dedicatedPerson, .person): ticket.customer.map { dedicatedTo.contains($0) } ?? false
        case (.person, .person), (.team, .team), (.bot, .bot): true
        default: false
        }
    }
}
