import ServiceLevels
public import Ticketing

extension LoopEvent<ComplaintHappening> {
    /// The events of a ticket that say the same to the clocks of ``ServiceLevels/ServiceLevelPolicy/complaints(_:identifier:)``.
    ///
    /// The complaint is a ticket of the type `complaint`. An assignment hands it over, a call-back that finds it solved
    /// closes it, and one that does not opens it again; the other steps stand in the attribute `process-step`, class, grade
    /// and cause in attributes of their own.
    public var ticketEvents: [TicketEvent] {
        func step(_ step: ProcessStep) -> TicketEvent.Kind { .attributeChanged(.processStep, step.rawValue) }
        switch happening {
        case .received(let channel):
            return ticketEvents([.opened(TicketOpening(type: .complaint, channel: channel))])
        case .recorded:
            return ticketEvents([step(.complaintRecorded)])
        case .classified(let complaintClass):
            return ticketEvents([.attributeChanged(.complaintClass, complaintClass.rawValue)])
        case .graded(let grade):
            return ticketEvents([.attributeChanged(.complaintGrade, grade.rawValue)])
        case .assigned(let team):
            return ticketEvents([.transferred(team: team, agent: nil, supportTier: nil)])
        case .handled(let agent):
            return ticketEvents([step(.complaintHandled), .pickedUp(agent)])
        case .progressTold:
            return ticketEvents([.agentReply])
        case .resolved:
            return ticketEvents([.resolved])
        case .calledBack(let answer):
            return ticketEvents([step(.calledBack), answer.isSolved ? .closed : .reopened])
        case .reviewed(let cause):
            return ticketEvents([.attributeChanged(.complaintCause, cause.rawValue)])
        case .reopened:
            return ticketEvents([.reopened])
        }
    }
}
