extension MetricName {
    /// The share of complex issues that are resolved.
    public static let complexIssueResolution = MetricName(rawValue: "complex-issue-resolution")
    /// The share of inspected answers that are correct.
    public static let informationAccuracy = MetricName(rawValue: "information-accuracy")
    /// The share of inspected contacts that keep the rules.
    public static let compliance = MetricName(rawValue: "compliance")
    /// The share of inspected items that meet the standards of service.
    public static let conformance = MetricName(rawValue: "conformance")
    /// The share of contacts that are complaints.
    public static let complaintRate = MetricName(rawValue: "complaint-rate")
    /// The share of complaints that are resolved.
    public static let complaintResolution = MetricName(rawValue: "complaint-resolution")
    /// The share of contacts that reach an agent.
    public static let connectRate = MetricName(rawValue: "connect-rate")
}

extension MetricDefinition {
    /// The share of complex issues that are resolved.
    public static let complexIssueResolution = MetricDefinition(
        unchecked: .complexIssueResolution, .plain, 1, .fraction, .higherIsBetter, .share, "complex issues resolved",
        over: "complex issues", placing: .resolution)

    /// The share of inspected answers that are correct.
    public static let informationAccuracy = MetricDefinition(
        unchecked: .informationAccuracy, .plain, 1, .fraction, .higherIsBetter, .share, "answers found correct",
        over: "answers inspected", placing: .period)

    /// The share of inspected contacts that keep the rules.
    public static let compliance = MetricDefinition(
        unchecked: .compliance, .plain, 1, .fraction, .higherIsBetter, .share, "contacts that keep the rules",
        over: "contacts inspected", placing: .period)

    /// The share of inspected items that meet the standards of service.
    public static let conformance = MetricDefinition(
        unchecked: .conformance, .plain, 1, .fraction, .higherIsBetter, .share, "items that meet the standard",
        over: "items inspected", placing: .period)

    /// The share of contacts that are complaints.
    public static let complaintRate = MetricDefinition(
        unchecked: .complaintRate, .plain, 1, .fraction, .lowerIsBetter, .share, "contacts that are complaints",
        over: "all contacts", placing: .arrival)

    /// The share of complaints that are resolved.
    public static let complaintResolution = MetricDefinition(
        unchecked: .complaintResolution, .plain, 1, .fraction, .higherIsBetter, .share, "complaints resolved",
        over: "complaints", placing: .resolution)

    /// The share of contacts that reach an agent.
    public static let connectRate = MetricDefinition(
        unchecked: .connectRate, .plain, 1, .fraction, .higherIsBetter, .share, "contacts connected to an agent",
        over: "contacts that ask for one", placing: .arrival)
}
