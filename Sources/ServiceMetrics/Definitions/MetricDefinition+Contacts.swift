import ServiceVocabulary
public import ServiceStatistics
import ServiceTime

extension MetricName {
    /// x % answered within y.
    public static let serviceLevel = MetricName(rawValue: "service-level")
    /// The share of callers who hang up in the queue.
    public static let abandonment = MetricName(rawValue: "abandonment")
    /// The mean speed of answer.
    public static let speedOfAnswer = MetricName(rawValue: "speed-of-answer")
    /// The mean wait of those who hang up.
    public static let timeToAbandon = MetricName(rawValue: "time-to-abandon")
    /// The handling time.
    public static let handlingTime = MetricName(rawValue: "handling-time")
    /// The share of logged-in available time that is spent on handling.
    public static let occupancy = MetricName(rawValue: "occupancy")
    /// The share of paid time that is logged in and available.
    public static let utilisation = MetricName(rawValue: "utilisation")
    /// The share of contacts passed to more skill or authority.
    public static let escalationRate = MetricName(rawValue: "escalation-rate")
    /// The share of contacts passed from agent to agent.
    public static let transferRate = MetricName(rawValue: "transfer-rate")
    /// The share of answered contacts whose customer answered a question.
    public static let responseRate = MetricName(rawValue: "response-rate")
    /// The cost of one contact.
    public static let costPerContact = MetricName(rawValue: "cost-per-contact")
}

extension MetricDefinition {
    /// The service level: the share of contacts answered within a threshold.
    ///
    /// - Parameters:
    ///   - formula: How hang-ups count.
    ///   - threshold: The wait up to which an answer is in time.
    ///   - shortAbandon: Up to which wait a hang-up is short; kept only where the formula asks for it.
    public static func serviceLevel(
        _ formula: ServiceLevelFormula, within threshold: MetricThreshold, shortAbandon: MetricThreshold? = nil
    ) -> MetricDefinition {
        MetricDefinition(
            unchecked: .serviceLevel, MetricVariant(rawValue: formula.rawValue), 1, .fraction, .higherIsBetter, .share,
            formula.words.counted, over: formula.words.base, threshold: threshold,
            shortAbandon: formula.countsShortAbandons ? shortAbandon : nil, placing: .arrival)
    }

    /// The share of callers who hang up in the queue.
    ///
    /// - Parameters:
    ///   - formula: How short hang-ups count.
    ///   - shortAbandon: Up to which wait a hang-up is short; kept only where the formula asks for it.
    public static func abandonment(
        _ formula: AbandonmentFormula, shortAbandon: MetricThreshold? = nil
    ) -> MetricDefinition {
        let countsShort = formula == .excludingShortBoth || formula == .excludingShortNumeratorOnly
        return MetricDefinition(
            unchecked: .abandonment, MetricVariant(rawValue: formula.rawValue), 1, .fraction, .lowerIsBetter, .share,
            formula.words.counted, over: formula.words.base, shortAbandon: countsShort ? shortAbandon : nil,
            placing: .arrival)
    }

    /// The mean wait of answered contacts, zero waits included; mean speed of answer.
    public static let speedOfAnswer = MetricDefinition(
        unchecked: .speedOfAnswer, "answered", 1, .seconds, .lowerIsBetter, .mean, "wait in the queue",
        over: "answered contacts, zero waits included", placing: .arrival)

    /// The mean wait of abandoned contacts.
    public static let timeToAbandon = MetricDefinition(
        unchecked: .timeToAbandon, .plain, 1, .seconds, .neutral, .mean, "wait in the queue",
        over: "abandoned contacts", placing: .arrival)

    /// The mean handling time.
    ///
    /// - Parameter formula: Whose time it is, and over what.
    public static func handlingTime(_ formula: HandlingFormula = .perContact) -> MetricDefinition {
        MetricDefinition(
            unchecked: .handlingTime, MetricVariant(rawValue: formula.rawValue), 1, .seconds, .lowerIsBetter,
            formula == .perContact ? .mean : .ratio, formula.words.counted, over: formula.words.base, placing: .arrival)
    }

    /// A quantile of the handling time of answered contacts.
    ///
    /// - Parameters:
    ///   - level: The level.
    ///   - definition: How the quantile is read from the sample.
    public static func handlingTime(
        quantile level: QuantileLevel, _ definition: QuantileDefinition = .inclusive
    ) -> MetricDefinition {
        MetricDefinition(
            unchecked: .handlingTime, .quantile(definition), 1, .seconds, .lowerIsBetter, .quantile,
            "talk, hold and wrap-up", over: "answered contacts", level: level,
            placing: .arrival)
    }

    /// Handling ÷ logged-in available time; that time includes the handling.
    public static let occupancy = MetricDefinition(
        unchecked: .occupancy, "handling-over-available", 1, .fraction, .neutral, .ratio, "talk, hold and wrap-up",
        over: "time logged in and handling or waiting", placing: .period)

    /// Logged-in available time ÷ paid time.
    public static let utilisation = MetricDefinition(
        unchecked: .utilisation, "available-over-paid", 1, .fraction, .neutral, .ratio,
        "time logged in and handling or waiting", over: "paid time", placing: .period)

    /// The share of answered contacts that were escalated.
    public static let escalationRate = MetricDefinition(
        unchecked: .escalationRate, .plain, 1, .fraction, .lowerIsBetter, .share, "escalated",
        over: "answered contacts",
        placing: .arrival)

    /// The share of answered contacts that were transferred at least once.
    public static let transferRate = MetricDefinition(
        unchecked: .transferRate, .plain, 1, .fraction, .lowerIsBetter, .share, "transferred",
        over: "answered contacts",
        placing: .arrival)

    /// The share of answered contacts whose customer answered a question.
    ///
    /// - Parameter question: The figure that the question is about.
    public static func responseRate(of question: MetricName) -> MetricDefinition {
        MetricDefinition(
            unchecked: .responseRate, MetricVariant(rawValue: question.rawValue), 1, .fraction, .higherIsBetter, .share,
            "answers to the question of " + question.rawValue, over: "answered contacts", placing: .arrival)
    }

    /// Total cost over offered contacts.
    public static let costPerOffered = MetricDefinition(
        unchecked: .costPerContact, "offered", 1, .minorUnits, .lowerIsBetter, .ratio, "operating cost",
        over: "offered contacts of all channels", placing: .period)

    /// Total cost over answered contacts.
    public static let costPerAnswered = MetricDefinition(
        unchecked: .costPerContact, "answered", 1, .minorUnits, .lowerIsBetter, .ratio, "operating cost",
        over: "answered contacts of all channels", placing: .period)
}
