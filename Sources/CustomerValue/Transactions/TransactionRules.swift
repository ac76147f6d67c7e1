public import ServiceTime
public import ServiceVocabulary

/// What a credit note does to the purchases before it.
public enum CreditNoteRule: String, Hashable, Sendable, Codable, CaseIterable {
    /// It is taken from the customer's latest purchase up to its date, what is left of it from the one before, and so on. A
    /// purchase of which nothing is left was none. What no purchase covers only lowers the net total.
    case latestPurchasesFirst
    /// Purchases stay as they are; credits lower the net total and, spread evenly, the mean value of a repeat purchase.
    case valueOnly
    /// It counts nowhere but in the net total.
    case netTotalOnly
}

/// What counts as one purchase.
public enum PurchaseGrouping: Hashable, Sendable {
    /// All invoices of a customer on one day together; times are counted in whole days. The span is what is added to UTC to
    /// get the local time in which days begin.
    case byDay(utcOffset: TimeSpan)
    /// Every invoice on its own, at its own instant.
    case none
}

/// How transactions become histories.
public struct TransactionRules: Hashable, Sendable {
    /// When the observation ends; later transactions are left out and counted.
    ///
    /// A day on which it ends counts whole.
    public let observationEnd: Instant
    /// The unit of the models' times.
    public let timeUnit: TimeSpan
    /// What counts as one purchase.
    public let grouping: PurchaseGrouping
    /// What credit notes do.
    public let creditNotes: CreditNoteRule
    /// What becomes of several currencies.
    public let currencies: CurrencyRule

    /// A week of 168 hours.
    public static let week = TimeSpan.hours(168)

    /// Creates rules.
    ///
    /// - Parameters:
    ///   - observationEnd: When the observation ends.
    ///   - timeUnit: The unit of the models' times, above zero.
    ///   - grouping: What counts as one purchase; by default all of a day in UTC.
    ///   - creditNotes: What credit notes do.
    ///   - currencies: What becomes of several currencies.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a unit that is not above zero, and an offset beyond 26 hours.
    public init(
        observationEnd: Instant, timeUnit: TimeSpan = week, grouping: PurchaseGrouping = .byDay(utcOffset: .zero),
        creditNotes: CreditNoteRule, currencies: CurrencyRule
    ) throws(InvalidValue) {
        guard timeUnit > .zero else {
            throw InvalidValue(field: "timeUnit", value: "\(timeUnit)", accepted: "a span above zero")
        }
        if case .byDay(let offset) = grouping, abs(offset.wholeSeconds) > 93_600 {
            throw InvalidValue(field: "utcOffset", value: "\(offset)", accepted: "an offset within 26 hours")
        }
        self.observationEnd = observationEnd
        self.timeUnit = timeUnit
        self.grouping = grouping
        self.creditNotes = creditNotes
        self.currencies = currencies
    }

    /// The same rules for an observation that ends at another instant.
    ///
    /// - Parameter end: When it ends.
    public func ending(at end: Instant) -> TransactionRules {
        TransactionRules(unchecked: end, timeUnit, grouping, creditNotes, currencies)
    }

    private init(
        unchecked observationEnd: Instant, _ timeUnit: TimeSpan, _ grouping: PurchaseGrouping,
        _ creditNotes: CreditNoteRule, _ currencies: CurrencyRule
    ) {
        self.observationEnd = observationEnd
        self.timeUnit = timeUnit
        self.grouping = grouping
        self.creditNotes = creditNotes
        self.currencies = currencies
    }

    /// The microsecond that stands for an instant: the start of its day, or its own.
    func moment(_ instant: Instant) -> Int64 {
        guard case .byDay(let offset) = grouping else { return instant.microsecondsSinceEpoch }
        let day: Int64 = 86_400_000_000
        // Instants of the years 0000 to 9999 and offsets of hours are far from the ends of 64 bits.
        let local = instant.microsecondsSinceEpoch &+ offset.microseconds
        let rest = local % day
        return local &- (rest < 0 ? rest &+ day : rest)
    }

    /// Whether the transaction belongs to the observation.
    func includes(_ instant: Instant) -> Bool { moment(instant) <= moment(observationEnd) }

    /// A length of time in the unit of the models.
    func units(_ microseconds: Int64) -> Double { Double(microseconds) / Double(timeUnit.microseconds) }
}
