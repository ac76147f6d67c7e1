import ServiceStatistics
public import ServiceVocabulary

/// An assumption about what an improvement is worth: never a fact, always a range (价值弹性).
///
/// A step of the cause brings the effect a relative change within the range. Several steps compound.
public struct ValueLever: Hashable, Sendable {
    /// Where an assumption comes from.
    public enum Ground: String, Hashable, Sendable, Codable, CaseIterable {
        /// It is printed somewhere, without data.
        case published
        /// It is made up for a plan.
        case assumed
        /// It is estimated from one's own data.
        case estimated
    }

    /// The name of the assumption, by which results speak of it.
    public let name: String
    /// What is changed, such as `satisfaction index, points`.
    public let cause: String
    /// By how much, above 0, in the unit of the cause.
    public let step: Double
    /// What follows, such as `repurchase`.
    public let effect: String
    /// The relative change of the effect for one step, such as 0.05...0.10.
    public let range: ClosedRange<Double>
    /// Where the assumption comes from.
    public let ground: Ground

    /// Creates an assumption.
    ///
    /// - Parameters:
    ///   - name: The name, not empty.
    ///   - cause: What is changed.
    ///   - step: By how much, above 0.
    ///   - effect: What follows.
    ///   - range: The relative change of the effect for one step, within −1...100.
    ///   - ground: Where the assumption comes from.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for anything else.
    public init(
        _ name: String, cause: String, step: Double, effect: String, range: ClosedRange<Double>, ground: Ground
    ) throws(InvalidValue) {
        guard !name.isEmpty else { throw InvalidValue(field: "name", value: "", accepted: "a name") }
        guard step > 0, step.isFinite else {
            throw InvalidValue(field: "step", value: "\(step)", accepted: "a finite number above 0")
        }
        guard range.lowerBound >= -1, range.upperBound <= 100 else {
            throw InvalidValue(field: "range", value: "\(range)", accepted: "relative changes from -1 to 100")
        }
        self.init(unchecked: name, cause, step, effect, range, ground)
    }

    init(
        unchecked name: String, _ cause: String, _ step: Double, _ effect: String, _ range: ClosedRange<Double>,
        _ ground: Ground
    ) {
        self.name = name
        self.cause = cause
        self.step = step
        self.effect = effect
        self.range = range
        self.ground = ground
    }

    /// What a change of the cause makes of an amount, as an interval: the assumption is its only ground.
    ///
    /// The relative change of k steps is (1 + r)^k − 1 at both ends of the range; k below 0 is a change for the worse.
    ///
    /// - Parameters:
    ///   - change: The change of the cause in its unit, within ±100 steps.
    ///   - base: The amount of the effect as it is, at least 0.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for numbers out of range, and for a range that reaches −1 with a
    ///   change for the worse.
    public func gain(of change: Double, on base: Double) throws(InvalidValue) -> ClosedRange<Double> {
        guard base >= 0, base <= 1e300 else {
            throw InvalidValue(field: "base", value: "\(base)", accepted: "a number from 0 to 1e300")
        }
        let steps = change / step
        guard steps >= -100, steps <= 100 else {
            throw InvalidValue(field: "change", value: "\(change)", accepted: "up to 100 steps of \(step)")
        }
        guard steps >= 0 || range.lowerBound > -1 else {
            throw InvalidValue(field: "change", value: "\(change)", accepted: "0 or more, because the range reaches -1")
        }
        let one = base * Self.growth(range.lowerBound, steps)
        let other = base * Self.growth(range.upperBound, steps)
        guard one.isFinite, other.isFinite else {
            throw InvalidValue(
                field: "change", value: "\(change)", accepted: "a change whose effect is a finite number")
        }
        return min(one, other)...max(one, other)
    }

    /// (1 + r)^k − 1.
    private static func growth(_ rate: Double, _ steps: Double) -> Double {
        if steps == 0 { return 0 }
        if rate == -1 { return -1 }
        return Maths.expm1(steps * Maths.log1p(rate))
    }

    /// Published: satisfaction + 1 point brings repurchase + 5–10 %.
    public static let satisfactionToRepurchase = ValueLever(
        unchecked: "satisfaction-to-repurchase", "satisfaction index, points", 1, "repurchase", 0.05...0.10, .published)
    /// Published: satisfaction + 1 % brings revenue + 2–5 %.
    public static let satisfactionToRevenue = ValueLever(
        unchecked: "satisfaction-to-revenue", "satisfied share, per cent", 1, "revenue", 0.02...0.05, .published)
    /// Published: retention + 5 % brings profit + 25–95 %.
    public static let retentionToProfit = ValueLever(
        unchecked: "retention-to-profit", "retention, per cent", 5, "profit", 0.25...0.95, .published)
    /// Published: a well-handled complaint brings loyalty + 30 %.
    public static let handledComplaintToLoyalty = ValueLever(
        unchecked: "handled-complaint-to-loyalty", "well-handled complaints, one", 1, "loyalty", 0.30...0.30, .published
    )
    /// Published: good service lowers the cost of winning customers by 30 %.
    public static let serviceToAcquisitionCost = ValueLever(
        unchecked: "service-to-acquisition-cost", "good service, yes", 1, "acquisition cost", -0.30 ... -0.30,
        .published)
}
