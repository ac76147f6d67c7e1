import ServiceStatistics
public import ServiceVocabulary

extension PurchaseModel {
    /// The history of somebody drawn at random, as seen after a time.
    ///
    /// - Parameters:
    ///   - age: How long the customer is observed after the first purchase.
    ///   - generator: Where the random numbers come from.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for an age that no history can have.
    public func randomHistory(
        age: Double, using generator: inout some RandomNumberGenerator
    ) throws(InvalidValue) -> PurchaseHistory {
        let times = try randomPurchases(within: age, using: &generator)
        return try PurchaseHistory(frequency: times.count, recency: times.last ?? 0, age: age)
    }
}

/// The repeat purchases of one customer.
enum PurchaseSimulation {
    /// How many purchases are drawn at most.
    static let limit = 1_000_000

    /// The times of purchases at a constant rate until the customer leaves.
    ///
    /// - Parameters:
    ///   - rate: The purchases per unit of time.
    ///   - end: When the last could be made.
    ///   - leaves: Whether the customer leaves after the purchase just made.
    static func times<Generator: RandomNumberGenerator>(
        rate: Double, until end: Double, using generator: inout Generator,
        leaves: (inout Generator) -> Bool = { _ in false }
    ) -> [Double] {
        var times: [Double] = []
        var time = 0.0
        while times.count < limit {
            time += RandomDraws.exponential(rate: rate, using: &generator)
            guard time <= end else { break }
            times.append(time)
            if leaves(&generator) { break }
        }
        return times
    }
}

extension GeometricDropout {
    func randomPurchases<Generator: RandomNumberGenerator>(
        within time: Double, using generator: inout Generator
    ) -> [Double] {
        let rate = RandomDraws.gamma(shape: r, using: &generator) / alpha
        let chance = RandomDraws.beta(a, b, using: &generator)
        if leavesAtOnce, RandomDraws.fraction(using: &generator) < chance { return [] }
        return PurchaseSimulation.times(rate: rate, until: time, using: &generator) {
            RandomDraws.fraction(using: &$0) < chance
        }
    }
}

extension ParetoModel {
    /// The times of the repeat purchases of somebody drawn at random, ascending; a million at most.
    ///
    /// - Parameters:
    ///   - time: How long after the first purchase, from 0 to 10¹².
    ///   - generator: Where the random numbers come from.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another time.
    public func randomPurchases(
        within time: Double, using generator: inout some RandomNumberGenerator
    ) throws(InvalidValue) -> [Double] {
        try ForecastCheck.time(time)
        let rate = RandomDraws.gamma(shape: r, using: &generator) / alpha
        let dropoutRate = RandomDraws.gamma(shape: s, using: &generator) / beta
        let life = RandomDraws.exponential(rate: dropoutRate, using: &generator)
        return PurchaseSimulation.times(rate: rate, until: min(life, time), using: &generator)
    }
}

extension BetaGeometricModel {
    /// The times of the repeat purchases of somebody drawn at random, ascending; a million at most.
    ///
    /// - Parameters:
    ///   - time: How long after the first purchase, from 0 to 10¹².
    ///   - generator: Where the random numbers come from.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another time.
    public func randomPurchases(
        within time: Double, using generator: inout some RandomNumberGenerator
    ) throws(InvalidValue) -> [Double] {
        try ForecastCheck.time(time)
        return GeometricDropout(parameters, leavesAtOnce: false).randomPurchases(within: time, using: &generator)
    }
}

extension ModifiedBetaGeometricModel {
    /// The times of the repeat purchases of somebody drawn at random, ascending; a million at most.
    ///
    /// - Parameters:
    ///   - time: How long after the first purchase, from 0 to 10¹².
    ///   - generator: Where the random numbers come from.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another time.
    public func randomPurchases(
        within time: Double, using generator: inout some RandomNumberGenerator
    ) throws(InvalidValue) -> [Double] {
        try ForecastCheck.time(time)
        return GeometricDropout(parameters, leavesAtOnce: true).randomPurchases(within: time, using: &generator)
    }
}

extension GammaGammaModel {
    /// The values of the purchases of somebody drawn at random.
    ///
    /// - Parameters:
    ///   - count: How many purchases, 0...1,000,000.
    ///   - generator: Where the random numbers come from.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another count.
    public func randomValues(
        count: Int, using generator: inout some RandomNumberGenerator
    ) throws(InvalidValue) -> [Double] {
        guard (0...PurchaseSimulation.limit).contains(count) else {
            throw InvalidValue(field: "count", value: "\(count)", accepted: "0 to 1,000,000 purchases")
        }
        let rate = RandomDraws.gamma(shape: q, using: &generator) / gamma
        var values: [Double] = []
        for _ in 0..<count { values.append(RandomDraws.gamma(shape: p, using: &generator) / rate) }
        return values
    }
}
