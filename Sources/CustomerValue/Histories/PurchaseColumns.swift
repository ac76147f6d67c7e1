public import ServiceVocabulary

/// The histories of many customers in columns, as fits and predictions for all of them take them.
///
/// 24 bytes a customer.
public struct PurchaseColumns: Hashable, Sendable {
    /// The repeat purchases of each customer.
    public let frequencies: [Int]
    /// When each made the last repeat purchase.
    public let recencies: [Double]
    /// When the observation of each ended.
    public let ages: [Double]

    /// Creates columns of one length.
    ///
    /// - Parameters:
    ///   - frequencies: The repeat purchases of each customer.
    ///   - recencies: When each made the last repeat purchase; 0 without one.
    ///   - ages: When the observation of each ended.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for columns of different lengths and for what ``PurchaseHistory`` refuses, with
    ///   the row in its path.
    public init(frequencies: [Int], recencies: [Double], ages: [Double]) throws(InvalidValue) {
        guard recencies.count == frequencies.count, ages.count == frequencies.count else {
            throw InvalidValue(
                field: "columns", value: "\(frequencies.count), \(recencies.count) and \(ages.count) rows",
                accepted: "columns of one length")
        }
        for index in frequencies.indices {
            do {
                _ = try PurchaseHistory(frequency: frequencies[index], recency: recencies[index], age: ages[index])
            } catch {
                throw error.inside("rows[\(index)]")
            }
        }
        self.frequencies = frequencies
        self.recencies = recencies
        self.ages = ages
    }

    /// Creates the columns of histories.
    ///
    /// - Parameter histories: One history a customer.
    public init(_ histories: some Collection<PurchaseHistory>) {
        frequencies = histories.map { $0.frequency }
        recencies = histories.map { $0.recency }
        ages = histories.map { $0.age }
    }

    /// How many customers there are.
    public var count: Int { frequencies.count }

    /// The history of one customer.
    ///
    /// - Parameter row: A row of the columns.
    /// - Returns: The history; nil for a row that does not exist.
    public func history(at row: Int) -> PurchaseHistory? {
        frequencies.indices.contains(row) ? self[unchecked: row] : nil
    }

    subscript(unchecked row: Int) -> PurchaseHistory {
        PurchaseHistory(unchecked: frequencies[row], recencies[row], ages[row])
    }
}
