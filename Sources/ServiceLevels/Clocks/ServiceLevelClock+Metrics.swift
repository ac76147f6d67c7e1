public import ServiceVocabulary
import Ticketing

// The clocks of the field, each with the start, stop and pause that its metric means. A policy gives the targets.
extension ServiceLevelClock {
    /// What ends every clock of a ticket: it is resolved or closed.
    static let atTheEnd: [ClockTrigger] = [ClockTrigger([.resolved, .closed])]

    /// From the opening to the first answer of an agent, or to the resolution where that comes first.
    ///
    /// A ticket that the service center opened itself has no such clock.
    public static func firstResponse(
        _ targets: [TargetRule], warnings: [ServiceLevelWarning] = [], pause: PauseRule? = nil,
        options: ClockOptions = ClockOptions()
    ) throws(InvalidValue) -> ServiceLevelClock {
        try ServiceLevelClock(
            .firstResponse, start: [Self.reactiveOpening], stop: [ClockTrigger(.agentReply)] + atTheEnd, pause: pause,
            targets: targets, warnings: warnings, options: options)
    }

    /// From the oldest message of the customer that nobody has answered to the next answer; a cycle for each.
    public static func nextResponse(
        _ targets: [TargetRule], warnings: [ServiceLevelWarning] = [], pause: PauseRule? = nil,
        options: ClockOptions = ClockOptions()
    ) throws(InvalidValue) -> ServiceLevelClock {
        try ServiceLevelClock(
            .nextResponse, start: [ClockTrigger(.customerMessage)], stop: [ClockTrigger(.agentReply)] + atTheEnd,
            pause: pause, targets: targets, warnings: warnings, options: options)
    }

    /// From the opening, then from each message of the customer that finds no clock running, to the next answer.
    public static func update(
        _ targets: [TargetRule], warnings: [ServiceLevelWarning] = [], pause: PauseRule? = nil,
        options: ClockOptions = ClockOptions()
    ) throws(InvalidValue) -> ServiceLevelClock {
        try ServiceLevelClock(
            .update, start: [Self.reactiveOpening, ClockTrigger(.customerMessage)],
            stop: [ClockTrigger(.agentReply)] + atTheEnd, pause: pause, targets: targets, warnings: warnings,
            options: options)
    }

    /// From the opening and from each answer to the next answer, until the ticket is resolved; a cycle for each.
    public static func periodicUpdate(
        _ targets: [TargetRule], warnings: [ServiceLevelWarning] = [], options: ClockOptions = ClockOptions()
    ) throws(InvalidValue) -> ServiceLevelClock {
        try ServiceLevelClock(
            .periodicUpdate, start: [ClockTrigger([.opened, .reopened])], stop: atTheEnd,
            reset: [ClockTrigger(.agentReply)], targets: targets, warnings: warnings, options: options)
    }

    /// A periodic update that stands still while the ticket waits.
    public static func pausableUpdate(
        _ targets: [TargetRule], warnings: [ServiceLevelWarning] = [], pause: PauseRule = .whileWaiting,
        options: ClockOptions = ClockOptions()
    ) throws(InvalidValue) -> ServiceLevelClock {
        try ServiceLevelClock(
            .pausableUpdate, start: [ClockTrigger([.opened, .reopened])], stop: atTheEnd,
            reset: [ClockTrigger(.agentReply)], pause: pause, targets: targets, warnings: warnings, options: options)
    }

    /// The time the customer waits: until the ticket is resolved, without the time it waits for the customer.
    public static func requesterWait(
        _ targets: [TargetRule], warnings: [ServiceLevelWarning] = [],
        options: ClockOptions = ClockOptions(reopening: .continues)
    ) throws(InvalidValue) -> ServiceLevelClock {
        try ServiceLevelClock(
            .requesterWait, start: [ClockTrigger(.opened)], stop: atTheEnd,
            pause: PauseRule(while: .category([.waitingForCustomer])), targets: targets, warnings: warnings,
            options: options)
    }

    /// The time the service center has the ticket: until it is resolved, without the time it waits for anybody.
    public static func agentWork(
        _ targets: [TargetRule], warnings: [ServiceLevelWarning] = [],
        options: ClockOptions = ClockOptions(reopening: .continues)
    ) throws(InvalidValue) -> ServiceLevelClock {
        try ServiceLevelClock(
            .agentWork, start: [ClockTrigger(.opened)], stop: atTheEnd, pause: .whileWaiting, targets: targets,
            warnings: warnings, options: options)
    }

    /// From the opening until the ticket has an agent.
    public static func pickUp(
        _ targets: [TargetRule], warnings: [ServiceLevelWarning] = [], pause: PauseRule? = nil,
        options: ClockOptions = ClockOptions()
    ) throws(InvalidValue) -> ServiceLevelClock {
        try ServiceLevelClock(
            .pickUp, start: [ClockTrigger(.opened)], stop: [ClockTrigger(.pickedUp)] + atTheEnd, pause: pause,
            targets: targets, warnings: warnings, options: options)
    }

    /// From the opening to the first resolution; what happens after it does not count.
    public static func firstResolution(
        _ targets: [TargetRule], warnings: [ServiceLevelWarning] = [], pause: PauseRule? = .whileWaiting,
        options: ClockOptions = ClockOptions(reopening: .stays)
    ) throws(InvalidValue) -> ServiceLevelClock {
        try ServiceLevelClock(
            .firstResolution, start: [ClockTrigger(.opened)], stop: atTheEnd, pause: pause, targets: targets,
            warnings: warnings, options: options)
    }

    /// From the opening to the last resolution; a reopened ticket goes on where it stopped.
    public static func resolution(
        _ targets: [TargetRule], warnings: [ServiceLevelWarning] = [], pause: PauseRule? = .whileWaiting,
        options: ClockOptions = ClockOptions(reopening: .continues)
    ) throws(InvalidValue) -> ServiceLevelClock {
        try ServiceLevelClock(
            .resolution, start: [ClockTrigger(.opened)], stop: atTheEnd, pause: pause, targets: targets,
            warnings: warnings, options: options)
    }

    /// From the opening to the closing.
    public static func closure(
        _ targets: [TargetRule], warnings: [ServiceLevelWarning] = [], pause: PauseRule? = nil,
        options: ClockOptions = ClockOptions(reopening: .continues)
    ) throws(InvalidValue) -> ServiceLevelClock {
        try ServiceLevelClock(
            .closure, start: [ClockTrigger(.opened)], stop: [ClockTrigger(.closed)], pause: pause,
            targets: targets, warnings: warnings, options: options)
    }

    /// The time a ticket spends at one tier of support (OLA); a cycle for each stay.
    ///
    /// - Parameters:
    ///   - tier: The tier of support.
    ///   - targets: The targets.
    ///   - warnings: The warnings.
    ///   - pause: When the clock stands still.
    ///   - options: The answers to the questions on which real systems disagree.
    public static func handling(
        at tier: SupportTier, _ targets: [TargetRule], warnings: [ServiceLevelWarning] = [],
        pause: PauseRule? = .whileWaiting, options: ClockOptions = ClockOptions(reopening: .stays)
    ) throws(InvalidValue) -> ServiceLevelClock {
        let atTier = TicketCondition.value(.supportTier, oneOf: [tier.rawValue])
        let isOpen = TicketCondition.not(.category([.resolved, .closed]))
        return try ServiceLevelClock(
            ServiceLevelMetric(rawValue: handlingPrefix + tier.rawValue), obligation: .operational,
            start: [ClockTrigger(where: .all([atTier, isOpen]))],
            stop: [ClockTrigger(where: .not(.all([atTier, isOpen])))], pause: pause, targets: targets,
            warnings: warnings, options: options)
    }

    private static let reactiveOpening = ClockTrigger(
        .opened, where: .not(.value(.origin, oneOf: [Origin.proactive.rawValue])))
}
