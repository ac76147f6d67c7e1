extension MetricName {
    /// Revenue over full-time agents.
    public static let revenuePerAgent = MetricName(rawValue: "revenue-per-agent")
    /// The share of customers of the start of a period who are still there at its end.
    public static let retention = MetricName(rawValue: "retention")
    /// The share of earlier buyers who buy again in a period.
    public static let repurchase = MetricName(rawValue: "repurchase")
    /// The share of contacts with an offer that lead to a sale.
    public static let conversion = MetricName(rawValue: "conversion")
    /// Benefit over cost of service, gross: 3 means 3 : 1.
    public static let returnOnService = MetricName(rawValue: "return-on-service")
    /// Contacts handled over hours logged in.
    public static let contactsPerHour = MetricName(rawValue: "contacts-per-hour")
    /// Contacts handled over days worked by agents.
    public static let contactsPerDay = MetricName(rawValue: "contacts-per-day")
}

extension MetricDefinition {
    /// Revenue over full-time agents.
    public static let revenuePerAgent = MetricDefinition(
        unchecked: .revenuePerAgent, .plain, 1, .minorUnits, .higherIsBetter, .ratio, "revenue",
        over: "agents, full-time", placing: .period)

    /// The share of customers of the start of a period who are still there at its end.
    public static let retention = MetricDefinition(
        unchecked: .retention, .plain, 1, .fraction, .higherIsBetter, .share, "customers still there at the end",
        over: "customers at the start", placing: .period)

    /// The share of earlier buyers who buy again in a period.
    public static let repurchase = MetricDefinition(
        unchecked: .repurchase, .plain, 1, .fraction, .higherIsBetter, .share, "customers who buy again",
        over: "customers who bought before", placing: .period)

    /// The share of contacts with an offer that lead to a sale.
    public static let conversion = MetricDefinition(
        unchecked: .conversion, .plain, 1, .fraction, .higherIsBetter, .share, "contacts that lead to a sale",
        over: "contacts with an offer", placing: .arrival)

    /// Benefit over cost of service, gross: 3 means 3 : 1.
    public static let returnOnService = MetricDefinition(
        unchecked: .returnOnService, .plain, 1, .ratio, .higherIsBetter, .ratio, "benefit",
        over: "cost", placing: .period)

    /// Contacts handled over hours logged in.
    public static let contactsPerHour = MetricDefinition(
        unchecked: .contactsPerHour, .plain, 1, .perHour, .neutral, .ratio, "contacts handled",
        over: "hours logged in", placing: .period)

    /// Contacts handled over days worked by agents.
    public static let contactsPerDay = MetricDefinition(
        unchecked: .contactsPerDay, .plain, 1, .perDay, .neutral, .ratio, "contacts handled",
        over: "agent days", placing: .period)
}
