import ServiceVocabulary

/// Any key of an object, to see those that a definition does not know.
private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) {
        self.stringValue = stringValue
    }

    init?(intValue: Int) {
        nil
    }
}

extension Decoder {
    /// The container of an object that has no key beside the given ones: a misspelt key would silently lose what it says.
    ///
    /// - Parameter keys: The keys a definition understands.
    func strictContainer<Key: CodingKey & CaseIterable>(
        keyedBy keys: Key.Type
    ) throws -> KeyedDecodingContainer<Key> {
        let known = Key.allCases.map(\.stringValue)
        let found = try container(keyedBy: AnyKey.self).allKeys.map(\.stringValue)
        if let unknown = found.filter({ !known.contains($0) }).min() {
            throw refusal("the key \"\(unknown)\" is not known; the keys are \(known.joined(separator: ", "))")
        }
        return try container(keyedBy: keys)
    }

    /// The error of a value that stands where this decoder stands.
    func refusal(_ message: String) -> DecodingError {
        .dataCorrupted(DecodingError.Context(codingPath: codingPath, debugDescription: message))
    }
}

extension KeyedDecodingContainer {
    /// The case that a name stands for; any other name is refused with the accepted ones.
    ///
    /// - Parameters:
    ///   - type: The enumeration.
    ///   - key: The key of the name.
    func decodeCase<Name: RawRepresentable & CaseIterable>(
        _ type: Name.Type, forKey key: Key
    ) throws -> Name where Name.RawValue == String {
        let name = try decode(String.self, forKey: key)
        guard let match = Name(rawValue: name) else {
            let accepted = Name.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
            throw DecodingError.dataCorruptedError(
                forKey: key, in: self, debugDescription: "\"\(name)\" is not known; accepted: \(accepted)")
        }
        return match
    }

    /// The value that `make` makes of a text; its refusal becomes an error at the key.
    ///
    /// - Parameters:
    ///   - key: The key of the text.
    ///   - make: Makes the value.
    func decodeText<Value>(forKey key: Key, _ make: (String) throws(InvalidValue) -> Value) throws -> Value {
        let text = try decode(String.self, forKey: key)
        do throws(InvalidValue) {
            return try make(text)
        } catch {
            throw DecodingError.dataCorruptedError(
                forKey: key, in: self,
                debugDescription: "\"\(error.value)\" is not accepted; expected \(error.accepted)")
        }
    }
}
