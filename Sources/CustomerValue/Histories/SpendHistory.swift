public import ServiceVocabulary

/// What a customer spends: how many purchases were averaged, and their mean value.
public struct SpendHistory: Hashable, Sendable {
    /// x: how many purchases were averaged; mostly the repeat purchases, because the first is often another kind.
    public let frequency: Int
    /// z̄: their mean value, in the model's unit of money; 0 where there are none.
    public let averageValue: Double

    /// Creates a history.
    ///
    /// - Parameters:
    ///   - frequency: How many purchases were averaged, 0...10⁹.
    ///   - averageValue: Their mean value, from 10⁻⁹ to 10¹⁵; 0 where there are none.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public init(frequency: Int, averageValue: Double) throws(InvalidValue) {
        guard (0...PurchaseHistory.highest).contains(frequency) else {
            throw InvalidValue(field: "frequency", value: "\(frequency)", accepted: "purchases from 0 to 1,000,000,000")
        }
        guard frequency == 0 ? averageValue == 0 : (1e-9...1e15).contains(averageValue) else {
            throw InvalidValue(
                field: "averageValue", value: "\(averageValue)",
                accepted: frequency == 0 ? "0 where nothing was bought" : "a value from 1e-9 to 1e15")
        }
        self.frequency = frequency
        self.averageValue = averageValue
    }
}

extension SpendHistory: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case frequency
        case averageValue
    }

    /// Decodes `{"averageValue": 22.35, "frequency": 2}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let frequency = try container.decode(Int.self, forKey: .frequency)
        let averageValue = try container.decode(Double.self, forKey: .averageValue)
        self = try decoder.validated { () throws(InvalidValue) in
            try SpendHistory(frequency: frequency, averageValue: averageValue)
        }
    }

    /// Encodes `{"averageValue": 22.35, "frequency": 2}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(frequency, forKey: .frequency)
        try container.encode(averageValue, forKey: .averageValue)
    }
}
