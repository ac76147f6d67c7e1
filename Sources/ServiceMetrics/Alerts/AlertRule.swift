public import ServiceTime
public import ServiceVocabulary

/// How bad an alert is (红黄蓝), with the time within which an answer must have begun.
public enum AlertColor: String, Hashable, Sendable, Codable, CaseIterable {
    /// Training or knowledge is behind: a plan within 24 hours.
    case blue
    /// Satisfaction keeps falling or a key measure is missed: analysis and measures within 4 hours.
    case yellow
    /// The system is down or there is a major complaint: a plan begun within 1 hour, an executive leads.
    case red

    /// Within which time the answer must have begun.
    public var responseLimit: TimeSpan {
        switch self {
        case .red: .hours(1)
        case .yellow: .hours(4)
        case .blue: .hours(24)
        }
    }

    /// What must have begun by then.
    public var response: String {
        switch self {
        case .red: "an emergency plan, led by an executive"
        case .yellow: "analysis and measures"
        case .blue: "a plan"
        }
    }
}

/// When a figure gives an alert.
public enum AlertTrigger: Hashable, Sendable {
    /// The value has fallen by at least so much since the reference, in the unit of the figure: 5 points in a week.
    case fallenBy(Double)
    /// The value has fallen by at least so large a part of the reference: 0.05 for 5 %.
    case fallenByPart(Double)
    /// The value is more than so large a part above the reference: 0.30 for 30 % above the daily mean.
    case abovePart(Double)
    /// The value is above a limit.
    case above(Double)
    /// The value is below a limit.
    case below(Double)

    /// Whether the trigger needs a reference.
    public var needsReference: Bool {
        switch self {
        case .fallenBy, .fallenByPart, .abovePart: true
        case .above, .below: false
        }
    }

    var bound: Double {
        switch self {
        case .fallenBy(let bound), .fallenByPart(let bound), .abovePart(let bound), .above(let bound),
            .below(let bound):
            bound
        }
    }

    /// Whether the trigger fires; strictness as the published rules write it.
    ///
    /// A part of a reference that is not above 0 never does. Values are rounded once, and a change is the difference
    /// of two: what is within 1e-12 of its bound is at the bound.
    func fires(_ value: Double, _ reference: Double) -> Bool {
        let slack = 1e-12 * max(abs(value), abs(reference))
        switch self {
        case .fallenBy(let amount): return reference - value >= amount - slack
        case .fallenByPart(let part): return reference > 0 && reference - value >= part * reference - slack
        case .abovePart(let part): return reference > 0 && value - reference > part * reference + slack
        case .above(let limit): return value > limit
        case .below(let limit): return value < limit
        }
    }
}

/// A rule that turns figures into alerts.
///
/// Its colour is the policy's: no source gives one to a trigger.
public struct AlertRule: Hashable, Sendable {
    /// The name of the rule.
    public let name: String
    /// The figure.
    public let metric: MetricName
    /// Its unit.
    public let unit: MetricUnit
    /// When it fires.
    public let trigger: AlertTrigger
    /// What the reference is, in words, such as `a week before`; empty where there is none.
    public let reference: String
    /// How bad it is.
    public let color: AlertColor
    /// Whether the interval of the figure must be beyond the limit, not only its value, so that noise gives no alert.
    public let isBeyondNoise: Bool

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - name: The name, not empty.
    ///   - metric: The figure.
    ///   - unit: Its unit.
    ///   - trigger: When it fires; amounts and parts above 0, limits finite.
    ///   - reference: What the reference is, in words.
    ///   - color: How bad it is.
    ///   - isBeyondNoise: Whether the whole interval must be beyond the limit.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for an empty name, a bound out of range, and a trigger whose
    ///   reference is not said.
    public init(
        _ name: String, _ metric: MetricName, unit: MetricUnit, _ trigger: AlertTrigger, against reference: String = "",
        color: AlertColor, isBeyondNoise: Bool = false
    ) throws(InvalidValue) {
        guard !name.isEmpty else { throw InvalidValue(field: "name", value: "", accepted: "a name") }
        guard trigger.bound.isFinite, !trigger.needsReference || trigger.bound > 0 else {
            throw InvalidValue(
                field: "trigger", value: "\(trigger.bound)", accepted: "a finite bound, above 0 for a change")
        }
        guard !trigger.needsReference || !reference.isEmpty else {
            throw InvalidValue(field: "reference", value: "", accepted: "what the value is compared with")
        }
        self.name = name
        self.metric = metric
        self.unit = unit
        self.trigger = trigger
        self.reference = reference
        self.color = color
        self.isBeyondNoise = isBeyondNoise
    }

    /// The published triggers: satisfaction down by 5 points or more in a week, complaint rate more than 30 % above
    /// its daily mean, system response above 5 s, attrition above 15 % in a month.
    ///
    /// - Parameters:
    ///   - satisfaction: The colour of the first.
    ///   - complaints: The colour of the second.
    ///   - system: The colour of the third.
    ///   - attrition: The colour of the fourth.
    /// - Throws: Never for these rules; the type is that of the initializer.
    public static func published(
        satisfaction: AlertColor, complaints: AlertColor, system: AlertColor, attrition: AlertColor
    ) throws(InvalidValue) -> [AlertRule] {
        [
            try AlertRule(
                "satisfaction-falls", .satisfaction, unit: .index, .fallenBy(5), against: "a week before",
                color: satisfaction),
            try AlertRule(
                "complaints-rise", .complaintRate, unit: .fraction, .abovePart(0.30), against: "the daily mean",
                color: complaints),
            try AlertRule("system-slow", .systemResponse, unit: .seconds, .above(5), color: system),
            try AlertRule("people-leave", .attrition, unit: .fraction, .above(0.15), color: attrition),
        ]
    }
}
