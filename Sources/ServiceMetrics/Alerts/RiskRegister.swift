public import ServiceVocabulary

/// High, middle or low.
public enum RiskGrade: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// Low.
    case low
    /// Middle.
    case middle
    /// High.
    case high

    private var rank: Int {
        switch self {
        case .low: 0
        case .middle: 1
        case .high: 2
        }
    }

    /// Whether the left grade is the lower one.
    public static func < (lhs: RiskGrade, rhs: RiskGrade) -> Bool { lhs.rank < rhs.rank }
}

/// From which probabilities on a risk is graded middle and high, and what a grid of grades gives.
public struct RiskGrid: Hashable, Sendable {
    /// From which probability on it is middle, in per cent.
    public let middleFrom: Int
    /// From which probability on it is high, in per cent.
    public let highFrom: Int

    /// Creates cut-offs.
    ///
    /// - Parameters:
    ///   - middleFrom: From which probability on it is middle, in per cent, 1 to 100.
    ///   - highFrom: From which probability on it is high, above the other.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public init(middleFrom: Int, highFrom: Int) throws(InvalidValue) {
        guard middleFrom >= 1, highFrom > middleFrom, highFrom <= 100 else {
            throw InvalidValue(
                field: "highFrom", value: "\(middleFrom), \(highFrom)", accepted: "rising cut-offs from 1 to 100")
        }
        self.init(uncheckedMiddleFrom: middleFrom, highFrom: highFrom)
    }

    private init(uncheckedMiddleFrom middleFrom: Int, highFrom: Int) {
        self.middleFrom = middleFrom
        self.highFrom = highFrom
    }

    /// Middle from 40 %, high from 60 %: an assumption, no published source gives cut-offs.
    public static let assumed = RiskGrid(uncheckedMiddleFrom: 40, highFrom: 60)

    /// The grade of a probability.
    ///
    /// - Parameter percent: The probability in per cent.
    public func grade(ofProbability percent: Int) -> RiskGrade {
        percent >= highFrom ? .high : percent >= middleFrom ? .middle : .low
    }

    /// The grade of a risk: high where both are high or one is high and the other middle, low where both are low or
    /// one is low and the other middle, else middle.
    ///
    /// - Parameters:
    ///   - impact: The greatest impact.
    ///   - probability: The grade of the probability.
    public func grade(impact: RiskGrade, probability: RiskGrade) -> RiskGrade {
        switch (min(impact, probability), max(impact, probability)) {
        case (.middle, .high), (.high, .high): .high
        case (.low, .low), (.low, .middle): .low
        default: .middle
        }
    }
}

/// A risk with its impact on satisfaction, continuity and finance, and its probability (风险矩阵).
public struct ServiceRisk: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The field, such as organisation, technology, people, experience, outside.
    public let area: String
    /// The impact on satisfaction; nil where it is not said.
    public let satisfaction: RiskGrade?
    /// The impact on continuity; nil where it is not said.
    public let continuity: RiskGrade?
    /// The impact on finance; nil where it is not said.
    public let finance: RiskGrade?
    /// The probability in per cent, 0 to 100.
    public let probability: Int
    /// How the source grades the probability; nil where it does not.
    public let statedProbability: RiskGrade?
    /// How the source grades the impact at another place; nil where it does not.
    public let statedImpact: RiskGrade?

    /// Creates a risk.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - area: The field.
    ///   - satisfaction: The impact on satisfaction.
    ///   - continuity: The impact on continuity.
    ///   - finance: The impact on finance.
    ///   - probability: The probability in per cent, 0 to 100.
    ///   - statedProbability: How the source grades the probability.
    ///   - statedImpact: How the source grades the impact at another place.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for any other probability, and without any impact.
    public init(
        _ name: String, area: String, satisfaction: RiskGrade? = nil, continuity: RiskGrade? = nil,
        finance: RiskGrade? = nil, probability: Int, statedProbability: RiskGrade? = nil, statedImpact: RiskGrade? = nil
    ) throws(InvalidValue) {
        guard (0...100).contains(probability) else {
            throw InvalidValue(field: "probability", value: "\(probability)", accepted: "0 to 100 per cent")
        }
        guard satisfaction != nil || continuity != nil || finance != nil else {
            throw InvalidValue(field: "impact", value: "none", accepted: "an impact on something")
        }
        self.name = name
        self.area = area
        self.satisfaction = satisfaction
        self.continuity = continuity
        self.finance = finance
        self.probability = probability
        self.statedProbability = statedProbability
        self.statedImpact = statedImpact
    }

    /// The greatest impact.
    public var impact: RiskGrade {
        [satisfaction, continuity, finance].compactMap { $0 }.max() ?? .low
    }

    /// Published probabilities by field in per cent: organisation 65, technology 55, people 70, experience 80,
    /// outside 45.
    public static let publishedProbabilities = [
        "organisation": 65, "technology": 55, "people": 70, "experience": 80, "outside": 45,
    ]
}

/// Risks with the cut-offs of their grid.
public struct RiskRegister: Hashable, Sendable {
    /// The risks.
    public let risks: [ServiceRisk]
    /// The cut-offs.
    public let grid: RiskGrid

    /// Creates a register.
    ///
    /// - Parameters:
    ///   - risks: The risks, each name once.
    ///   - grid: The cut-offs.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a name twice.
    public init(_ risks: [ServiceRisk], _ grid: RiskGrid) throws(InvalidValue) {
        guard Set(risks.map { $0.name }).count == risks.count else {
            throw InvalidValue(field: "risks", value: "a name twice", accepted: "each risk once")
        }
        self.risks = risks
        self.grid = grid
    }

    /// The grade of a risk by impact and probability.
    ///
    /// - Parameter risk: The risk.
    public func grade(of risk: ServiceRisk) -> RiskGrade {
        grid.grade(impact: risk.impact, probability: grid.grade(ofProbability: risk.probability))
    }

    /// The risks, the gravest first; of one grade the more probable, then by name.
    public var ranked: [ServiceRisk] {
        risks.sorted { one, two in
            let (first, second) = (grade(of: one), grade(of: two))
            if first != second { return first > second }
            return one.probability != two.probability ? one.probability > two.probability : one.name < two.name
        }
    }

    /// Gradings at odds with their own numbers: `risk.probability-grade`, `risk.impact-grade`, and `risk.order` where
    /// a source calls the less probable of two risks the more probable, whatever the cut-offs.
    public func diagnostics() -> [Diagnostic] {
        var findings: [Diagnostic] = []
        for (index, risk) in risks.enumerated() {
            let path = "risks[\(index)].\(risk.name)"
            let graded = grid.grade(ofProbability: risk.probability)
            if let stated = risk.statedProbability, stated != graded {
                findings.append(
                    Diagnostic(
                        code: "risk.probability-grade", severity: .warning, path: path,
                        message: "\(risk.probability) % is called \(stated.rawValue), the grid says \(graded.rawValue)")
                )
            }
            if let stated = risk.statedImpact, stated != risk.impact {
                findings.append(
                    Diagnostic(
                        code: "risk.impact-grade", severity: .warning, path: path,
                        message: "called \(stated.rawValue), its impacts say \(risk.impact.rawValue)"))
            }
            for other in risks[..<index] {
                guard let one = other.statedProbability, let two = risk.statedProbability else { continue }
                let isReversed =
                    one < two && other.probability > risk.probability
                    || two < one && risk.probability > other.probability
                guard isReversed else { continue }
                findings.append(
                    Diagnostic(
                        code: "risk.order", severity: .error, path: path,
                        message: "\(risk.probability) % is called \(two.rawValue), but \(other.name) with "
                            + "\(other.probability) % \(one.rawValue)"))
            }
        }
        return findings
    }
}
