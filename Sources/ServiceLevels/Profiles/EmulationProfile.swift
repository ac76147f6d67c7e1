public import ServiceTime

/// How a known system answers the questions on which systems disagree: one value that sets all the options at once.
///
/// A profile is applied to definitions, which stay plain data and run on the same engine:
///
/// ```swift
/// let set = try EmulationProfile.zammad.applied(to: policies)
/// ```
///
/// The options keep the laws of the engine: a passed breach never moves, the same events give the same state. Where a
/// system breaks a law, the profile lists an ``EmulationQuirk``; quirks are left out unless ``EmulatedServiceLevels`` is
/// asked for them.
///
/// The options are those seen in the sources, documents and tests of the systems. Where nothing was found out about a
/// question, the value is this library's default.
public struct EmulationProfile: Hashable, Sendable {
    /// Which clocks a wait makes stand still.
    public enum PauseScope: String, Hashable, Sendable, CaseIterable {
        /// Every clock.
        case everyMetric
        /// Clocks up to the resolution; those of responses, updates and of the pick-up run on.
        case resolutionOnly
        /// None: the system has no pauses.
        case noMetric
        /// Those whose definition says so.
        case asDefined
    }

    /// The name of the profile.
    public var identifier: EmulationProfileIdentifier
    /// Which clocks a wait makes stand still.
    ///
    /// Clocks that are defined by their pauses, such as ``ServiceLevelMetric/agentWork``, keep them in any case.
    public var pauseScope: PauseScope
    /// In which time a pause is measured.
    public var pauseUnit: PauseRule.Unit
    /// Where a target ends that is used up exactly at closing.
    public var closingEdge: CalendarOptions.ClosingEdge
    /// What a stopped clock does when its ticket is reopened.
    public var reopening: ClockOptions.Reopening
    /// What becomes of a running clock when another target, policy or calendar takes over.
    public var targetChange: ClockOptions.TargetChange
    /// What happens when one event would do several things to a clock.
    public var precedence: ClockOptions.Precedence
    /// What a clock shows as its due instant while it is paused.
    public var pausedDue: ClockOptions.PausedDue
    /// What a look that comes late tells of what was reached meanwhile.
    public var catchUp: CatchUp
    /// Where on its last day a target in business days ends that keeps the time of day.
    public var businessDayEnd: BusinessDayDeadline.End
    /// Whether a target of no time at all means that there is no target.
    public var zeroTargetMeansNone: Bool
    /// Where the system breaks a law of the engine.
    public var quirks: [EmulationQuirk]

    /// Creates a profile.
    ///
    /// - Parameters:
    ///   - identifier: The name of the profile.
    ///   - pauseScope: Which clocks a wait makes stand still.
    ///   - pauseUnit: In which time a pause is measured.
    ///   - closingEdge: Where a target ends that is used up exactly at closing.
    ///   - reopening: What a stopped clock does when its ticket is reopened.
    ///   - targetChange: What becomes of a running clock when another target, policy or calendar takes over.
    ///   - precedence: What happens when one event would do several things to a clock.
    ///   - pausedDue: What a clock shows as its due instant while it is paused.
    ///   - catchUp: What a look that comes late tells of what was reached meanwhile.
    ///   - businessDayEnd: Where on its last day a target in business days ends that keeps the time of day.
    ///   - zeroTargetMeansNone: Whether a target of no time at all means that there is no target.
    ///   - quirks: Where the system breaks a law of the engine.
    public init(
        _ identifier: EmulationProfileIdentifier, pauseScope: PauseScope = .asDefined,
        pauseUnit: PauseRule.Unit = .clockTime, closingEdge: CalendarOptions.ClosingEdge = .closingInstant,
        reopening: ClockOptions.Reopening = .stays, targetChange: ClockOptions.TargetChange = .keepingElapsed,
        precedence: ClockOptions.Precedence = .stopWins, pausedDue: ClockOptions.PausedDue = .lastKnown,
        catchUp: CatchUp = .stepThrough, businessDayEnd: BusinessDayDeadline.End = .sameTimeOfDay,
        zeroTargetMeansNone: Bool = false, quirks: [EmulationQuirk] = []
    ) {
        self.identifier = identifier
        self.pauseScope = pauseScope
        self.pauseUnit = pauseUnit
        self.closingEdge = closingEdge
        self.reopening = reopening
        self.targetChange = targetChange
        self.precedence = precedence
        self.pausedDue = pausedDue
        self.catchUp = catchUp
        self.businessDayEnd = businessDayEnd
        self.zeroTargetMeansNone = zeroTargetMeansNone
        self.quirks = quirks
    }

    /// The deadline in business days that the system means by a number of days.
    ///
    /// - Parameters:
    ///   - days: How many business days after (negative: before) the start.
    ///   - endOfDay: Whether it ends with the last shift of the day.
    public func deadline(_ days: Int, endOfDay: Bool = false) -> BusinessDayDeadline {
        BusinessDayDeadline(days, from: .asGiven, at: endOfDay ? .endOfDay : businessDayEnd)
    }
}
