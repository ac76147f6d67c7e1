#if !hasFeature(Embedded)

import ServiceVocabulary

/// The keys of a span in an object: the name of the field with the unit behind it.
private struct SpanKeys {
    let seconds: AnyKey
    let microseconds: AnyKey

    init(_ name: String) {
        seconds = AnyKey(stringValue: name.isEmpty ? "seconds" : name + "Seconds")
        microseconds = AnyKey(stringValue: name.isEmpty ? "microseconds" : name + "Microseconds")
    }
}

extension TimeSpan {
    /// The names of the keys under which a field may hold a span: in seconds, or in microseconds.
    package static func keys(of name: String) -> [String] {
        let keys = SpanKeys(name)
        return [keys.seconds.stringValue, keys.microseconds.stringValue]
    }
}

extension Encoder {
    /// Encodes a span in the object being written, in seconds where they are whole, else in microseconds.
    package func encode(_ span: TimeSpan, as name: String) throws {
        let keys = SpanKeys(name)
        var container = container(keyedBy: AnyKey.self)
        if span.microseconds % 1_000_000 == 0 {
            try container.encode(span.wholeSeconds, forKey: keys.seconds)
        } else {
            try container.encode(span.microseconds, forKey: keys.microseconds)
        }
    }
}

extension Decoder {
    /// Decodes a span of the object being read; nil where neither of its keys is there.
    package func decodeSpanIfPresent(_ name: String) throws -> TimeSpan? {
        let keys = SpanKeys(name)
        let container = try container(keyedBy: AnyKey.self)
        let microseconds = try container.decodeIfPresent(Int64.self, forKey: keys.microseconds)
        guard let seconds = try container.decodeIfPresent(Int64.self, forKey: keys.seconds) else {
            return microseconds.map { TimeSpan(microseconds: $0) }
        }
        return try validated { () throws(InvalidValue) in
            guard microseconds == nil else {
                throw InvalidValue(
                    field: keys.microseconds.stringValue, value: "given beside " + keys.seconds.stringValue,
                    accepted: "one of the two")
            }
            return try TimeSpan(seconds: seconds)
        }
    }

    /// Decodes a span of the object being read.
    package func decodeSpan(_ name: String) throws -> TimeSpan {
        guard let span = try decodeSpanIfPresent(name) else {
            let key = SpanKeys(name).seconds
            throw DecodingError.keyNotFound(
                key, DecodingError.Context(codingPath: codingPath, debugDescription: "no " + key.stringValue))
        }
        return span
    }
}

#endif
