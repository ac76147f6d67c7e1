public import ServiceLevels
public import ServiceVocabulary
import Ticketing

/// Something that a customer can be given for a failure, with what it costs the center.
public struct CompensationOffer: Hashable, Sendable {
    /// The name of the offer.
    public let name: CompensationOfferName
    /// What the customer gets.
    public let compensation: Compensation
    /// What it costs, which is what counts against authority and budget.
    public let cost: Money

    /// Creates an offer.
    ///
    /// - Parameters:
    ///   - name: The name of the offer.
    ///   - compensation: What the customer gets.
    ///   - cost: What it costs; the amount itself where a fixed amount is given.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative cost, a fixed amount that costs something else, a share of
    ///   a fee above the whole, and days outside 1 to 36,500.
    public init(_ name: CompensationOfferName, _ compensation: Compensation, cost: Money) throws(InvalidValue) {
        guard cost.minor >= 0 else {
            throw InvalidValue(field: "cost.minor", value: "\(cost.minor)", accepted: "an amount that is not negative")
        }
        switch compensation {
        case .delayPayment(.fixed(let amount)), .coupon(.fixed(let amount)):
            guard amount == cost else {
                throw InvalidValue(
                    field: "cost", value: "\(cost.minor) " + cost.currency.rawValue,
                    accepted: "\(amount.minor) " + amount.currency.rawValue + ", the amount that is given")
            }
        case .delayPayment(.shareOfFee(let share)), .coupon(.shareOfFee(let share)):
            guard share.part <= share.whole else {
                throw InvalidValue(
                    field: "amount.share", value: "\(share.part) of \(share.whole)",
                    accepted: "a share of at most the whole")
            }
        case .freeExtension(let days), .serviceUpgrade(_, let days):
            guard (1...36_500).contains(days) else {
                throw InvalidValue(field: "days", value: "\(days)", accepted: "1 to 36,500 days")
            }
        }
        self.name = name
        self.compensation = compensation
        self.cost = cost
    }
}

/// The offers of a center, in one currency, each for some grades and failures (补偿方案).
public struct CompensationMenu: Hashable, Sendable {
    /// An offer, and for what it is made.
    public struct Entry: Hashable, Sendable {
        /// The offer.
        public let offer: CompensationOffer
        /// The grades for which it is made; nil for all.
        public let grades: Set<RecoveryGrade>?
        /// The failures for which it is made; nil for all.
        public let failures: Set<FailureType>?

        /// Creates an entry.
        ///
        /// - Parameters:
        ///   - offer: The offer.
        ///   - grades: The grades for which it is made; nil for all.
        ///   - failures: The failures for which it is made; nil for all.
        public init(_ offer: CompensationOffer, grades: Set<RecoveryGrade>? = nil, failures: Set<FailureType>? = nil) {
            self.offer = offer
            self.grades = grades
            self.failures = failures
        }

        /// Whether the offer is made for a failure of a grade.
        func applies(to failure: FailureType, _ grade: RecoveryGrade) -> Bool {
            (grades.map { $0.contains(grade) } ?? true) && (failures.map { $0.contains(failure) } ?? true)
        }
    }

    /// The offers.
    public let entries: [Entry]
    /// The currency of all costs.
    public let currency: CurrencyCode

    /// Creates a menu.
    ///
    /// - Parameters:
    ///   - entries: The offers, each name once.
    ///   - currency: The currency of all costs.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a name that stands there twice, and for a cost in another currency.
    public init(_ entries: [Entry], currency: CurrencyCode) throws(InvalidValue) {
        var seen: Set<CompensationOfferName> = []
        for (index, entry) in entries.enumerated() {
            guard seen.insert(entry.offer.name).inserted else {
                throw InvalidValue(
                    field: "entries[\(index)].name", value: entry.offer.name.rawValue, accepted: "each name once")
            }
            guard entry.offer.cost.currency == currency else {
                throw InvalidValue(
                    field: "entries[\(index)].cost.currency", value: entry.offer.cost.currency.rawValue,
                    accepted: currency.rawValue)
            }
        }
        self.entries = entries
        self.currency = currency
    }
}
