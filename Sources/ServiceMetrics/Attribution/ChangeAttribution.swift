public import ServiceStatistics
public import ServiceVocabulary

/// How much of the change of a total comes from each segment: from its rate, and from its share of the whole.
///
/// For a share or mean T = Σ wₛ rₛ over segments s, with wₛ the part of the whole and rₛ the rate of the segment:
/// - rate effect of s: (rₛ′ − rₛ)(wₛ + wₛ′)/2
/// - mix effect of s: (wₛ′ − wₛ)((rₛ + rₛ′)/2 − (T + T′)/2)
///
/// The effects sum **exactly** to T′ − T: they are fractions of integers and nothing is rounded before it is shown. A
/// segment that is new or gone has no rate of its own on one side; it takes that of the other, so that all its effect
/// is mix.
public struct ChangeAttribution: Hashable, Sendable {
    /// A segment before and after, as a total over a count: a share has its successes as total.
    public struct Segment: Hashable, Sendable {
        /// The name.
        public let name: String
        /// The total before.
        public let totalBefore: Int64
        /// How many records before.
        public let countBefore: Int64
        /// The total after.
        public let totalAfter: Int64
        /// How many records after.
        public let countAfter: Int64

        /// Creates a segment.
        ///
        /// - Parameters:
        ///   - name: The name.
        ///   - totalBefore: The total before, within ±10^15.
        ///   - countBefore: How many records before, 0 to 10^12.
        ///   - totalAfter: The total after.
        ///   - countAfter: How many records after.
        /// - Throws: ``ServiceVocabulary/InvalidValue`` for numbers out of range, and for a total of no records.
        public init(
            _ name: String, totalBefore: Int64, countBefore: Int64, totalAfter: Int64, countAfter: Int64
        ) throws(InvalidValue) {
            for (total, count, side) in [(totalBefore, countBefore, "Before"), (totalAfter, countAfter, "After")] {
                guard (0...1_000_000_000_000).contains(count) else {
                    throw InvalidValue(field: "count" + side, value: "\(count)", accepted: "a count from 0 to 10^12")
                }
                guard total.magnitude <= 1_000_000_000_000_000, count > 0 || total == 0 else {
                    throw InvalidValue(
                        field: "total" + side, value: "\(total)", accepted: "a total within 10^15, 0 of no records")
                }
            }
            self.name = name
            self.totalBefore = totalBefore
            self.countBefore = countBefore
            self.totalAfter = totalAfter
            self.countAfter = countAfter
        }

        /// A segment whose total is a share.
        ///
        /// - Parameters:
        ///   - name: The name.
        ///   - before: The share before.
        ///   - after: The share after.
        /// - Throws: ``ServiceVocabulary/InvalidValue`` for counts above 10^12.
        public init(_ name: String, from before: Proportion, to after: Proportion) throws(InvalidValue) {
            try self.init(
                name, totalBefore: Int64(before.successes), countBefore: Int64(before.count),
                totalAfter: Int64(after.successes), countAfter: Int64(after.count))
        }
    }

    /// What one segment contributes.
    public struct Effect: Hashable, Sendable {
        /// The segment.
        public let segment: Segment
        /// What its rate contributes, exact.
        public let rate: RationalNumber
        /// What its part of the whole contributes, exact.
        public let mix: RationalNumber
        /// Both together.
        public var total: RationalNumber { rate.adding(mix) }
    }

    /// The effects in the order of the segments.
    public let effects: [Effect]
    /// T′ − T, exact.
    public let change: RationalNumber

    /// Attributes a change.
    ///
    /// - Parameter segments: The segments, each name once, that together are the whole.
    /// - Returns: Nil where there are no records before or none after: then there is no change of a rate.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a name twice.
    public init?(_ segments: [Segment]) throws(InvalidValue) {
        guard Set(segments.map { $0.name }).count == segments.count else {
            throw InvalidValue(field: "segments", value: "a name twice", accepted: "each segment once")
        }
        func sum(_ value: (Segment) -> Int64) -> RationalNumber {
            segments.reduce(.zero) { $0.adding(RationalNumber(value($1))) }
        }
        let (countBefore, countAfter) = (sum { $0.countBefore }, sum { $0.countAfter })
        guard let before = sum({ $0.totalBefore }).divided(by: countBefore),
            let after = sum({ $0.totalAfter }).divided(by: countAfter)
        else { return nil }
        change = after.subtracting(before)
        let center = before.adding(after).halved
        effects = segments.map { segment in
            let weight = RationalNumber(segment.countBefore).divided(by: countBefore) ?? .zero
            let weightAfter = RationalNumber(segment.countAfter).divided(by: countAfter) ?? .zero
            let known = RationalNumber(segment.totalBefore).divided(by: RationalNumber(segment.countBefore))
            let knownAfter = RationalNumber(segment.totalAfter).divided(by: RationalNumber(segment.countAfter))
            let rate = known ?? knownAfter ?? center
            let rateAfter = knownAfter ?? known ?? center
            return Effect(
                segment: segment,
                rate: rateAfter.subtracting(rate).multiplied(by: weight.adding(weightAfter).halved),
                mix: weightAfter.subtracting(weight).multiplied(by: rate.adding(rateAfter).halved.subtracting(center)))
        }
    }

    /// The sum of all rate effects.
    public var rateEffect: RationalNumber { effects.reduce(.zero) { $0.adding($1.rate) } }
    /// The sum of all mix effects.
    public var mixEffect: RationalNumber { effects.reduce(.zero) { $0.adding($1.mix) } }
}
