public import ServiceVocabulary

/// What poor service costs without a line in the budget (隐性成本).
///
/// Repeat contacts × cost of one, the extra time of escalated complaints, and customers lost times what winning one
/// back costs above keeping one. Amounts are exact.
public struct HiddenCost: Hashable, Sendable {
    /// The unit costs.
    public struct Rates: Hashable, Sendable {
        /// What one repeat contact costs.
        public let repeatContact: Money
        /// What one complaint costs at the front line.
        public let complaint: Money
        /// How many times that an escalated complaint costs.
        public let escalationFactor: Int64
        /// What keeping one customer costs.
        public let retention: Money
        /// How many times that winning one back costs.
        public let winBackFactor: Int64

        /// Creates unit costs.
        ///
        /// - Parameters:
        ///   - repeatContact: What one repeat contact costs, at least 0; published: 50 CNY.
        ///   - complaint: What one complaint costs at the front line, at least 0.
        ///   - escalationFactor: How many times that an escalated one costs, at least 1; published: 3.
        ///   - retention: What keeping one customer costs, at least 0.
        ///   - winBackFactor: How many times that winning one back costs, at least 1; published: 5.
        /// - Throws: ``ServiceVocabulary/InvalidValue`` for negative costs, factors below 1 and a mixture of
        ///   currencies.
        public init(
            repeatContact: Money, complaint: Money, escalationFactor: Int64 = 3, retention: Money,
            winBackFactor: Int64 = 5
        ) throws(InvalidValue) {
            for (money, field) in [
                (repeatContact, "repeatContact"), (complaint, "complaint"), (retention, "retention"),
            ] {
                guard money.minor >= 0, money.currency == repeatContact.currency else {
                    throw InvalidValue(
                        field: field, value: "\(money.minor) \(money.currency)",
                        accepted: "0 or more in \(repeatContact.currency)")
                }
            }
            for (factor, field) in [(escalationFactor, "escalationFactor"), (winBackFactor, "winBackFactor")] {
                guard factor >= 1 else {
                    throw InvalidValue(field: field, value: "\(factor)", accepted: "1 or more")
                }
            }
            self.repeatContact = repeatContact
            self.complaint = complaint
            self.escalationFactor = escalationFactor
            self.retention = retention
            self.winBackFactor = winBackFactor
        }
    }

    /// Repeat contacts × the cost of one.
    public let repeats: Money
    /// Escalated complaints × (factor − 1) × the cost of one: what they cost above others.
    public let escalations: Money
    /// Customers won back × (factor − 1) × the cost of keeping one.
    public let winBacks: Money
    /// All three.
    public let total: Money

    /// Adds up.
    ///
    /// - Parameters:
    ///   - repeatContacts: How many contacts repeated another, at least 0.
    ///   - escalatedComplaints: How many complaints were escalated, at least 0.
    ///   - customersWonBack: How many customers were won back, at least 0.
    ///   - rates: The unit costs.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for negative counts and amounts beyond 64 bits.
    public init(
        repeatContacts: Int64, escalatedComplaints: Int64, customersWonBack: Int64, _ rates: Rates
    ) throws(InvalidValue) {
        func product(_ count: Int64, _ factor: Int64, _ money: Money, _ field: String) throws(InvalidValue) -> Money {
            guard count >= 0 else {
                throw InvalidValue(field: field, value: "\(count)", accepted: "a count of at least 0")
            }
            let times = count.multipliedReportingOverflow(by: factor)
            let amount = times.partialValue.multipliedReportingOverflow(by: money.minor)
            guard !times.overflow, !amount.overflow else {
                throw InvalidValue(field: field, value: "\(count)", accepted: "an amount within 64 bits")
            }
            return Money(minor: amount.partialValue, currency: money.currency)
        }
        repeats = try product(repeatContacts, 1, rates.repeatContact, "repeatContacts")
        escalations = try product(
            escalatedComplaints, rates.escalationFactor - 1, rates.complaint, "escalatedComplaints")
        winBacks = try product(customersWonBack, rates.winBackFactor - 1, rates.retention, "customersWonBack")
        total = try (repeats + escalations) + winBacks
    }

    /// The part of a budget that the hidden cost is; nil for a budget that is not above 0.
    ///
    /// Published: 42 % against 25 % in the trade.
    ///
    /// - Parameter budget: The budget, in the same currency.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another currency.
    public func share(of budget: Money) throws(InvalidValue) -> Double? {
        _ = try total - Money(minor: 0, currency: budget.currency)
        return budget.minor > 0 ? Double(total.minor) / Double(budget.minor) : nil
    }
}
