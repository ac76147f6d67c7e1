public import ServiceVocabulary

/// How often something is looked at (复盘节奏).
public enum ReviewRhythm: String, Hashable, Sendable, Codable, CaseIterable {
    /// All the time: queue, agent states, quality, system.
    case live
    /// Every day: efficiency.
    case daily
    /// Every week: experience.
    case weekly
    /// Every two weeks: tasks of the programme.
    case everyTwoWeeks
    /// Every month: review and demand.
    case monthly
    /// Every quarter: audit and abilities.
    case quarterly
    /// Every year: management review.
    case yearly

    /// How many days lie between two reviews at most; 0 for live.
    public var longestGapInDays: Int {
        switch self {
        case .live: 0
        case .daily: 1
        case .weekly: 7
        case .everyTwoWeeks: 14
        case .monthly: 31
        case .quarterly: 92
        case .yearly: 366
        }
    }
}

/// The targets that are checked at one rhythm (检查评估).
public struct Checkpoint: Hashable, Sendable {
    /// What a miss opens, in this order.
    public enum Response: String, Hashable, Sendable, Codable, CaseIterable {
        /// Find the cause.
        case cause
        /// Find the resources.
        case resources
        /// Make a new plan.
        case newPlan
    }

    /// What one target says.
    public struct Finding: Hashable, Sendable {
        /// The target.
        public let target: MetricTarget
        /// The value that was compared; nil where none was given, or it is undefined.
        public let value: Double?
        /// Whether the target is met; nil without a value.
        public let isMet: Bool?

        /// What is to be done: nothing for a target that is met, else the three steps of a miss.
        ///
        /// A missing value is a miss: what is not measured cannot be kept.
        public var responses: [Response] { isMet == true ? [] : Response.allCases }
    }

    /// How often it is checked.
    public let rhythm: ReviewRhythm
    /// What is checked.
    public let targets: [MetricTarget]

    /// Creates a checkpoint.
    ///
    /// - Parameters:
    ///   - rhythm: How often it is checked.
    ///   - targets: What is checked, at least one target.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for no targets, and for figures that are none.
    public init(_ rhythm: ReviewRhythm, _ targets: [MetricTarget]) throws(InvalidValue) {
        guard !targets.isEmpty, targets.allSatisfy({ $0.label == .target }) else {
            throw InvalidValue(field: "targets", value: "\(targets.count) figures", accepted: "targets, at least one")
        }
        self.init(unchecked: rhythm, targets)
    }

    init(unchecked rhythm: ReviewRhythm, _ targets: [MetricTarget]) {
        self.rhythm = rhythm
        self.targets = targets
    }

    /// Checks results.
    ///
    /// - Parameter results: Figures; those of other measures, units or variants are not looked at, and of several the
    ///   first counts.
    /// - Returns: A finding for each target, in their order.
    public func check(_ results: [MetricResult]) -> [Finding] {
        targets.map { target in
            for result in results {
                guard let isMet = try? target.isMet(by: result) else { continue }
                return Finding(target: target, value: result.value, isMet: isMet)
            }
            return Finding(target: target, value: nil, isMet: nil)
        }
    }

    /// Published: tasks on time ≥ 90 %, hires ≥ 95 %, training 100 %, budget deviation ≤ 10 %.
    public static let everyTwoWeeks = Checkpoint(
        unchecked: .everyTwoWeeks,
        [
            MetricTarget(unchecked: .tasksOnTime, nil, .fraction, .target, .process, .atLeast, 0.90),
            MetricTarget(unchecked: .hiresOnBoard, nil, .fraction, .target, .process, .atLeast, 0.95),
            MetricTarget(unchecked: .trainingCompletion, nil, .fraction, .target, .process, .atLeast, 1),
            MetricTarget(unchecked: .budgetDeviation, nil, .fraction, .target, .process, .atMost, 0.10),
        ])

    /// Published: first contact resolution from 55 to 65 %, controls in place 100 %, demand landed ≥ 30 %.
    public static let quarterly = Checkpoint(
        unchecked: .quarterly,
        [
            MetricTarget(
                unchecked: .firstContactResolution, nil, .fraction, .target, .outcome, .atLeast, 0.65, from: 0.55),
            MetricTarget(unchecked: .controlsInPlace, nil, .fraction, .target, .process, .atLeast, 1),
            MetricTarget(unchecked: .demandLanded, nil, .fraction, .target, .outcome, .atLeast, 0.30),
        ])

    /// Published: budget deviation ≤ 5 %, system response ≤ 2 s, capacity 100 %, satisfaction index ≥ 85, net promoter score ≥ 40,
    /// certification ≥ 90 %.
    public static let yearly = Checkpoint(
        unchecked: .yearly,
        [
            MetricTarget(unchecked: .budgetDeviation, nil, .fraction, .target, .process, .atMost, 0.05),
            MetricTarget(unchecked: .systemResponse, nil, .seconds, .target, .process, .atMost, 2),
            MetricTarget(unchecked: .capacityReached, nil, .fraction, .target, .process, .atLeast, 1),
            MetricTarget(unchecked: .satisfaction, nil, .index, .target, .outcome, .atLeast, 85),
            MetricTarget(unchecked: .netPromoterScore, nil, .points, .target, .outcome, .atLeast, 40),
            MetricTarget(unchecked: .certificationPass, nil, .fraction, .target, .process, .atLeast, 0.90),
        ])
}
