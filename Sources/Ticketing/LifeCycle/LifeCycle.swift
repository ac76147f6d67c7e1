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

    /// The stages; a ticket starts in the first one.
    public let stages: [Stage]
    /// The lengths of the names of the statuses, which tell most of them apart without a look at the texts.
    private let lengths: [Int]
    private let categories: [StatusCategory]
    /// Whether a status may follow another: a row for each status that is followed, a column for each that follows.
    private let mayFollow: [Bool]

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
        self.stages = stages
        lengths = stages.map { $0.status.rawValue.utf8.count }
        categories = stages.map { $0.category }
        mayFollow = stages.flatMap { stage in stages.map { $0.status == stage.status || stage.next.contains($0.status) }
        }
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
        place(of: status).map { stages[$0] }
    }

    private func place(of status: TicketStatus) -> Int? {
        let length = status.rawValue.utf8.count
        for place in lengths.indices where lengths[place] == length && stages[place].status == status { return place }
        return nil
    }

    /// What a status means; nil for a status that the life cycle does not have.
    public func category(of status: TicketStatus) -> StatusCategory? {
        place(of: status).map { stages[$0].category }
    }

    /// The first status of a category; nil when the life cycle has none.
    public func status(in category: StatusCategory) -> TicketStatus? {
        stages.first { $0.category == category }?.status
    }

    /// The status in which a ticket starts.
    public var initialStatus: TicketStatus { stages.first?.status ?? .new }

    /// Whether one status may follow another; a status may always follow itself.
    public func allows(_ next: TicketStatus, after status: TicketStatus) -> Bool {
        step(to: next, from: status)?.isAllowed ?? (next == status)
    }

    /// What a status means and whether it may follow another; nil for a status that the life cycle does not have.
    func step(to next: TicketStatus, from status: TicketStatus) -> (category: StatusCategory, isAllowed: Bool)? {
        guard let nextPlace = place(of: next) else { return nil }
        guard let place = place(of: status) else { return (categories[nextPlace], false) }
        return (categories[nextPlace], mayFollow[place * categories.count + nextPlace])
    }
}
