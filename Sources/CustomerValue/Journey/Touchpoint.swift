public import ServiceVocabulary
public import Ticketing

/// One touchpoint of a journey, with what is expected there and what is felt.
public struct Touchpoint: Hashable, Sendable {
    /// The name.
    public let name: TouchpointName
    /// The stage it belongs to.
    public let stage: JourneyStage
    /// What kinds of experience it is.
    public let kinds: Set<ExperienceKind>
    /// How many customers meet it in the period.
    public let volume: Int
    /// The score that customers expect, on the journey's scale.
    public let expected: Double
    /// The score that they give; nil where nobody was asked.
    public let felt: Double?
    /// How much effort it is to them, on any scale; nil where nobody was asked.
    public let effort: Double?
    /// How many come back here for the same matter, of those who came; nil where that is not known.
    public let repeats: CountShare?

    /// Creates a touchpoint.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - stage: The stage it belongs to.
    ///   - kinds: What kinds of experience it is.
    ///   - volume: How many customers meet it in the period, at least 0.
    ///   - expected: The score that customers expect, a finite number.
    ///   - felt: The score that they give, a finite number.
    ///   - effort: How much effort it is to them, a finite number.
    ///   - repeats: How many come back here for the same matter, of those who came.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public init(
        _ name: TouchpointName, stage: JourneyStage, kinds: Set<ExperienceKind>, volume: Int, expected: Double,
        felt: Double?, effort: Double? = nil, repeats: CountShare? = nil
    ) throws(InvalidValue) {
        guard volume >= 0 else {
            throw InvalidValue(field: "volume", value: "\(volume)", accepted: "at least 0")
        }
        for (field, score) in [("expected", expected), ("felt", felt ?? 0), ("effort", effort ?? 0)]
        where !(abs(score) <= 1e6) {
            throw InvalidValue(field: field, value: "\(score)", accepted: "a score from -1e6 to 1e6")
        }
        self.name = name
        self.stage = stage
        self.kinds = kinds
        self.volume = volume
        self.expected = expected
        self.felt = felt
        self.effort = effort
        self.repeats = repeats
    }

    /// By how much what is felt falls short of what is expected; negative where it exceeds it, nil where nobody was asked.
    public var gap: Double? { felt.map { expected - $0 } }

    /// The gap times the volume, which is how much disappointment comes from here; nil where nobody was asked.
    public var weightedGap: Double? { gap.map { $0 * Double(volume) } }
}
