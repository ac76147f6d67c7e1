extension MetricName {
    /// People who left over the mean headcount of the period.
    public static let attrition = MetricName(rawValue: "attrition")
    /// Hours attended over hours scheduled.
    public static let attendance = MetricName(rawValue: "attendance")
    /// Hours of leave over hours scheduled.
    public static let leave = MetricName(rawValue: "leave")
    /// The share of planned hires who are on board.
    public static let hiresOnBoard = MetricName(rawValue: "hires-on-board")
    /// The share of people due for a training who completed it.
    public static let trainingCompletion = MetricName(rawValue: "training-completion")
    /// The share of candidates who pass.
    public static let certificationPass = MetricName(rawValue: "certification-pass")
    /// The share of people who are promoted in a period.
    public static let promotion = MetricName(rawValue: "promotion")
    /// The share of improvement proposals that are adopted.
    public static let proposalsAdopted = MetricName(rawValue: "proposals-adopted")
}

extension MetricDefinition {
    /// People who left over the mean headcount of the period.
    public static let attrition = MetricDefinition(
        unchecked: .attrition, .plain, 1, .fraction, .lowerIsBetter, .ratio, "people who left",
        over: "mean headcount", placing: .period)

    /// Hours attended over hours scheduled.
    public static let attendance = MetricDefinition(
        unchecked: .attendance, .plain, 1, .fraction, .higherIsBetter, .ratio, "hours attended",
        over: "hours scheduled", placing: .period)

    /// Hours of leave over hours scheduled.
    public static let leave = MetricDefinition(
        unchecked: .leave, .plain, 1, .fraction, .neutral, .ratio, "hours of leave",
        over: "hours scheduled", placing: .period)

    /// The share of planned hires who are on board.
    public static let hiresOnBoard = MetricDefinition(
        unchecked: .hiresOnBoard, .plain, 1, .fraction, .higherIsBetter, .share, "hires on board",
        over: "hires planned to date", placing: .period)

    /// The share of people due for a training who completed it.
    public static let trainingCompletion = MetricDefinition(
        unchecked: .trainingCompletion, .plain, 1, .fraction, .higherIsBetter, .share, "people who completed",
        over: "people due for training", placing: .period)

    /// The share of candidates who pass.
    public static let certificationPass = MetricDefinition(
        unchecked: .certificationPass, .plain, 1, .fraction, .higherIsBetter, .share, "candidates who pass",
        over: "candidates", placing: .period)

    /// The share of people who are promoted in a period.
    public static let promotion = MetricDefinition(
        unchecked: .promotion, .plain, 1, .fraction, .higherIsBetter, .share, "people promoted",
        over: "headcount at the start", placing: .period)

    /// The share of improvement proposals that are adopted.
    public static let proposalsAdopted = MetricDefinition(
        unchecked: .proposalsAdopted, .plain, 1, .fraction, .higherIsBetter, .share, "proposals adopted",
        over: "proposals made", placing: .period)
}
