public import ServiceVocabulary

/// What makes a plan be adjusted.
public enum PlanEvent: String, Hashable, Sendable, Codable, CaseIterable {
    /// Satisfaction is under its target for too long.
    case satisfactionUnderTarget
    /// A rival has made a major upgrade.
    case rivalUpgrade
    /// A law has changed.
    case lawChange
    /// A core system was down for more than two hours.
    case coreSystemDown
}

/// The steps of an adjustment, in this order.
public enum PlanAdjustmentStep: String, Hashable, Sendable, Codable, CaseIterable {
    /// Say what is the matter.
    case identify
    /// Find the cause, by a fishbone.
    case analyse
    /// Compare options by cost and benefit.
    case compareOptions
    /// Try on a tenth of the customers.
    case pilot
    /// Roll out.
    case rollOut
}

/// What "10 % under target" means.
public enum ShortfallRule: String, Hashable, Sendable, Codable, CaseIterable {
    /// Under 0.9 × the target.
    case relative
    /// More than 10 points, or hundredths of a fraction, under the target.
    case points
}

/// Whether a measure is far under its target for some months running.
public struct ShortfallTrigger: Hashable, Sendable {
    /// The target.
    public let target: MetricTarget
    /// By how many hundredths a month is far under it.
    public let percent: Int
    /// What that means.
    public let rule: ShortfallRule
    /// For how many full months in a row.
    public let months: Int

    /// Creates a trigger.
    ///
    /// - Parameters:
    ///   - target: A target that is to be reached from below.
    ///   - percent: By how many hundredths, 1 to 100; published: 10.
    ///   - rule: Whether of the target or points.
    ///   - months: For how many full months in a row, at least 1; published: 2.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public init(
        _ target: MetricTarget, percent: Int = 10, _ rule: ShortfallRule = .relative, months: Int = 2
    ) throws(InvalidValue) {
        guard target.comparator == .atLeast || target.comparator == .above else {
            throw InvalidValue(
                field: "target", value: target.comparator.rawValue, accepted: "a target to be reached from below")
        }
        guard (1...100).contains(percent) else {
            throw InvalidValue(field: "percent", value: "\(percent)", accepted: "1 to 100")
        }
        guard months >= 1 else {
            throw InvalidValue(field: "months", value: "\(months)", accepted: "1 or more")
        }
        self.target = target
        self.percent = percent
        self.rule = rule
        self.months = months
    }

    private var limit: Double {
        switch rule {
        case .relative: target.value * (1 - Double(percent) / 100)
        case .points: target.value - (target.unit == .fraction ? Double(percent) / 100 : Double(percent))
        }
    }

    /// The months in which the trigger fires, as 0-based places.
    ///
    /// - Parameter results: A figure for each full month, in order; an undefined one breaks a row.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a figure of another measure, unit or variant.
    public func fires(_ results: [MetricResult]) throws(InvalidValue) -> [Int] {
        var fired: [Int] = []
        var row = 0
        for (month, result) in results.enumerated() {
            _ = try target.isMet(by: result)
            row = result.value.map { $0 < limit } ?? false ? row + 1 : 0
            if row >= months { fired.append(month) }
        }
        return fired
    }
}
