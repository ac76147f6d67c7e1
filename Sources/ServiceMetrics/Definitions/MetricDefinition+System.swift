extension MetricName {
    /// The part of a period in which the system was in service.
    public static let availability = MetricName(rawValue: "availability")
    /// The share of requests that fail.
    public static let failureRate = MetricName(rawValue: "failure-rate")
    /// The mean response time of the system.
    public static let systemResponse = MetricName(rawValue: "system-response")
    /// Interactions over days, to be held against the capacity.
    public static let interactionsPerDay = MetricName(rawValue: "interactions-per-day")
}

extension MetricDefinition {
    /// The part of a period in which the system was in service.
    public static let availability = MetricDefinition(
        unchecked: .availability, .plain, 1, .fraction, .higherIsBetter, .ratio, "time in service",
        over: "time in the period", placing: .period)

    /// The share of requests that fail.
    public static let failureRate = MetricDefinition(
        unchecked: .failureRate, .plain, 1, .fraction, .lowerIsBetter, .share, "requests that failed",
        over: "requests", placing: .period)

    /// The mean response time of the system.
    public static let systemResponse = MetricDefinition(
        unchecked: .systemResponse, .plain, 1, .seconds, .lowerIsBetter, .mean, "request to response",
        over: "requests answered", placing: .period)

    /// Interactions over days, to be held against the capacity.
    public static let interactionsPerDay = MetricDefinition(
        unchecked: .interactionsPerDay, .plain, 1, .perDay, .neutral, .ratio, "interactions",
        over: "days", placing: .period)
}
