public import ServiceLevels
public import Ticketing

/// A complaint with its live clocks: what an event is applied to.
///
/// What a host stores is the history of the complaint, of which ``CompiledComplaints/replay(_:)`` makes the same case again.
public struct ComplaintCase: Hashable, Sendable {
    /// The complaint.
    public internal(set) var complaint: Complaint
    /// The ticket that carries its clocks, with them.
    public internal(set) var serviceLevels: ServiceLevelState
}

/// What an event did to a complaint and its clocks.
public struct ComplaintCaseStep: Hashable, Sendable {
    /// What the event changed about the complaint.
    public let change: ComplaintChange
    /// What the clocks did and reached since the event before, in order.
    public let occurrences: [ClockOccurrence]
}

/// A procedure for complaints together with compiled service levels: the loop and its clocks as one machine.
///
/// An event that the loop refuses never reaches the clocks, and the other way round. Readings, dues and the next deadline
/// are asked of the service levels, as for any ticket:
///
/// ```swift
/// let complaints = CompiledComplaints(procedure, levels: levels)
/// var (complaint, _) = try complaints.receive("C-1", first).get()
/// _ = complaints.apply(second, to: &complaint)
/// levels.nextDeadline(of: complaint.serviceLevels, after: now)
/// ```
public struct CompiledComplaints: Sendable {
    /// The procedure.
    public let procedure: ComplaintProcedure
    /// The service levels, with the clocks of complaints among them.
    public let levels: CompiledServiceLevels

    /// Creates the machine.
    ///
    /// - Parameters:
    ///   - procedure: The procedure.
    ///   - levels: The service levels, with the clocks of complaints among them.
    public init(_ procedure: ComplaintProcedure, levels: CompiledServiceLevels) {
        self.procedure = procedure
        self.levels = levels
    }

    /// Receives a complaint and starts its clocks.
    ///
    /// - Parameters:
    ///   - identifier: The identifier.
    ///   - event: The event that receives it.
    /// - Returns: The complaint with its clocks and what they did; or why the event was refused.
    public func receive(
        _ identifier: TicketIdentifier, _ event: ComplaintEvent
    ) -> Result<(ComplaintCase, ComplaintCaseStep), ComplaintRefusal> {
        do throws(ComplaintRefusal) {
            let complaint = try Complaint.receive(identifier, event).get()
            guard let opening = event.ticketEvents.first else { throw .notReceived }
            switch levels.open(identifier, opening) {
            case .success(let (state, step)):
                let change = ComplaintChange(effectiveAt: event.occurredAt, isOutOfOrder: false, findings: [])
                return .success(
                    (
                        ComplaintCase(complaint: complaint, serviceLevels: state),
                        ComplaintCaseStep(change: change, occurrences: step.occurrences)
                    ))
            case .failure(let refusal): throw .ticket(refusal)
            }
        } catch {
            return .failure(error)
        }
    }

    /// Applies an event to a complaint and its clocks.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - complaint: The complaint, which stays as it is when the event is refused.
    /// - Returns: What the event did, or why it is refused.
    public func apply(
        _ event: ComplaintEvent, to complaint: inout ComplaintCase
    ) -> Result<ComplaintCaseStep, ComplaintRefusal> {
        var next = complaint
        switch next.complaint.apply(event, by: procedure) {
        case .failure(let refusal):
            return .failure(refusal)
        case .success(let change):
            var occurrences: [ClockOccurrence] = []
            for ticketEvent in event.ticketEvents {
                switch levels.apply(ticketEvent, to: &next.serviceLevels) {
                case .success(let step): occurrences += step.occurrences
                case .failure(let refusal): return .failure(.ticket(refusal))
                }
            }
            complaint = next
            return .success(ComplaintCaseStep(change: change, occurrences: occurrences))
        }
    }

    /// The complaint and its clocks as a history tells them, with the events that were not taken.
    ///
    /// - Parameter history: The history.
    public func replay(_ history: ComplaintHistory) -> LoopReplay<ComplaintCase, ComplaintRefusal> {
        history.replay(
            begin: { receive(history.identifier, $0).map { $0.0 } },
            apply: { event, complaint in apply(event, to: &complaint).refusal })
    }
}
