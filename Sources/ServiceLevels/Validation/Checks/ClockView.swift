import ServiceVocabulary
import Ticketing

/// One clock of a policy, with the tickets on which it does what.
struct ClockView {
    typealias Diagram = ConditionDiagrams.Diagram

    /// Tickets on which a group of events does something to the clock.
    struct Part {
        let group: EventGroup
        let tickets: Diagram
    }

    let policy: Int
    let path: String
    let clock: ServiceLevelClock
    let groups: [EventGroup]
    /// The tickets that can fall under the policy after its opening.
    let region: Diagram

    /// Where a start trigger fires under the policy.
    var starts: [Part] = []
    /// Where it fires and the clock is not stopped by the same event.
    var startsUnstopped: [Part] = []
    /// The tickets for which the clock starts but for a target rule.
    var started = ConditionDiagrams.none
    /// The tickets that stop the clock at any event.
    var stopping = ConditionDiagrams.none
    /// The tickets that cancel the clock at any event.
    var cancelling = ConditionDiagrams.none
    /// The tickets on which the clock can go on: those that neither stop nor cancel it at any event.
    var going = ConditionDiagrams.none
    /// The tickets that ask for a pause, for an allowed reason.
    var pausing = ConditionDiagrams.none
    /// The tickets to which some target rule applies.
    var ruled = ConditionDiagrams.none
}

extension DetailChecks {
    /// Lays out the tickets on which a clock does what.
    mutating func view(of index: Int, in place: Int) throws(BudgetExceeded) -> ClockView {
        let clock = policySet.policies[place].clocks[index]
        var view = ClockView(
            policy: place, path: "policies[\(place)].clocks[\(index)]", clock: clock,
            groups: try shapes.groups(for: clock, in: &policies.space), region: try regionLater(of: place))
        view.stopping = try firing(clock.stop, on: [])
        view.cancelling = try firing(clock.cancel, on: [])
        for group in view.groups {
            var tickets = try and(group.after, firing(clock.start, on: group.happenings))
            tickets = try and(tickets, group.isFirst ? regionFirst(of: place) : view.region)
            guard tickets != ConditionDiagrams.none else { continue }
            view.starts.append(ClockView.Part(group: group, tickets: tickets))
            let stopped =
                clock.options.precedence == .stopWins
                ? try firing(clock.stop, on: group.happenings) : ConditionDiagrams.none
            let unstopped = try without(tickets, stopped)
            guard unstopped != ConditionDiagrams.none else { continue }
            view.startsUnstopped.append(ClockView.Part(group: group, tickets: unstopped))
            view.started = try or(view.started, unstopped)
        }
        view.going = try without(without(view.region, view.stopping), view.cancelling)
        if let pause = clock.pause {
            view.pausing = try and(policies.space.possible, tickets(where: pause.condition))
            if let reasons = pause.allowedReasons {
                let allowed = TicketCondition.value(.waitReason, oneOf: reasons.map { $0.rawValue })
                view.pausing = try and(view.pausing, tickets(where: allowed))
            }
        }
        for rule in clock.targets { view.ruled = try or(view.ruled, tickets(where: rule.condition)) }
        return view
    }

    /// The tickets that fall under a policy when they are opened.
    private func regionFirst(of place: Int) throws(BudgetExceeded) -> Diagram {
        guard let region = policies.regions[place] else { throw BudgetExceeded() }
        return region
    }

    // MARK: Tickets that start the clock

    /// A ticket of a set, told up to the event that starts the clock under its policy; nil when there is none.
    ///
    /// Where the policy of the opening stays, only clocks that the opening starts are looked at.
    mutating func start(
        _ view: ClockView, in wanted: Diagram, from parts: [ClockView.Part]
    ) throws(BudgetExceeded) -> TicketSketch? {
        // An opening is the plainest beginning.
        for part in parts.sorted(by: { $0.group.isFirst && !$1.group.isFirst }) {
            guard followsTicket || part.group.isFirst else { continue }
            let both = try and(part.tickets, wanted)
            guard both != ConditionDiagrams.none, try policies.ticket(in: both, under: view.policy) != nil else {
                continue
            }
            for shape in part.group.shapes {
                let here = try and(both, shape.after)
                guard here != ConditionDiagrams.none, let ticket = try policies.ticket(in: here, under: view.policy)
                else { continue }
                if let sketch = policies.space.sketch(of: ticket).after(shape.making) { return sketch }
            }
        }
        return nil
    }
}

extension TicketSketch {
    /// The ticket as it is after an event; nil when the event does not bring it about by itself.
    fileprivate func after(_ making: EventShape.Making) -> TicketSketch? {
        var sketch = self
        switch making {
        case .attached:
            return nil
        case .opening(let status, let people):
            sketch.opening.status = status
            switch people {
            case .nobody:
                sketch.opening.team = nil
                sketch.opening.agent = nil
            case .team:
                sketch.opening.team = opening.team ?? "team"
                sketch.opening.agent = nil
            case .agent:
                sketch.opening.agent = opening.agent ?? "agent"
            }
        case .plain(let kind):
            sketch.later.append(kind)
        case .assignedAgain:
            sketch.later.append(.assigned(team: opening.team, agent: opening.agent))
        case .step(let from, let to):
            sketch.opening.status = from
            sketch.waitReason = nil
            sketch.later.append(.statusChanged(to, reason: waitReason))
        case .gaining(let dimension):
            return gaining(dimension)
        }
        return sketch
    }

    private func gaining(_ dimension: TicketDimension) -> TicketSketch? {
        var sketch = self
        switch dimension {
        case .agent:
            sketch.opening.agent = nil
            sketch.later.append(.pickedUp(opening.agent ?? "agent"))
        case .priority:
            sketch.opening.priority = nil
            sketch.later.append(.priorityChanged(opening.priority ?? .normal))
        case .customerTier:
            sketch.opening.customerTier = nil
            sketch.later.append(.customerTierChanged(opening.customerTier ?? "tier"))
        case .supportTier:
            sketch.opening.supportTier = nil
            sketch.later.append(.supportTierChanged(opening.supportTier ?? "tier"))
        case .sentiment:
            sketch.sentiment = nil
            sketch.later.append(.sentimentNoted(sentiment ?? "mood"))
        default:
            return nil
        }
        return sketch
    }
}
