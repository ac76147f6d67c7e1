public import ServiceVocabulary

/// The return on service: (retention revenue + labour saved + complaint loss avoided) ÷ cost, for an item or a whole
/// programme.
public struct ServiceReturn: Hashable, Sendable {
    /// What it is the return of.
    public let name: String
    /// The revenue of customers who would have left.
    public let retentionRevenue: Money
    /// The labour that is saved.
    public let labourSaved: Money
    /// The loss by complaints that is avoided.
    public let complaintLossAvoided: Money
    /// What it costs, above 0.
    public let cost: Money
    /// The benefits together.
    public let benefit: Money

    /// Three to one gross: the least that a service item should return, which is 200 % net.
    public static let customaryFloor = PeriodRate.three

    /// Creates a return.
    ///
    /// - Parameters:
    ///   - name: What it is the return of.
    ///   - retentionRevenue: The revenue of customers who would have left.
    ///   - labourSaved: The labour that is saved.
    ///   - complaintLossAvoided: The loss by complaints that is avoided.
    ///   - cost: What it costs, above 0.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a cost of 0 or less, mixed currencies, and sums above 64 bits.
    public init(
        _ name: String, retentionRevenue: Money, labourSaved: Money, complaintLossAvoided: Money, cost: Money
    ) throws(InvalidValue) {
        guard cost.minor > 0 else {
            throw InvalidValue(field: "cost", value: "\(cost.minor)", accepted: "an amount above 0")
        }
        guard cost.currency == retentionRevenue.currency else {
            throw InvalidValue(
                field: "cost", value: cost.currency.rawValue, accepted: retentionRevenue.currency.rawValue)
        }
        benefit = try retentionRevenue + labourSaved + complaintLossAvoided
        self.name = name
        self.retentionRevenue = retentionRevenue
        self.labourSaved = labourSaved
        self.complaintLossAvoided = complaintLossAvoided
        self.cost = cost
    }

    /// The return of items together, such as of a whole programme: the sums, never the mean of the ratios.
    ///
    /// - Parameters:
    ///   - name: What they are together.
    ///   - items: The items, at least one.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for no items, mixed currencies, and sums above 64 bits.
    public init(_ name: String, totalOf items: [ServiceReturn]) throws(InvalidValue) {
        guard let revenue = try ExactAmounts.sum(items.map { $0.retentionRevenue }, "retentionRevenue"),
            let labour = try ExactAmounts.sum(items.map { $0.labourSaved }, "labourSaved"),
            let loss = try ExactAmounts.sum(items.map { $0.complaintLossAvoided }, "complaintLossAvoided"),
            let cost = try ExactAmounts.sum(items.map { $0.cost }, "cost")
        else { throw InvalidValue(field: "items", value: "none", accepted: "at least one item") }
        try self.init(name, retentionRevenue: revenue, labourSaved: labour, complaintLossAvoided: loss, cost: cost)
    }

    /// Benefit ÷ cost: 3.6 where 3.60 come back for 1.00.
    public var gross: Double { Double(benefit.minor) / Double(cost.minor) }

    /// (Benefit − cost) ÷ cost: 2.6 where the gross return is 3.6.
    public var net: Double { (Double(benefit.minor) - Double(cost.minor)) / Double(cost.minor) }

    /// Whether the gross return is at least a floor, compared exactly.
    ///
    /// - Parameter floor: The floor, such as ``customaryFloor``.
    public func meets(_ floor: PeriodRate) -> Bool {
        Int128(benefit.minor) * Int128(PeriodRate.scale) >= Int128(cost.minor) * Int128(floor.billionths)
    }
}
