public import ServiceVocabulary

/// The points of a member: earned, spent, and what is left.
public struct PointsAccount: Hashable, Sendable {
    /// All points ever earned; levels are measured by these, so spending points never costs a level.
    public private(set) var earned: Int64 = 0
    /// All points ever spent.
    public private(set) var spent: Int64 = 0

    /// Creates an account without points.
    public init() {}

    /// The points left.
    public var balance: Int64 { earned - spent }

    /// Adds points.
    ///
    /// - Parameter points: How many, at least 0.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative number, and a sum above 64 bits.
    public mutating func earn(_ points: Int64) throws(InvalidValue) {
        let (sum, overflow) = earned.addingReportingOverflow(points)
        guard points >= 0, !overflow else {
            throw InvalidValue(field: "points", value: "\(points)", accepted: "at least 0, in all within 64 bits")
        }
        earned = sum
    }

    /// Takes points.
    ///
    /// - Parameter points: How many, at least 0 and no more than the balance.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public mutating func spend(_ points: Int64) throws(InvalidValue) {
        guard points >= 0, points <= balance else {
            throw InvalidValue(field: "points", value: "\(points)", accepted: "0 to the balance, \(balance)")
        }
        spent += points
    }
}
