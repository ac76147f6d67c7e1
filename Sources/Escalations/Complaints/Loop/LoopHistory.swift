public import Ticketing

/// What can happen in one kind of loop.
public protocol LoopHappening: Hashable, Sendable {
    /// The name and version of the stored form of a history, such as `complaint-history/1`.
    static var historyFormat: String { get }
}

/// Everything that was recorded about one complaint, recovery or piece of feedback: its identifier and its events in log
/// order.
///
/// A history is never corrected; what a loop does not take stays in it and is reported by the replay.
public struct LoopHistory<Happening: LoopHappening>: Hashable, Sendable {
    /// The identifier.
    public let identifier: TicketIdentifier
    /// The events, in the order of the log.
    public private(set) var events: [LoopEvent<Happening>]

    /// Creates a history.
    ///
    /// - Parameters:
    ///   - identifier: The identifier.
    ///   - events: The events, in the order of the log.
    public init(_ identifier: TicketIdentifier, events: [LoopEvent<Happening>] = []) {
        self.identifier = identifier
        self.events = events
    }

    /// Adds an event at the end of the log.
    public mutating func append(_ event: LoopEvent<Happening>) {
        events.append(event)
    }

    /// What the events tell.
    ///
    /// - Parameters:
    ///   - begin: Takes the first event.
    ///   - apply: Takes a later one; the refusal, where it is refused.
    func replay<State, Refusal>(
        begin: (LoopEvent<Happening>) -> Result<State, Refusal>, apply: (LoopEvent<Happening>, inout State) -> Refusal?
    ) -> LoopReplay<State, Refusal> {
        var replay = LoopReplay<State, Refusal>(state: nil, refused: [])
        for (index, event) in events.enumerated() {
            let refusal: Refusal?
            if var state = replay.state {
                // Nothing but this copy may hold the state while it changes.
                replay.state = nil
                refusal = apply(event, &state)
                replay.state = state
            } else {
                switch begin(event) {
                case .success(let state):
                    replay.state = state
                    refusal = nil
                case .failure(let error): refusal = error
                }
            }
            if let refusal { replay.refused.append(RefusedLoopEvent(index: index, refusal: refusal)) }
        }
        return replay
    }
}

/// What the log of a loop tells: its state, and the events that it did not take.
public struct LoopReplay<State: Hashable & Sendable, Refusal: Error & Hashable>: Hashable, Sendable {
    /// The complaint, recovery or piece of feedback; nil when no event began it.
    public internal(set) var state: State?
    /// The events that it did not take, in log order.
    public internal(set) var refused: [RefusedLoopEvent<Refusal>]
}

/// An event that a loop did not take.
public struct RefusedLoopEvent<Refusal: Error & Hashable>: Hashable, Sendable {
    /// The place of the event in the log, from 0.
    public let index: Int
    /// Why it was refused.
    public let refusal: Refusal
}

/// Everything that was recorded about one complaint.
public typealias ComplaintHistory = LoopHistory<ComplaintHappening>

extension ComplaintHappening: LoopHappening {
    /// `complaint-history/1`.
    public static var historyFormat: String { "complaint-history/1" }
}

extension LoopHistory<ComplaintHappening> {
    /// The complaint as its events tell it, with the events that it did not take.
    ///
    /// - Parameter procedure: The procedure.
    public func replay(by procedure: ComplaintProcedure) -> LoopReplay<Complaint, ComplaintRefusal> {
        replay(
            begin: { Complaint.receive(identifier, $0) },
            apply: { event, complaint in complaint.apply(event, by: procedure).refusal })
    }
}

extension Result {
    /// Why something was refused; nil where it was not.
    var refusal: Failure? {
        switch self {
        case .success: nil
        case .failure(let refusal): refusal
        }
    }
}
