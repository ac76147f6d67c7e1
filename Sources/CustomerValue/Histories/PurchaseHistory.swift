public import ServiceVocabulary

/// What the models know of a customer who buys without a contract: how often, how lately and for how long.
///
/// Times count from the first purchase, in a unit that all customers and the model share (weeks, say).
public struct PurchaseHistory: Hashable, Sendable {
    /// x: repeat purchases, the first one not counted.
    public let frequency: Int
    /// tₓ: when the last repeat purchase was made; 0 without one.
    public let recency: Double
    /// T: when the observation ended.
    public let age: Double

    /// The longest time and the highest frequency that a history can hold: 10¹² units, 10⁹ purchases.
    static let longest = 1e12
    static let highest = 1_000_000_000

    /// Creates a history.
    ///
    /// - Parameters:
    ///   - frequency: Repeat purchases, 0...10⁹.
    ///   - recency: When the last repeat purchase was made, 0...age; 0 without one.
    ///   - age: When the observation ended, above 0, at most 10¹² units.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public init(frequency: Int, recency: Double, age: Double) throws(InvalidValue) {
        guard (0...Self.highest).contains(frequency) else {
            throw InvalidValue(
                field: "frequency", value: "\(frequency)", accepted: "repeat purchases from 0 to 1,000,000,000")
        }
        guard age > 0, age <= Self.longest else {
            throw InvalidValue(field: "age", value: "\(age)", accepted: "a time above 0, at most 1e12")
        }
        guard recency >= 0, recency <= age else {
            throw InvalidValue(field: "recency", value: "\(recency)", accepted: "a time from 0 to the age, \(age)")
        }
        guard frequency > 0 || recency == 0 else {
            throw InvalidValue(field: "recency", value: "\(recency)", accepted: "0 where nothing was bought again")
        }
        self.init(unchecked: frequency, recency, age)
    }

    init(unchecked frequency: Int, _ recency: Double, _ age: Double) {
        self.frequency = frequency
        self.recency = recency
        self.age = age
    }
}

extension PurchaseHistory: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case frequency
        case recency
        case age
    }

    /// Decodes `{"frequency": 2, "recency": 30.43, "age": 38.86}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let frequency = try container.decode(Int.self, forKey: .frequency)
        let recency = try container.decode(Double.self, forKey: .recency)
        let age = try container.decode(Double.self, forKey: .age)
        self = try decoder.validated { () throws(InvalidValue) in
            try PurchaseHistory(frequency: frequency, recency: recency, age: age)
        }
    }

    /// Encodes `{"frequency": 2, "recency": 30.43, "age": 38.86}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(frequency, forKey: .frequency)
        try container.encode(recency, forKey: .recency)
        try container.encode(age, forKey: .age)
    }
}
