public import ServiceTime
public import Ticketing

/// The machines of many tickets under one policy, with one timer for all of them.
///
/// ```swift
/// var fleet = EscalationFleet(escalation)
/// try fleet.start("4711", at: opened, effects: &effects)
/// if let next = fleet.nextDeadline { … }  // set the timer
/// fleet.look(at: now, effects: &effects)
/// ```
public struct EscalationFleet: Sendable {
    /// An effect and the ticket whose machine it comes from.
    public struct TicketEffect: Hashable, Sendable {
        /// The ticket.
        public let ticket: TicketIdentifier
        /// The effect.
        public let effect: EscalationEffect

        /// The key under which the effect is done once and never again.
        public var idempotencyKey: String { effect.idempotencyKey(for: ticket) }
    }

    private struct Entry {
        var due: Int64
        var place: Int
    }

    /// The policy.
    public let escalation: CompiledEscalation
    private var places: [TicketIdentifier: Int] = [:]
    private var tickets: [TicketIdentifier] = []
    private var states: [EscalationState] = []
    /// A heap by due instant; an entry whose instant is not its machine's is out of date.
    private var heap: [Entry] = []
    private var effects = EscalationEffects()

    /// Creates a fleet without machines.
    ///
    /// - Parameter escalation: The compiled policy.
    public init(_ escalation: CompiledEscalation) {
        self.escalation = escalation
    }

    /// The number of machines.
    public var count: Int { states.count }

    /// The state of a ticket's machine; nil where there is none.
    public subscript(ticket: TicketIdentifier) -> EscalationState? {
        places[ticket].map { states[$0] }
    }

    /// The next instant at which time alone does something; nil for never.
    ///
    /// - Complexity: O(log *n*) for each machine that has moved since the last question.
    public var nextDeadline: Instant? {
        mutating get {
            while let first = heap.first {
                if states[first.place].due == first.due { return try? Instant(microsecondsSinceEpoch: first.due) }
                removeFirst()
            }
            return nil
        }
    }

    /// Starts the machine of a ticket.
    ///
    /// - Parameters:
    ///   - ticket: The ticket.
    ///   - instant: When it was opened.
    ///   - observation: What it is like.
    ///   - result: Where the effects go.
    /// - Throws: ``EscalationRefusal/startedTwice`` for a ticket whose machine is there.
    public mutating func start(
        _ ticket: TicketIdentifier, at instant: Instant, observation: EscalationObservation? = nil,
        effects result: inout [TicketEffect]
    ) throws(EscalationRefusal) {
        guard places[ticket] == nil else { throw .startedTwice }
        effects.removeAll()
        let state = escalation.start(at: instant, observation: observation, effects: &effects)
        places[ticket] = states.count
        tickets.append(ticket)
        states.append(state)
        schedule(states.count - 1)
        hand(over: ticket, to: &result)
    }

    /// Applies an event to the machine of a ticket.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - ticket: The ticket.
    ///   - result: Where the effects go.
    /// - Throws: ``EscalationRefusal/unknownMachine`` for a ticket without a machine, or why the event is not taken.
    @discardableResult
    public mutating func apply(
        _ event: EscalationEvent, to ticket: TicketIdentifier, effects result: inout [TicketEffect]
    ) throws(EscalationRefusal) -> EscalationProgress {
        guard let place = places[ticket] else { throw .unknownMachine }
        effects.removeAll()
        let before = states[place].due
        let outcome = escalation.apply(event, to: &states[place], effects: &effects)
        if states[place].due != before { schedule(place) }
        hand(over: ticket, to: &result)
        return try outcome.get()
    }

    /// Does what time has brought about in all machines up to an instant, one machine after the other, the first due first.
    ///
    /// - Parameters:
    ///   - instant: The instant of the look.
    ///   - result: Where the effects go.
    public mutating func look(at instant: Instant, effects result: inout [TicketEffect]) {
        let at = instant.microsecondsSinceEpoch
        // Taken out once: to read it from the fleet for each machine would copy it each time.
        let escalation = escalation
        while let first = heap.first, first.due <= at {
            removeFirst()
            guard states[first.place].due == first.due else { continue }
            effects.removeAll()
            escalation.look(at: &states[first.place], instant, effects: &effects)
            schedule(first.place)
            hand(over: tickets[first.place], to: &result)
        }
    }

    private func hand(over ticket: TicketIdentifier, to result: inout [TicketEffect]) {
        for effect in effects.effects { result.append(TicketEffect(ticket: ticket, effect: effect)) }
    }

    // MARK: The heap

    private mutating func schedule(_ place: Int) {
        guard states[place].due != EscalationState.never else { return }
        heap.append(Entry(due: states[place].due, place: place))
        var child = heap.count - 1
        while child > 0, heap[child].due < heap[(child - 1) / 2].due {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private mutating func removeFirst() {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var parent = 0
        while true {
            var least = parent
            let (left, right) = (2 * parent + 1, 2 * parent + 2)
            if left < heap.count, heap[left].due < heap[least].due { least = left }
            if right < heap.count, heap[right].due < heap[least].due { least = right }
            guard least != parent else { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
