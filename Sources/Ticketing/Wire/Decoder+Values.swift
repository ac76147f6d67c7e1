#if !hasFeature(Embedded)

import ServiceVocabulary

extension Decoder {
    /// The container of an object that may hold the keys of `Key` and no others.
    ///
    /// - Parameter keys: The keys a definition understands.
    package func fields<Key: CodingKey & CaseIterable>(_ keys: Key.Type) throws -> KeyedDecodingContainer<Key> {
        try refuseKeys(besides: keys.allCases.map { $0.stringValue })
        return try container(keyedBy: keys)
    }

    /// The container of a file of one format and version, which may hold the keys of `Key` and no others.
    ///
    /// - Parameters:
    ///   - keys: The keys a definition understands.
    ///   - format: The name and version that is understood.
    ///   - key: The key of the format.
    package func fields<Key: CodingKey & CaseIterable>(
        _ keys: Key.Type, format: String, at key: Key
    ) throws -> KeyedDecodingContainer<Key> {
        try requireFormat(format, in: try container(keyedBy: keys), forKey: key)
        return try fields(keys)
    }
}

extension KeyedDecodingContainer {
    /// A set stored as a list; an element that stands there twice is refused.
    ///
    /// - Parameters:
    ///   - type: The type of the elements.
    ///   - key: The key of the list; without it the set is empty.
    package func decodeSet<Element: Decodable & Hashable>(
        of type: Element.Type = Element.self, forKey key: Key
    ) throws -> Set<Element> {
        guard let list = try decodeIfPresent([Element].self, forKey: key) else { return [] }
        let set = Set(list)
        guard set.count == list.count else {
            throw DecodingError.refused(
                InvalidValue(field: key.stringValue, value: "an element twice", accepted: "each element once"),
                at: codingPath + [key])
        }
        return set
    }
}

extension KeyedEncodingContainer {
    /// Stores a set as a sorted list; an empty one is left out.
    ///
    /// - Parameters:
    ///   - set: The set.
    ///   - key: The key of the list.
    package mutating func encodeSorted<Element: Encodable & Comparable>(_ set: Set<Element>, forKey key: Key) throws {
        if !set.isEmpty { try encode(set.sorted(), forKey: key) }
    }
}

#endif
