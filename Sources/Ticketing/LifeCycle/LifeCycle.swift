public import ServiceVocabulary

/// The statuses of tickets, what they mean, and which may follow which: data that a program can replace.
public struct LifeCycle: Hashable, Sendable {
    /// One status of a life cycle.
    public struct Stage: Hashable, Sendable {
        /// The status.
        public let status: TicketStatus
        /// What it means.
        public let category: StatusCategory
        /// The statuses that may follow it.
        public let next: [TicketStatus]

        /// Creates a stage.
        ///
        /// - Parameters:
        ///   - status: The status.
        ///   - category: What it means.
        ///   - next: The statuses that may follow it.
        public init(_ status: TicketStatus, _ category: StatusCategory, next: [TicketStatus]) {
            self.status = status
            self.category = category
            self.next = next
        }
    }

    private let tables: LifeCycleTables

    /// The stages; a ticket starts in the first one.
    public var stages: [Stage] { tables.stages }

    /// Creates a life cycle.
    ///
    /// Use ``diagnostics()`` to find out whether every status can be reached and left.
    ///
    /// - Parameter stages: The stages; a ticket starts in the first one, and a step into a category such as "resolved"
    ///   takes the first status of that category.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` without stages, or when two have one status, or when a status that
    ///   follows is no stage.
    public init(stages: [Stage]) throws(InvalidValue) {
        guard !stages.isEmpty else {
            throw InvalidValue(field: "stages", value: "[]", accepted: "at least one status")
        }
        let statuses = Set(stages.map { $0.status })
        guard statuses.count == stages.count else {
            throw InvalidValue(field: "stages", value: "a status twice", accepted: "each status once")
        }
        for (index, stage) in stages.enumerated() {
            for next in stage.next where !statuses.contains(next) {
                throw InvalidValue(
                    field: "stages[\(index)].next", value: next.rawValue, accepted: "a status of the life cycle")
            }
        }
        self.init(unchecked: stages)
    }

    private init(unchecked stages: [Stage]) {
        tables = LifeCycleTables(stages)
    }

    /// Whether two life cycles have the same stages.
    public static func == (lhs: LifeCycle, rhs: LifeCycle) -> Bool {
        lhs.tables === rhs.tables || lhs.stages == rhs.stages
    }

    /// Hashes the stages.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(stages)
    }

    /// The life cycle that ships: new, open, waiting for customer or third party, resolved, closed, with reopening.
    public static let standard = LifeCycle(unchecked: [
        Stage(.new, .new, next: [.open, .waitingForCustomer, .waitingForThirdParty, .resolved, .closed]),
        Stage(.open, .active, next: [.waitingForCustomer, .waitingForThirdParty, .resolved, .closed]),
        Stage(
            .waitingForCustomer, .waitingForCustomer, next: [.open, .waitingForThirdParty, .resolved, .closed]),
        Stage(
            .waitingForThirdParty, .waitingForThirdParty, next: [.open, .waitingForCustomer, .resolved, .closed]),
        Stage(.resolved, .resolved, next: [.open, .closed]),
        Stage(.closed, .closed, next: [.open]),
    ])

    /// The stage of a status; nil for a status that the life cycle does not have.
    public func stage(of status: TicketStatus) -> Stage? {
        tables.place(of: status).map { stages[$0] }
    }

    /// What a status means; nil for a status that the life cycle does not have.
    public func category(of status: TicketStatus) -> StatusCategory? {
        tables.place(of: status).map { tables.categories[$0] }
    }

    /// The first status of a category; nil when the life cycle has none.
    public func status(in category: StatusCategory) -> TicketStatus? {
        tables.firstPlace(in: category).map { tables.stages[$0].status }
    }

    /// The status in which a ticket starts.
    public var initialStatus: TicketStatus { stages.first?.status ?? .new }

    /// Whether one status may follow another; a status may always follow itself.
    public func allows(_ next: TicketStatus, after status: TicketStatus) -> Bool {
        step(to: next, from: status)?.isAllowed ?? (next == status)
    }

    /// The step to a status; nil for one that the life cycle does not have.
    func step(to next: TicketStatus, from status: TicketStatus) -> Step? {
        tables.place(of: next).map { tables.step(to: $0, from: status) }
    }

    /// The step to the first status of a category; nil when the life cycle has none.
    func step(toFirstOf category: StatusCategory, from status: TicketStatus) -> Step? {
        tables.firstPlace(in: category).map { tables.step(to: $0, from: status) }
    }

    /// The status that a step leads to.
    func status(after step: Step) -> TicketStatus { tables.stages[step.place].status }

    /// A step from one status to another.
    struct Step {
        /// The place of the status it leads to.
        let place: Int
        /// What that status means.
        let category: StatusCategory
        /// Whether it may follow the other status.
        let isAllowed: Bool
        /// Whether it is the other status itself.
        let isStay: Bool
    }
}
