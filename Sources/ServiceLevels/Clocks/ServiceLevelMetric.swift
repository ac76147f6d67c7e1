public import ServiceVocabulary

/// What a clock of a service level measures; a program adds metrics of its own.
public struct ServiceLevelMetric: TextIdentifier {
    /// The name of the metric.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the metric.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// From the opening to the first answer of an agent.
    public static let firstResponse = ServiceLevelMetric(rawValue: "first-response")

    /// From the oldest message of the customer that nobody has answered to the next answer.
    public static let nextResponse = ServiceLevelMetric(rawValue: "next-response")

    /// From the opening, then from each message of the customer that finds no clock running, to the next answer.
    public static let update = ServiceLevelMetric(rawValue: "update")

    /// From the opening and from each answer to the next answer, until the ticket is resolved.
    public static let periodicUpdate = ServiceLevelMetric(rawValue: "periodic-update")

    /// A periodic update that stands still while the ticket waits.
    public static let pausableUpdate = ServiceLevelMetric(rawValue: "pausable-update")

    /// The time the customer waits: until the ticket is resolved, without the time it waits for the customer.
    public static let requesterWait = ServiceLevelMetric(rawValue: "requester-wait")

    /// The time the service center has the ticket: until it is resolved, without the time it waits for anybody.
    public static let agentWork = ServiceLevelMetric(rawValue: "agent-work")

    /// From the opening until the ticket has an agent.
    public static let pickUp = ServiceLevelMetric(rawValue: "pick-up")

    /// From the opening to the first resolution.
    public static let firstResolution = ServiceLevelMetric(rawValue: "first-resolution")

    /// From the opening to the last resolution; a reopened ticket goes on where it stopped.
    public static let resolution = ServiceLevelMetric(rawValue: "resolution")

    /// From the opening to the closing.
    public static let closure = ServiceLevelMetric(rawValue: "closure")
}
