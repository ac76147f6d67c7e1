public import ServiceVocabulary
public import Ticketing

/// What became of some customers: whether they were satisfied, and whether they stayed; exact counts.
public struct CustomerOutcomes: Hashable, Sendable {
    /// The customers who said whether they are satisfied.
    public private(set) var asked: Int64 = 0
    /// The customers who are.
    public private(set) var satisfied: Int64 = 0
    /// The customers of whom it is known whether they stayed.
    public private(set) var observed: Int64 = 0
    /// The customers who stayed.
    public private(set) var retained: Int64 = 0

    /// Creates counts.
    ///
    /// - Parameters:
    ///   - satisfied: The customers who are satisfied.
    ///   - asked: The customers who said whether they are.
    ///   - retained: The customers who stayed.
    ///   - observed: The customers of whom that is known.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for negative counts, and for more than were asked or observed.
    public init(
        satisfied: Int64 = 0, ofAsked asked: Int64 = 0, retained: Int64 = 0, ofObserved observed: Int64 = 0
    ) throws(InvalidValue) {
        guard asked >= 0, (0...asked).contains(satisfied) else {
            throw InvalidValue(field: "satisfied", value: "\(satisfied) of \(asked)", accepted: "0 to those asked")
        }
        guard observed >= 0, (0...observed).contains(retained) else {
            throw InvalidValue(field: "retained", value: "\(retained) of \(observed)", accepted: "0 to those observed")
        }
        self.asked = asked
        self.satisfied = satisfied
        self.observed = observed
        self.retained = retained
    }

    /// The exact share of satisfied customers; nil where nobody was asked.
    public var satisfaction: CountShare? { CountShare(counted: satisfied, of: asked) }
    /// The exact share of customers who stayed; nil where none was observed.
    public var retention: CountShare? { CountShare(counted: retained, of: observed) }

    /// Adds a customer.
    ///
    /// - Parameters:
    ///   - isSatisfied: Whether the customer is satisfied; nil where that is not known.
    ///   - isRetained: Whether the customer stayed; nil where that is not known.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a count exceeds 64 bits; the counts stay as they were.
    public mutating func add(isSatisfied: Bool?, isRetained: Bool?) throws(InvalidValue) {
        try merge(
            CustomerOutcomes(
                satisfied: isSatisfied == true ? 1 : 0, ofAsked: isSatisfied == nil ? 0 : 1,
                retained: isRetained == true ? 1 : 0, ofObserved: isRetained == nil ? 0 : 1))
    }

    /// Adds other counts.
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a count exceeds 64 bits; the counts stay as they were.
    public mutating func merge(_ other: CustomerOutcomes) throws(InvalidValue) {
        // The parts are never above their wholes, so that the wholes alone can overflow.
        let (asked, observed) = (
            try exactSum(asked, other.asked, "asked"), try exactSum(observed, other.observed, "observed")
        )
        self.asked = asked
        self.observed = observed
        satisfied &+= other.satisfied
        retained &+= other.retained
    }
}

/// The customers who were recovered beside those who saw no failure (补救悖论).
///
/// The counts are what a comparison of two proportions asks for; whether a difference is more than chance is that
/// comparison's to say, since it takes an interval.
public struct RecoveryOutcomes: Hashable, Sendable {
    /// The customers whose service failed and was recovered, step by step.
    public var recovered: CustomerOutcomes
    /// The customers whose service failed and was not recovered to the end.
    public var unrecovered: CustomerOutcomes
    /// The customers who saw no failure.
    public var withoutFailure: CustomerOutcomes

    /// Creates counts of nobody.
    public init() {
        recovered = .none
        unrecovered = .none
        withoutFailure = .none
    }

    /// Adds other counts.
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a count exceeds 64 bits; the counts stay as they were.
    public mutating func merge(_ other: RecoveryOutcomes) throws(InvalidValue) {
        var sum = self
        try sum.recovered.merge(other.recovered)
        try sum.unrecovered.merge(other.unrecovered)
        try sum.withoutFailure.merge(other.withoutFailure)
        self = sum
    }

    /// Adds the customer of a recovery, as recovered where all its steps were taken.
    ///
    /// - Parameters:
    ///   - recovery: The recovery.
    ///   - isRetained: Whether the customer stayed; nil where that is not known.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a count exceeds 64 bits; the counts stay as they were.
    public mutating func add(_ recovery: ServiceRecovery, isRetained: Bool?) throws(InvalidValue) {
        if recovery.isComplete {
            try recovered.add(isSatisfied: recovery.isSatisfied, isRetained: isRetained)
        } else {
            try unrecovered.add(isSatisfied: recovery.isSatisfied, isRetained: isRetained)
        }
    }
}

extension CustomerOutcomes {
    /// Counts of nobody.
    public static let none = CustomerOutcomes(unchecked: ())

    private init(unchecked: Void) {}
}
