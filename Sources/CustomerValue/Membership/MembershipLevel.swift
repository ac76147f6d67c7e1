public import ServiceVocabulary

/// The name of a membership level (会员等级).
public struct MembershipLevelName: TextIdentifier {
    /// The name.
    public let rawValue: String

    /// Creates the name that reads `rawValue`.
    ///
    /// - Parameter rawValue: The name of the level.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

/// Something that members of a level get.
public struct MembershipBenefit: TextIdentifier {
    /// The name.
    public let rawValue: String

    /// Creates the benefit of that name.
    ///
    /// - Parameter rawValue: The name of the benefit.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Points on what is bought (积分).
    public static let points = MembershipBenefit(rawValue: "points")
    /// Invitations to events (活动邀请).
    public static let events = MembershipBenefit(rawValue: "events")
    /// Care on the birthday (生日关怀).
    public static let birthdayCare = MembershipBenefit(rawValue: "birthday-care")
}

/// One level of a membership program.
public struct MembershipLevel: Hashable, Sendable {
    /// The name.
    public let name: MembershipLevelName
    /// What it takes within a period to be in the level, in points or in minor units of money; the first level may take 0.
    public let threshold: Int64
    /// How many days a level lasts before it has to be earned again.
    public let periodDays: Int
    /// What its members get.
    public let benefits: Set<MembershipBenefit>
    /// Benefits of the level below that this one gives up on purpose.
    public let givenUp: Set<MembershipBenefit>
    /// What the benefits cost for a member and period; nil where that is not known.
    public let cost: Money?
    /// The value that the benefits create for a member and period, as an assumption or as measured; nil where not known.
    public let createdValue: Money?

    /// Creates a level.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - threshold: What it takes within a period, at least 0.
    ///   - periodDays: How many days a level lasts, 1...36,600.
    ///   - benefits: What its members get.
    ///   - givenUp: Benefits of the level below that this one gives up on purpose.
    ///   - cost: What the benefits cost for a member and period, not negative.
    ///   - createdValue: The value that the benefits create, in the currency of the cost.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise, and for a benefit both given and given up.
    public init(
        _ name: MembershipLevelName, threshold: Int64, periodDays: Int, benefits: Set<MembershipBenefit>,
        givingUp givenUp: Set<MembershipBenefit> = [], cost: Money? = nil, createdValue: Money? = nil
    ) throws(InvalidValue) {
        guard threshold >= 0 else {
            throw InvalidValue(field: "threshold", value: "\(threshold)", accepted: "at least 0")
        }
        guard (1...36_600).contains(periodDays) else {
            throw InvalidValue(field: "periodDays", value: "\(periodDays)", accepted: "1 to 36,600 days")
        }
        if let both = benefits.intersection(givenUp).min() {
            throw InvalidValue(
                field: "givenUp", value: both.rawValue, accepted: "benefits that the level does not give")
        }
        if let cost, cost.minor < 0 {
            throw InvalidValue(field: "cost", value: "\(cost.minor)", accepted: "an amount of at least 0")
        }
        if let cost, let createdValue, cost.currency != createdValue.currency {
            throw InvalidValue(
                field: "createdValue", value: createdValue.currency.rawValue, accepted: cost.currency.rawValue)
        }
        self.name = name
        self.threshold = threshold
        self.periodDays = periodDays
        self.benefits = benefits
        self.givenUp = givenUp
        self.cost = cost
        self.createdValue = createdValue
    }
}
