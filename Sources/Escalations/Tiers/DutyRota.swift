public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// Who is on duty when: turns of agents, each in force while its calendar is open, and somebody to fall back on.
///
/// The first turn whose calendar is open decides. A rota without a fallback may have nobody on duty at some instant.
public struct DutyRota: Hashable, Sendable {
    /// A row of agents who take turns.
    public struct Turn: Hashable, Sendable {
        /// The agents in the order of their turns.
        public let agents: [AgentIdentifier]
        /// When the first agent's first turn starts.
        public let from: Instant
        /// How long each turn lasts, in plain time.
        public let length: TimeSpan
        /// The calendar during which the row is on duty; nil for always.
        public let calendar: CalendarIdentifier?

        /// Creates a row of agents.
        ///
        /// - Parameters:
        ///   - agents: The agents in the order of their turns, at least one.
        ///   - from: When the first agent's first turn starts; nobody of the row is on duty before.
        ///   - length: How long each turn lasts, more than no time.
        ///   - calendar: The calendar during which the row is on duty; nil for always.
        /// - Throws: ``ServiceVocabulary/InvalidValue`` without agents, or for turns of no time.
        public init(
            agents: [AgentIdentifier], from: Instant, length: TimeSpan, calendar: CalendarIdentifier? = nil
        ) throws(InvalidValue) {
            guard !agents.isEmpty else {
                throw InvalidValue(field: "agents", value: "none", accepted: "at least one agent")
            }
            guard length > .zero else {
                throw InvalidValue(field: "length", value: length.description, accepted: "more than no time")
            }
            self.agents = agents
            self.from = from
            self.length = length
            self.calendar = calendar
        }

        /// Whose turn it is at an instant, whatever the calendar; nil before the first turn.
        ///
        /// - Parameter instant: The instant.
        public func agent(at instant: Instant) -> AgentIdentifier? {
            guard instant >= from, !agents.isEmpty else { return nil }
            let turn = (instant - from).microseconds / length.microseconds
            return agents[Int(turn % Int64(agents.count))]
        }
    }

    /// The rows of agents in order of precedence.
    public let turns: [Turn]
    /// Who is on duty when no row is.
    public let fallback: AgentIdentifier?

    /// Creates a rota.
    ///
    /// - Parameters:
    ///   - turns: The rows of agents in order of precedence.
    ///   - fallback: Who is on duty when no row is.
    public init(turns: [Turn] = [], fallback: AgentIdentifier? = nil) {
        self.turns = turns
        self.fallback = fallback
    }

    /// Who is on duty at an instant; nil for nobody.
    ///
    /// - Parameters:
    ///   - instant: The instant.
    ///   - calendars: The compiled calendars by name; a row whose calendar is not among them is not on duty.
    public func onDuty(
        at instant: Instant, calendars: [CalendarIdentifier: CompiledCalendar]
    ) -> AgentIdentifier? {
        for turn in turns {
            guard let agent = turn.agent(at: instant) else { continue }
            guard let name = turn.calendar else { return agent }
            if let calendar = calendars[name], calendar.isOpen(at: instant) { return agent }
        }
        return fallback
    }
}
