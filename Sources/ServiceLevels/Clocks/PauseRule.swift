public import ServiceTime
import ServiceVocabulary
public import Ticketing

/// When a clock stands still, and how long it may.
public struct PauseRule: Hashable, Sendable {
    /// In which time a pause is measured.
    public enum Unit: String, Hashable, Sendable, CaseIterable {
        /// In the time of the clock: a pause outside working hours moves nothing.
        case clockTime
        /// In plain time, by which the due instant is moved, open or closed.
        case plainTime
    }

    /// The tickets whose clock stands still.
    public var condition: TicketCondition
    /// The tickets whose clock runs on after a pause; nil for those that no longer meet ``condition``.
    ///
    /// The clock of a ticket that meets both conditions does not stand still.
    public var resumeCondition: TicketCondition?
    /// The reasons for which the clock may stand still, any other wait counts; nil for any reason or none.
    public var allowedReasons: [WaitReason]?
    /// The plain time after which a single pause ends by itself; nil without a cap.
    public var greatestPause: TimeSpan?
    /// The plain time that all pauses of a cycle may take together, after which they end by themselves; nil without.
    public var greatestTotal: TimeSpan?
    /// In which time a pause is measured.
    public var unit: Unit

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - condition: The tickets whose clock stands still.
    ///   - resumeCondition: The tickets whose clock runs on; nil for those that no longer meet `condition`.
    ///   - allowedReasons: The reasons for which the clock may stand still; nil for any.
    ///   - greatestPause: The plain time after which a single pause ends by itself.
    ///   - greatestTotal: The plain time that all pauses of a cycle may take together.
    ///   - unit: In which time a pause is measured.
    public init(
        while condition: TicketCondition, until resumeCondition: TicketCondition? = nil,
        allowedReasons: [WaitReason]? = nil, greatestPause: TimeSpan? = nil, greatestTotal: TimeSpan? = nil,
        unit: Unit = .clockTime
    ) {
        self.condition = condition
        self.resumeCondition = resumeCondition
        self.allowedReasons = allowedReasons
        self.greatestPause = greatestPause
        self.greatestTotal = greatestTotal
        self.unit = unit
    }

    /// Stands still while the ticket waits for the customer or somebody else.
    public static let whileWaiting = PauseRule(while: .category([.waitingForCustomer, .waitingForThirdParty]))

    /// Refuses caps of less than no time.
    func check() throws(InvalidValue) {
        for (field, cap) in [("greatestPause", greatestPause), ("greatestTotal", greatestTotal)] {
            guard let cap, cap < .zero else { continue }
            throw InvalidValue(field: field, value: cap.description, accepted: "a time that is not negative")
        }
    }
}
