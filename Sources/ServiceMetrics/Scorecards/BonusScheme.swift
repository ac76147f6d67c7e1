public import ServiceVocabulary

/// The weights by which the performance of agents is paid (绩效权重).
///
/// Published schemes do not always sum to 100: such a one is a value, too, and ``diagnostics()`` says what is missing.
public struct BonusScheme: Hashable, Sendable {
    /// A measure with its weight.
    public struct Part: Hashable, Sendable {
        /// The measure.
        public let metric: MetricName
        /// Its weight in per cent of the performance pay.
        public let weight: Int

        /// Creates a part.
        ///
        /// - Parameters:
        ///   - metric: The measure.
        ///   - weight: Its weight in per cent.
        public init(_ metric: MetricName, weight: Int) {
            self.metric = metric
            self.weight = weight
        }
    }

    /// The measures with their weights.
    public let parts: [Part]

    /// Creates a scheme.
    ///
    /// - Parameter parts: The measures with their weights.
    public init(_ parts: [Part]) {
        self.parts = parts
    }

    /// Measures of quality; a scheme that pays speed needs one of them.
    public static let qualityMetrics: Set<MetricName> = [
        .quality, .firstContactResolution, .informationAccuracy, .compliance, .conformance, .complaintResolution,
        .complexIssueResolution, .satisfaction,
    ]
    /// Measures of speed.
    public static let speedMetrics: Set<MetricName> = [
        .handlingTime, .contactsPerDay, .contactsPerHour, .firstReplyTime, .resolutionTime, .speedOfAnswer,
    ]

    /// What is wrong with the scheme: weights that do not sum to 100 (`weights.total`), weights that are not above 0
    /// (`weights.not-positive`), speed paid without quality (`bonus.speed-without-quality`).
    public func diagnostics() -> [Diagnostic] {
        var findings = PlanArithmetic.checkWeights(
            parts.map { ($0.metric.rawValue, Int64($0.weight)) }, path: "bonus")
        let metrics = Set(parts.filter { $0.weight > 0 }.map { $0.metric })
        if !metrics.isDisjoint(with: Self.speedMetrics), metrics.isDisjoint(with: Self.qualityMetrics) {
            findings.append(
                Diagnostic(
                    code: "bonus.speed-without-quality", severity: .error, path: "bonus",
                    message: "speed is paid and no measure of quality"))
        }
        return findings
    }

    /// Published: quality 40, satisfaction 30, resolution 20, teamwork 10.
    public static let publishedQualityFirst = BonusScheme([
        Part(.quality, weight: 40), Part(.satisfaction, weight: 30), Part(.firstContactResolution, weight: 20),
        Part(.teamwork, weight: 10),
    ])

    /// Published, and 35 short of the whole: satisfaction 30, complaint resolution 20, handling time 15.
    public static let publishedIncomplete = BonusScheme([
        Part(.satisfaction, weight: 30), Part(.complaintResolution, weight: 20), Part(.handlingTime, weight: 15),
    ])
}

extension MetricName {
    /// The score of inspected contacts.
    public static let quality = MetricName(rawValue: "quality")
    /// How an agent works with others.
    public static let teamwork = MetricName(rawValue: "teamwork")
}
