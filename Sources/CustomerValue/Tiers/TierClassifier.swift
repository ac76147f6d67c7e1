public import ServiceVocabulary
public import Ticketing

/// A scheme applied to customers: the tier that each standing alone asks for, before any stability.
public struct TierClassifier: Hashable, Sendable {
    /// The scheme.
    public let scheme: TierScheme
    /// The amounts at which the tiers begin, best tier first; empty for a grid.
    ///
    /// The given ones, or for cuts by shares the value of the last customer above each cut, infinite where nobody is above.
    public let amounts: [Double]
    /// The places of the tiers that the standings ask for.
    private let places: [CustomerIdentifier: Int]

    /// Applies a scheme.
    ///
    /// - Parameters:
    ///   - scheme: The scheme.
    ///   - standings: All customers; shares are shares of these.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a customer stands there twice, and for a grid when a potential is not
    ///   known.
    /// - Complexity: O(n log n).
    public init(_ scheme: TierScheme, _ standings: some Collection<CustomerStanding>) throws(InvalidValue) {
        var values: [CustomerIdentifier: Double] = [:]
        for standing in standings where values.updateValue(standing.value, forKey: standing.customer) != nil {
            throw InvalidValue(field: "customer", value: standing.customer.rawValue, accepted: "each customer once")
        }
        self.scheme = scheme
        let ends: [Int]
        let ranking = try CustomerRanking(values)
        switch scheme.cuts {
        case .sharesOfCustomers(let shares): ends = shares.map { ranking.count(ofTop: $0, ties: scheme.ties) }
        case .sharesOfValue(let shares): ends = shares.map { ranking.count(holding: $0, ties: scheme.ties) }
        case .amounts(let given):
            amounts = given
            places = Self.places(scheme, standings) { TierThreshold.exact.place(of: $0.value, given) }
            return
        case .grid:
            if let standing = standings.first(where: { $0.potential == nil }) {
                throw InvalidValue(
                    field: "potential", value: "none of \(standing.customer.rawValue)",
                    accepted: "a potential of every customer")
            }
            amounts = []
            places = Self.places(scheme, standings) { scheme.cell(of: $0.value, $0.potential ?? 0, .exact) }
            return
        }
        amounts = ends.map { $0 > 0 ? ranking.values[$0 - 1] : .infinity }
        var places: [CustomerIdentifier: Int] = [:]
        for (rank, customer) in ranking.customers.enumerated() {
            let place = ends.firstIndex { rank < $0 } ?? ends.count
            places[customer] = ranking.values[rank] > 0 ? place : ends.count
        }
        self.places = places
    }

    private static func places(
        _ scheme: TierScheme, _ standings: some Collection<CustomerStanding>, _ place: (CustomerStanding) -> Int
    ) -> [CustomerIdentifier: Int] {
        var places: [CustomerIdentifier: Int] = [:]
        for standing in standings {
            places[standing.customer] = standing.value > 0 ? place(standing) : scheme.tiers.count - 1
        }
        return places
    }

    /// The tier that a customer's standing asks for; nil for a customer who was not among the standings.
    ///
    /// - Parameter customer: The customer.
    public func tier(of customer: CustomerIdentifier) -> CustomerTier? {
        places[customer].map { scheme.tiers[$0] }
    }

    /// The place of the tier that a customer's standing asks for.
    func place(of customer: CustomerIdentifier) -> Int? { places[customer] }

    /// The place of the tier that a value and a potential would ask for.
    func place(value: Double, potential: Double?, _ threshold: TierThreshold = .exact) -> Int {
        guard value > 0 else { return scheme.tiers.count - 1 }
        if case .grid = scheme.cuts { return scheme.cell(of: value, potential ?? 0, threshold) }
        return threshold.place(of: value, amounts)
    }
}

/// How a value is held against a cut: by itself, or against the cut times a factor.
struct TierThreshold {
    /// The factor in billionths.
    let billionths: Int64

    /// Against the cut itself.
    static let exact = TierThreshold(billionths: PeriodRate.scale)

    /// Whether the value reaches the cut.
    ///
    /// Both sides are multiplied, so that 1,100 reaches 1,000 and a tenth.
    func isReached(_ value: Double, _ cut: Double) -> Bool {
        billionths == PeriodRate.scale
            ? value >= cut : value * Double(PeriodRate.scale) >= cut * Double(billionths)
    }

    /// The place of the first cut that the value reaches, or one after the last.
    func place(of value: Double, _ cuts: [Double]) -> Int {
        cuts.firstIndex { isReached(value, $0) } ?? cuts.count
    }
}

extension TierScheme {
    /// The place of the tier in the cell of a grid; the last one for other cuts.
    func cell(of value: Double, _ potential: Double, _ threshold: TierThreshold) -> Int {
        guard case .grid(let values, let potentials, let cells) = cuts else { return tiers.count - 1 }
        return cells[threshold.place(of: value, values)][threshold.place(of: potential, potentials)]
    }
}
