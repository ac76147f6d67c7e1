extension MetricName {
    /// The share of resolved cases that one line of support resolved.
    public static let resolvedByLine = MetricName(rawValue: "resolved-by-line")
    /// The share of cases that one line of support has had.
    public static let touchedByLine = MetricName(rawValue: "touched-by-line")
    /// The share of cases that moved from one line of support to another.
    public static let movedBetweenLines = MetricName(rawValue: "moved-between-lines")
    /// The share of cases that came back to a line that had handed them over.
    public static let pingPongBetweenLines = MetricName(rawValue: "ping-pong-between-lines")
}

extension MetricDefinition {
    /// The share of resolved cases that one line of support resolved.
    public static let resolvedByLine = MetricDefinition(
        unchecked: .resolvedByLine, .plain, 1, .fraction, .higherIsBetter, .share, "cases the line resolved",
        over: "resolved cases",
        placing: .resolution)

    /// The share of cases that one line of support has had.
    public static let touchedByLine = MetricDefinition(
        unchecked: .touchedByLine, .plain, 1, .fraction, .neutral, .share, "cases the line has had", over: "all cases",
        placing: .creation)

    /// The share of cases that moved from one line of support to another.
    public static let movedBetweenLines = MetricDefinition(
        unchecked: .movedBetweenLines, .plain, 1, .fraction, .lowerIsBetter, .share, "cases that moved between lines",
        over: "all cases",
        placing: .creation)

    /// The share of cases that came back to a line that had handed them over.
    public static let pingPongBetweenLines = MetricDefinition(
        unchecked: .pingPongBetweenLines, .plain, 1, .fraction, .lowerIsBetter, .share, "cases handed back and forth",
        over: "all cases",
        placing: .creation)
}
