import ServiceVocabulary
import Ticketing

/// A kind of event as the triggers of a clock see it: what happens, and which tickets can be there after it.
struct EventShape {
    typealias Diagram = ConditionDiagrams.Diagram

    /// How such an event is brought about.
    enum Making {
        /// The ticket is opened in a status, with these people.
        case opening(TicketStatus, People)
        /// An event that leaves the ticket as it is.
        case plain(TicketEvent.Kind)
        /// The ticket is assigned to whom it is assigned already.
        case assignedAgain
        /// A step from one status to another.
        case step(from: TicketStatus, to: TicketStatus)
        /// An event that gives the ticket the value it has in a dimension.
        case gaining(TicketDimension)
        /// The ticket comes under the policy after its opening, which starts what the opening starts.
        case attached
    }

    /// Who a ticket is assigned to when it is opened.
    enum People: CaseIterable {
        case nobody
        case team
        case agent

        fileprivate var happenings: TicketHappenings {
            switch self {
            case .nobody: []
            case .team: .assigned
            case .agent: [.assigned, .pickedUp]
            }
        }
    }

    let happenings: TicketHappenings
    let after: Diagram
    let making: Making

    /// Whether the ticket falls under the policy only with this event.
    var isFirst: Bool {
        switch making {
        case .opening, .attached: true
        default: false
        }
    }
}

/// Events that the triggers of a clock cannot tell apart.
struct EventGroup {
    let happenings: TicketHappenings
    /// The tickets that can be there after one of the events.
    let after: EventShape.Diagram
    let isFirst: Bool
    let shapes: [EventShape]
}

/// Every kind of event that can happen to a ticket, but for its merging into another, which ends all clocks.
struct EventShapes {
    private let shapes: [EventShape]
    private var groups: [UInt32: [EventGroup]] = [:]

    init(_ space: inout TicketSpace, following: ServiceLevelPolicySet.Following) throws(BudgetExceeded) {
        var shapes: [EventShape] = []
        try Self.addOpenings(to: &shapes, &space, following: following)
        Self.addPlain(to: &shapes, space)
        try Self.addSteps(to: &shapes, &space)
        for (dimension, happenings) in Self.gains {
            let after = try space.tickets(saying: dimension, true)
            shapes.append(
                EventShape(
                    happenings: happenings, after: try space.diagrams.and(after, space.possible),
                    making: .gaining(dimension)))
        }
        self.shapes = shapes
    }

    private static let gains: [(TicketDimension, TicketHappenings)] = [
        (.agent, [.assigned, .pickedUp]), (.priority, .priorityChanged), (.customerTier, .customerTierChanged),
        (.supportTier, .supportTierChanged), (.sentiment, .sentimentNoted),
    ]

    private static func addOpenings(
        to shapes: inout [EventShape], _ space: inout TicketSpace, following: ServiceLevelPolicySet.Following
    ) throws(BudgetExceeded) {
        let opened = try space.diagrams.and(space.possible, space.justOpened)
        for stage in space.lifeCycle.stages {
            let inStatus = space.statuses { $0.status == stage.status }
            for people in EventShape.People.allCases {
                var after = try space.diagrams.and(opened, inStatus)
                after = try space.diagrams.and(after, space.tickets(saying: .agent, people == .agent))
                if people != .agent {
                    after = try space.diagrams.and(after, space.tickets(saying: .team, people == .team))
                }
                let happenings = stage.category.happeningsOfOpening.union(people.happenings)
                shapes.append(
                    EventShape(happenings: happenings, after: after, making: .opening(stage.status, people))
                )
            }
        }
        guard following == .followsTicket else { return }
        let going = space.statuses { !$0.category.isDone }
        shapes.append(
            EventShape(
                happenings: .opened, after: try space.diagrams.and(space.possible, going), making: .attached))
    }

    private static func addPlain(to shapes: inout [EventShape], _ space: TicketSpace) {
        let kinds: [(TicketHappenings, TicketEvent.Kind)] = [
            (.customerMessage, .customerMessage), (.agentReply, .agentReply), (.internalNote, .internalNote),
            (.botReply, .botReply), (.confirmed, .confirmed), (.satisfactionGiven, .satisfactionGiven(5)),
            (.linked, .linked("linked")), (.absorbed, .absorbed("absorbed")),
            (.transferred, .transferred(team: nil, agent: nil, supportTier: nil)),
            (.classified, .classified(type: nil, serviceClass: nil)),
            (.attributeChanged, .untagged("never attached")),
            (.dueAgreed, .dueAgreed(metric: "", space.preferredOpening)),
            (.breachExcused, .breachExcused(metric: "", reason: "", approver: "approver")),
        ]
        shapes.append(EventShape(happenings: .assigned, after: space.possible, making: .assignedAgain))
        for (happenings, kind) in kinds {
            shapes.append(EventShape(happenings: happenings, after: space.possible, making: .plain(kind)))
        }
    }

    private static func addSteps(
        to shapes: inout [EventShape], _ space: inout TicketSpace
    ) throws(BudgetExceeded) {
        for stage in space.lifeCycle.stages {
            for next in stage.next where next != stage.status {
                guard let category = space.lifeCycle.category(of: next) else { continue }
                let inStatus = space.statuses { $0.status == next }
                let after = try space.diagrams.and(space.possible, inStatus)
                shapes.append(
                    EventShape(
                        happenings: stage.category.happenings(to: category), after: after,
                        making: .step(from: stage.status, to: next)))
            }
        }
    }

    /// The events in groups that the triggers of a clock can tell apart.
    mutating func groups(
        for clock: ServiceLevelClock, in space: inout TicketSpace
    ) throws(BudgetExceeded) -> [EventGroup] {
        var interest: TicketHappenings = [.resolved, .closed, .reopened]
        for trigger in clock.start + clock.stop + clock.reset + clock.cancel { interest.formUnion(trigger.happenings) }
        if let known = groups[interest.rawValue] { return known }
        var found: [EventGroup] = []
        for shape in shapes {
            let happenings = shape.happenings.intersection(interest)
            if let place = found.firstIndex(where: { $0.happenings == happenings && $0.isFirst == shape.isFirst }) {
                let group = found[place]
                found[place] = EventGroup(
                    happenings: happenings, after: try space.diagrams.or(group.after, shape.after),
                    isFirst: group.isFirst, shapes: group.shapes + [shape])
            } else {
                found.append(
                    EventGroup(
                        happenings: happenings, after: shape.after, isFirst: shape.isFirst, shapes: [shape]))
            }
        }
        groups[interest.rawValue] = found
        return found
    }
}

extension StatusCategory {
    /// What the opening of a ticket in a status of this category amounts to.
    fileprivate var happeningsOfOpening: TicketHappenings {
        var happenings: TicketHappenings = .opened
        if isWaiting { happenings.insert(.waitStarted) }
        if isDone { happenings.insert(.resolved) }
        if self == .closed { happenings.insert(.closed) }
        return happenings
    }

    /// What a step from a status of this category to one of another amounts to.
    fileprivate func happenings(to next: StatusCategory) -> TicketHappenings {
        var happenings: TicketHappenings = .statusChanged
        if next.isWaiting, !isWaiting { happenings.insert(.waitStarted) }
        if isWaiting, !next.isWaiting { happenings.insert(.waitEnded) }
        if next.isDone, !isDone { happenings.insert(.resolved) }
        if isDone, !next.isDone { happenings.insert(.reopened) }
        if next == .closed, self != .closed { happenings.insert(.closed) }
        return happenings
    }
}
