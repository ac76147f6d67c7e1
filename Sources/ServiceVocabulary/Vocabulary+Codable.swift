#if !hasFeature(Embedded)

extension DecodingError {
    /// The error of a decoder that met a value which the initializers refuse.
    ///
    /// - Parameters:
    ///   - invalid: The refusal.
    ///   - codingPath: Where the decoder stood.
    /// - Returns: A `dataCorrupted` error that reads like the refusal and carries it as its underlying error.
    package static func refused(_ invalid: InvalidValue, at codingPath: [any CodingKey]) -> DecodingError {
        .dataCorrupted(
            Context(codingPath: codingPath, debugDescription: invalid.description, underlyingError: invalid))
    }
}

/// Any key of an object, to see those that a definition does not know.
package struct AnyKey: CodingKey {
    package let stringValue: String
    package var intValue: Int? { nil }

    package init(stringValue: String) {
        self.stringValue = stringValue
    }

    package init?(intValue: Int) {
        return nil
    }
}

extension Decoder {
    /// Refuses an object that has keys beside the known ones: a misspelt key would silently lose what it says.
    ///
    /// - Parameter known: The keys a definition understands.
    package func refuseKeys(besides known: [String]) throws {
        let container = try container(keyedBy: AnyKey.self)
        for key in container.allKeys where !known.contains(key.stringValue) {
            throw DecodingError.refused(
                InvalidValue(
                    field: key.stringValue, value: key.stringValue,
                    accepted: "one of the keys " + known.joined(separator: ", ")),
                at: codingPath)
        }
    }
}

extension Decoder {
    /// Refuses a file of another format or version, with both named.
    ///
    /// - Parameters:
    ///   - format: The name and version that is understood, such as `service-levels/1`.
    ///   - container: The container that holds the format.
    ///   - key: The key of the format.
    package func requireFormat<Key: CodingKey>(
        _ format: String, in container: KeyedDecodingContainer<Key>, forKey key: Key
    ) throws {
        let found = try container.decode(String.self, forKey: key)
        guard found == format else {
            throw DecodingError.refused(
                InvalidValue(field: key.stringValue, value: found, accepted: format), at: codingPath)
        }
    }

    /// One value of a closed choice, stored by its name.
    ///
    /// - Parameter type: The choice.
    package func choice<Choice: RawRepresentable & CaseIterable>(
        _ type: Choice.Type = Choice.self
    ) throws -> Choice where Choice.RawValue == String {
        let text = try singleValueContainer().decode(String.self)
        guard let choice = Choice(rawValue: text) else {
            throw DecodingError.refused(
                InvalidValue(
                    field: codingPath.last?.stringValue ?? "", value: text,
                    accepted: "one of " + Choice.allCases.map { $0.rawValue }.joined(separator: ", ")),
                at: codingPath)
        }
        return choice
    }

    /// The value that `make` gives; its refusal becomes the error of this decoder.
    package func validated<Value>(_ make: () throws(InvalidValue) -> Value) throws -> Value {
        do {
            return try make()
        } catch {
            throw DecodingError.refused(error, at: codingPath)
        }
    }
}

extension CurrencyCode: Codable {
    /// Decodes three letters.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        self = try decoder.validated { () throws(InvalidValue) in try CurrencyCode(text) }
    }

    /// Encodes three letters.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

extension Money: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case minor
        case currency
    }

    /// Decodes `{"minor": 50000, "currency": "CNY"}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            minor: try container.decode(Int64.self, forKey: .minor),
            currency: try container.decode(CurrencyCode.self, forKey: .currency))
    }

    /// Encodes `{"minor": 50000, "currency": "CNY"}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(minor, forKey: .minor)
        try container.encode(currency, forKey: .currency)
    }
}

#endif
