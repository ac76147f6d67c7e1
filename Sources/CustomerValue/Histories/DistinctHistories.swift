/// The different histories of a set of customers with how many have each, and their different frequencies and ages.
///
/// A likelihood is summed over them: most customers share theirs with others, and what depends on the frequency or the age
/// alone is computed once for each.
struct DistinctHistories {
    /// One history.
    struct Row {
        let recency: Double
        let age: Double
        /// The place of the frequency in `frequencies`.
        let frequency: Int
        /// The place of the age in `ages`.
        let agePlace: Int
        /// How many customers have the history.
        let weight: Double
    }

    let rows: [Row]
    /// The different frequencies, ascending.
    let frequencies: [Int]
    /// How many customers have each frequency.
    let frequencyWeights: [Double]
    /// The different ages, ascending.
    let ages: [Double]
    /// How many customers have each age.
    let ageWeights: [Double]
    let customers: Int

    init(_ columns: PurchaseColumns) {
        customers = columns.count
        var order: [PurchaseHistory] = (0..<columns.count).map { columns[unchecked: $0] }
        order.sort { one, two in
            if one.frequency != two.frequency { return one.frequency < two.frequency }
            return one.age != two.age ? one.age < two.age : one.recency < two.recency
        }
        var distinct: [(history: PurchaseHistory, weight: Double)] = []
        for history in order {
            if let last = distinct.last, last.history == history {
                distinct[distinct.count - 1].weight += 1
            } else {
                distinct.append((history, 1))
            }
        }
        let places = Self.places(distinct.map { ($0.history.age, $0.weight) })
        ages = places.values
        ageWeights = places.weights
        var frequencies: [Int] = []
        var frequencyWeights: [Double] = []
        var rows: [Row] = []
        rows.reserveCapacity(distinct.count)
        for (index, (history, weight)) in distinct.enumerated() {
            if frequencies.last != history.frequency {
                frequencies.append(history.frequency)
                frequencyWeights.append(0)
            }
            frequencyWeights[frequencies.count - 1] += weight
            rows.append(
                Row(
                    recency: history.recency, age: history.age, frequency: frequencies.count - 1,
                    agePlace: places.places[index], weight: weight))
        }
        self.frequencies = frequencies
        self.frequencyWeights = frequencyWeights
        self.rows = rows
    }

    /// The different values, ascending, with their weights, and the place of each row's value among them.
    private static func places(
        _ weighted: [(value: Double, weight: Double)]
    ) -> (values: [Double], weights: [Double], places: [Int]) {
        var values: [Double] = []
        var weights: [Double] = []
        var places = [Int](repeating: 0, count: weighted.count)
        for index in weighted.indices.sorted(by: { weighted[$0].value < weighted[$1].value }) {
            if values.last != weighted[index].value {
                values.append(weighted[index].value)
                weights.append(0)
            }
            weights[values.count - 1] += weighted[index].weight
            places[index] = values.count - 1
        }
        return (values, weights, places)
    }

    /// Repeat purchases per unit of time over all customers.
    var purchaseRate: Double {
        var purchases = 0.0
        for (frequency, weight) in zip(frequencies, frequencyWeights) { purchases += Double(frequency) * weight }
        return purchases / totalAge
    }

    /// The mean age of a customer.
    var meanAge: Double { totalAge / Double(max(customers, 1)) }

    private var totalAge: Double {
        var total = 0.0
        for (age, weight) in zip(ages, ageWeights) { total += age * weight }
        return total
    }
}
