public import ServiceVocabulary

/// The tiers of support from the front line upwards, and how they hang together on the two axes.
public struct SupportLadder: Hashable, Sendable {
    /// The greatest number of tiers.
    public static let greatestCount = 16

    /// The tiers from the front line upwards.
    public let tiers: [EscalationTier]
    private let places: [SupportTier: Int]

    /// Creates a ladder.
    ///
    /// - Parameter tiers: The tiers from the front line upwards, each once, one to 16.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for no tier, more than 16, a tier that stands twice, a reference to a
    ///   tier that is not there, or references that lead in a circle.
    public init(_ tiers: [EscalationTier]) throws(InvalidValue) {
        guard (1...Self.greatestCount).contains(tiers.count) else {
            throw InvalidValue(field: "tiers", value: "\(tiers.count)", accepted: "1 to \(Self.greatestCount) tiers")
        }
        var places: [SupportTier: Int] = [:]
        for (index, tier) in tiers.enumerated() where places.updateValue(index, forKey: tier.tier) != nil {
            throw InvalidValue(field: "tiers[\(index)].tier", value: tier.tier.rawValue, accepted: "each tier once")
        }
        self.tiers = tiers
        self.places = places
        for (index, tier) in tiers.enumerated() {
            let path = "tiers[\(index)]"
            if let above = tier.moreSkill { _ = try place(of: above, at: path + ".moreSkill") }
            if let above = tier.moreAuthority { _ = try place(of: above, at: path + ".moreAuthority") }
            for (number, approver) in tier.approvers.enumerated() {
                _ = try place(of: approver, at: path + ".approvers[\(number)]")
            }
        }
        for axis in EscalationAxis.allCases { try refuseCircles(on: axis) }
    }

    /// The place of a tier, from 0 at the front line; nil for a tier that is not there.
    public func place(of tier: SupportTier) -> Int? {
        places[tier]
    }

    /// The tier of a name; nil for one that is not there.
    public subscript(tier: SupportTier) -> EscalationTier? {
        place(of: tier).map { tiers[$0] }
    }

    /// The place of the tier above another on an axis; nil at the top.
    ///
    /// - Parameters:
    ///   - place: The place of the lower tier.
    ///   - axis: The axis.
    public func place(above place: Int, on axis: EscalationAxis) -> Int? {
        guard tiers.indices.contains(place) else { return nil }
        let above = axis == .functional ? tiers[place].moreSkill : tiers[place].moreAuthority
        return above.flatMap { places[$0] }
    }

    /// The place of the tier from which tickets rise to another on an axis, the lowest where there are several; nil for
    /// none.
    ///
    /// - Parameters:
    ///   - place: The place of the higher tier.
    ///   - axis: The axis.
    public func place(below place: Int, on axis: EscalationAxis) -> Int? {
        tiers.indices.first { self.place(above: $0, on: axis) == place }
    }

    func place(of tier: SupportTier, at path: String) throws(InvalidValue) -> Int {
        guard let place = places[tier] else {
            let names = tiers.map { $0.tier.rawValue }.joined(separator: ", ")
            throw InvalidValue(field: path, value: tier.rawValue, accepted: "one of the tiers " + names)
        }
        return place
    }

    private func refuseCircles(on axis: EscalationAxis) throws(InvalidValue) {
        for start in tiers.indices {
            var place = start
            for _ in tiers.indices {
                guard let above = self.place(above: place, on: axis) else { break }
                place = above
                if place == start {
                    throw InvalidValue(
                        field: "tiers[\(start)]." + (axis == .functional ? "moreSkill" : "moreAuthority"),
                        value: (axis == .functional ? tiers[start].moreSkill : tiers[start].moreAuthority)?.rawValue
                            ?? "",
                        accepted: "a tier from which no path leads back")
                }
            }
        }
    }
}
