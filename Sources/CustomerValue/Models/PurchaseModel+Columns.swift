import ServiceStatistics
public import ServiceVocabulary

extension PurchaseModel {
    /// P(alive) of every customer.
    ///
    /// - Parameter columns: The histories.
    /// - Complexity: O(n).
    public func probabilitiesAlive(_ columns: PurchaseColumns) -> [Double] {
        columns.map { probabilityAlive($0) }
    }

    /// The purchases to expect of every customer within a time after the observation.
    ///
    /// What a customer alive will buy is a smooth function of the age for customers of one frequency; it is computed at a
    /// few ages and interpolated to full accuracy, so that a million customers cost little more than their P(alive).
    ///
    /// - Parameters:
    ///   - columns: The histories.
    ///   - time: A time from 0 to 10¹², in the model's unit.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another time.
    /// - Complexity: O(n), and for each frequency a fixed number of evaluations.
    public func expectedPurchases(_ columns: PurchaseColumns, within time: Double) throws(InvalidValue) -> [Double] {
        try ForecastCheck.time(time)
        return columns.expectations(alive: { probabilityAlive($0) }) { (try? purchasesIfAlive($0, within: time)) ?? 0 }
    }

    /// The discounted purchases to expect of every customer in the coming periods; times the value of a purchase, the
    /// lifetime value (CLV).
    ///
    /// - Parameters:
    ///   - columns: The histories.
    ///   - periods: The periods and their discount.
    /// - Complexity: O(n), and for each frequency a fixed number of evaluations.
    public func discountedPurchases(_ columns: PurchaseColumns, over periods: DiscountedPeriods) -> [Double] {
        columns.expectations(alive: { probabilityAlive($0) }) { discountedPurchases($0, over: periods) }
    }
}

extension PurchaseColumns {
    /// A value for each customer.
    func map(_ value: (PurchaseHistory) -> Double) -> [Double] {
        var values: [Double] = []
        values.reserveCapacity(count)
        for row in 0..<count { values.append(value(self[unchecked: row])) }
        return values
    }

    /// For each customer P(alive) times what is expected of one alive, which depends on frequency and age alone.
    ///
    /// - Parameters:
    ///   - alive: P(alive).
    ///   - expected: What is expected of a customer alive.
    func expectations(
        alive: (PurchaseHistory) -> Double, expected: (PurchaseHistory) -> Double
    ) -> [Double] {
        let curves = curves(expected)
        return map { history in
            let probability = alive(history)
            if history.frequency < curves.count, let curve = curves[history.frequency] {
                return probability * curve(history.age)
            }
            return probability * expected(history)
        }
    }

    /// For each frequency that many customers have, the expectation as a function of the age.
    private func curves(_ expected: (PurchaseHistory) -> Double) -> [AgeCurve?] {
        /// From how many customers on a curve pays, and up to which frequency there are some.
        let worthwhile = 64
        let highest = 65_535
        var spans: [(count: Int, lowest: Double, highest: Double)] = []
        for row in 0..<count {
            let frequency = frequencies[row]
            guard frequency <= highest else { continue }
            while spans.count <= frequency { spans.append((0, .infinity, 0)) }
            spans[frequency].count += 1
            spans[frequency].lowest = min(spans[frequency].lowest, ages[row])
            spans[frequency].highest = max(spans[frequency].highest, ages[row])
        }
        return spans.enumerated().map { frequency, span in
            guard span.count >= worthwhile else { return nil }
            return AgeCurve(from: span.lowest, to: span.highest) { age in
                expected(PurchaseHistory(unchecked: frequency, 0, age))
            }
        }
    }
}

/// A smooth positive function of the age.
private struct AgeCurve {
    private let series: ChebyshevSeries?
    private let constant: Double
    private let isLogarithmic: Bool

    init?(from lowest: Double, to highest: Double, _ value: (Double) -> Double) {
        isLogarithmic = highest > 4 * lowest
        if lowest == highest {
            constant = value(lowest)
            series = nil
            return
        }
        constant = 0
        series =
            isLogarithmic
            ? ChebyshevSeries(from: Maths.log(lowest), to: Maths.log(highest)) { value(Maths.exp($0)) }
            : ChebyshevSeries(from: lowest, to: highest, value)
        if series == nil { return nil }
    }

    func callAsFunction(_ age: Double) -> Double {
        guard let series else { return constant }
        return series(isLogarithmic ? Maths.log(age) : age)
    }
}
