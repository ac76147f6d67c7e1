import ServiceVocabulary

extension MetricName {
    /// The mean wait in the queue.
    public static let meanWait = MetricName(rawValue: "mean-wait")
    /// Channels joined into one history, of all.
    public static let channelIntegration = MetricName(rawValue: "channel-integration")
    /// The share of emotions that are recognised.
    public static let emotionAccuracy = MetricName(rawValue: "emotion-accuracy")
    /// The share of contacts inspected.
    public static let inspectionCoverage = MetricName(rawValue: "inspection-coverage")
    /// The share of customer demands that land in the product.
    public static let demandLanded = MetricName(rawValue: "demand-landed")
    /// The share of tasks that are done on time.
    public static let tasksOnTime = MetricName(rawValue: "tasks-on-time")
    /// How far spending is from its budget, as a part of it.
    public static let budgetDeviation = MetricName(rawValue: "budget-deviation")
    /// Controls in place, of those planned.
    public static let controlsInPlace = MetricName(rawValue: "controls-in-place")
    /// The share of the planned capacity that the systems carry.
    public static let capacityReached = MetricName(rawValue: "capacity-reached")
}

extension TargetPlan {
    /// A published ladder of targets (目标分解) over 3–6 months, 6–12 months and 1–3 years.
    ///
    /// A preset to take, change or refuse; relative goals (cost − 15 %, CLV + 20 %, productivity + 50 %) need a base
    /// of one's own and are left out.
    public static let publishedLadder = TargetPlan([
        MetricTarget(
            unchecked: .firstContactResolution, nil, .fraction, .target, .outcome, .atLeast, 0.70, from: 0.55,
            within: .short),
        MetricTarget(unchecked: .botCoverage, nil, .fraction, .target, .process, .atLeast, 0.40, within: .short),
        MetricTarget(
            unchecked: .attrition, nil, .fraction, .target, .outcome, .atMost, 0.30, from: 0.42, within: .short),
        MetricTarget(unchecked: .meanWait, nil, .seconds, .target, .process, .atMost, 90, from: 240, within: .short),
        MetricTarget(unchecked: .channelIntegration, nil, .fraction, .target, .process, .atLeast, 1, within: .short),
        MetricTarget(unchecked: .satisfaction, nil, .index, .target, .outcome, .atLeast, 85, within: .middle),
        MetricTarget(unchecked: .botCoverage, nil, .fraction, .target, .process, .atLeast, 0.65, within: .middle),
        MetricTarget(unchecked: .emotionAccuracy, nil, .fraction, .target, .process, .atLeast, 0.90, within: .middle),
        MetricTarget(unchecked: .inspectionCoverage, nil, .fraction, .target, .process, .atLeast, 1, within: .middle),
        MetricTarget(unchecked: .demandLanded, nil, .fraction, .target, .outcome, .atLeast, 0.30, within: .middle),
        MetricTarget(
            unchecked: .netPromoterScore, nil, .points, .target, .outcome, .atLeast, 45, from: 20, within: .long),
        MetricTarget(
            unchecked: .completionWithoutHuman, nil, .fraction, .target, .process, .atLeast, 0.50, within: .long),
        MetricTarget(unchecked: .satisfaction, nil, .index, .target, .outcome, .atLeast, 90, within: .long),
        MetricTarget(
            unchecked: .firstContactResolution, nil, .fraction, .target, .outcome, .atLeast, 0.80, within: .long),
        MetricTarget(unchecked: .demandLanded, nil, .fraction, .target, .outcome, .atLeast, 0.50, within: .long),
    ])

    /// Published targets of a bank: satisfied share ≥ 88 %, complaint rate ≤ 2 %, attrition ≤ 10 %.
    public static let publishedBank = TargetPlan([
        MetricTarget(unchecked: .satisfaction, nil, .fraction, .target, .outcome, .atLeast, 0.88),
        MetricTarget(unchecked: .complaintRate, nil, .fraction, .target, .outcome, .atMost, 0.02),
        MetricTarget(unchecked: .attrition, nil, .fraction, .target, .outcome, .atMost, 0.10),
    ])
}
