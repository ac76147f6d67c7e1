#if !hasFeature(Embedded)

import ServiceVocabulary

extension PosixTimeZoneRule: Codable {
    /// Decodes a `TZ` text of POSIX.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        do {
            try self.init(text)
        } catch {
            throw DecodingError.refused(error, at: decoder.codingPath)
        }
    }

    /// Encodes a `TZ` text of POSIX.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension TimeZoneRules.Transition: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case at
        case offsetSeconds
    }

    /// Decodes `{"at": "2024-03-10T07:00:00Z", "offsetSeconds": -14400}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let at = try container.decode(Instant.self, forKey: .at)
        let offset = try container.decode(Int.self, forKey: .offsetSeconds)
        do {
            try self.init(at: at, offsetSeconds: offset)
        } catch {
            throw DecodingError.refused(error, at: decoder.codingPath)
        }
    }

    /// Encodes `{"at": "2024-03-10T07:00:00Z", "offsetSeconds": -14400}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(at, forKey: .at)
        try container.encode(offsetSeconds, forKey: .offsetSeconds)
    }
}

extension TimeZoneRules: Codable {
    private enum CodingKeys: String, CodingKey {
        case offsetSeconds
        case initialOffsetSeconds
        case transitions
        case rule
    }

    /// Decodes one of three forms: `{"offsetSeconds": 28800}` for a fixed offset, `{"rule": "EST5EDT,M3.2.0,M11.1.0"}` for a
    /// yearly rule at all times, or `initialOffsetSeconds` and `transitions`, with the rule that follows where there is one.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if container.contains(.offsetSeconds) {
            try decoder.refuseKeys(besides: [CodingKeys.offsetSeconds.rawValue])
            let offset = try container.decode(Int.self, forKey: .offsetSeconds)
            do {
                try self.init(fixedOffsetSeconds: offset)
            } catch {
                throw DecodingError.refused(error, at: decoder.codingPath)
            }
            return
        }
        let known = [CodingKeys.initialOffsetSeconds, .transitions, .rule]
        try decoder.refuseKeys(besides: known.map(\.rawValue))
        let rule = try container.decodeIfPresent(PosixTimeZoneRule.self, forKey: .rule)
        if let rule, !container.contains(.initialOffsetSeconds), !container.contains(.transitions) {
            self.init(rule)
            return
        }
        let initialOffset = try container.decode(Int.self, forKey: .initialOffsetSeconds)
        let transitions = try container.decode([Transition].self, forKey: .transitions)
        do {
            try self.init(initialOffsetSeconds: initialOffset, transitions: transitions, rule: rule)
        } catch {
            throw DecodingError.refused(error, at: decoder.codingPath)
        }
    }

    /// Encodes the shortest of the three forms that says all.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if transitions.isEmpty {
            if let rule {
                try container.encode(rule, forKey: .rule)
            } else {
                try container.encode(initialOffsetSeconds, forKey: .offsetSeconds)
            }
            return
        }
        try container.encode(initialOffsetSeconds, forKey: .initialOffsetSeconds)
        try container.encode(transitions, forKey: .transitions)
        try container.encodeIfPresent(rule, forKey: .rule)
    }
}

extension TimeZoneTable: Codable {
    /// Decodes an object with the rules of each zone under its identifier.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: AnyKey.self)
        var rules: [TimeZoneIdentifier: TimeZoneRules] = [:]
        for key in container.allKeys {
            rules[TimeZoneIdentifier(key.stringValue)] = try container.decode(TimeZoneRules.self, forKey: key)
        }
        self.init(rules)
    }

    /// Encodes an object with the rules of each zone under its identifier, in the order of the identifiers.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: AnyKey.self)
        for identifier in identifiers {
            try container.encode(self[identifier], forKey: AnyKey(stringValue: identifier.rawValue))
        }
    }
}

#endif
