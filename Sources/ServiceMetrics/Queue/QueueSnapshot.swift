import ServiceStatistics
public import ServiceTime
public import ServiceVocabulary

/// What an agent is doing; a program adds states of its own.
public struct AgentState: TextIdentifier {
    /// The name of the state.
    public let rawValue: String

    /// Creates the state of that name.
    ///
    /// - Parameter rawValue: The name of the state.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Free for a contact.
    public static let available = AgentState(rawValue: "available")
    /// Handling a contact.
    public static let busy = AgentState(rawValue: "busy")
    /// Working after a contact.
    public static let wrapUp = AgentState(rawValue: "wrap-up")
    /// Logged in and not free: a break, a meeting, a training.
    public static let away = AgentState(rawValue: "away")
}

/// A queue at an instant: who waits, how long, and what the agents do.
///
/// Snapshots of several queues merge; snapshots of one queue at several instants do not add up to anything.
public struct QueueSnapshot: Hashable, Sendable {
    /// How many wait.
    public let waiting: Int
    /// The longest wait so far; nil when nobody waits.
    public let longestWait: TimeSpan?
    /// How many agents are in each state.
    public let agents: [AgentState: Int]

    /// Creates a snapshot.
    ///
    /// - Parameters:
    ///   - waits: How long each one has waited so far, at least 0.
    ///   - agents: How many agents are in each state, at least 0.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative wait or count, and more agents than the integers hold.
    public init(waits: [TimeSpan], agents: [AgentState: Int]) throws(InvalidValue) {
        for wait in waits where wait < .zero {
            throw InvalidValue(field: "waits", value: wait.description, accepted: "0 or more")
        }
        try self.init(waiting: waits.count, longestWait: waits.max(), agents: agents)
    }

    private init(waiting: Int, longestWait: TimeSpan?, agents: [AgentState: Int]) throws(InvalidValue) {
        var total = 0
        for (state, count) in agents {
            try Check.count(count, state.rawValue)
            total = try Check.sum(total, count, "agents")
        }
        self.waiting = waiting
        self.longestWait = longestWait
        self.agents = agents.filter { $0.value > 0 }
    }

    /// How many agents are logged in.
    public var loggedIn: Int { agents.values.reduce(0, +) }

    /// Two queues with agents of their own as one.
    ///
    /// - Parameter other: The snapshot of another queue.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a count exceeds the integers.
    public func merging(_ other: QueueSnapshot) throws(InvalidValue) -> QueueSnapshot {
        var sums = agents
        for (state, count) in other.agents { sums[state] = try Check.sum(sums[state] ?? 0, count, state.rawValue) }
        return try QueueSnapshot(
            waiting: Check.sum(waiting, other.waiting, "waiting"),
            longestWait: [longestWait, other.longestWait].compactMap { $0 }.max(), agents: sums)
    }
}
