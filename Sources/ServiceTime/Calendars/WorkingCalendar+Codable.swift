#if !hasFeature(Embedded)

import ServiceVocabulary

extension WorkingCalendar.Version: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case validFrom
        case calendar
    }

    /// Decodes `{"validFrom": "2025-01-01", "calendar": {…}}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            validFrom: try container.decode(CivilDate.self, forKey: .validFrom),
            calendar: try container.decode(WorkingCalendar.self, forKey: .calendar))
    }

    /// Encodes the date and the calendar.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(validFrom, forKey: .validFrom)
        try container.encode(calendar, forKey: .calendar)
    }
}

extension WorkingCalendar: Codable {
    private enum Kind: String, Codable, CaseIterable {
        case schedule
        case union
        case intersection
        case difference
        case versions

        init(from decoder: any Decoder) throws {
            self = try decoder.choice()
        }
    }

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case kind
        case first
        case others
        case versions
    }

    /// Decodes a schedule, or a combination such as `{"kind": "union", "first": {…}, "others": [{…}]}`.
    ///
    /// The kinds are `schedule` (which may be left out), `union`, `intersection`, `difference` and `versions`; a
    /// calendar that changes on dates has `versions` in place of `others`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let kind = try container.decodeIfPresent(Kind.self, forKey: .kind) ?? .schedule
        guard kind != .schedule else {
            self.init(try WorkingSchedule(from: decoder))
            return
        }
        let operands: CodingKeys = kind == .versions ? .versions : .others
        try decoder.refuseKeys(besides: [CodingKeys.kind, .first, operands].map { $0.rawValue })
        let first = try container.decode(WorkingCalendar.self, forKey: .first)
        if kind == .versions {
            let versions = try container.decode([Version].self, forKey: .versions)
            self = try decoder.validated { () throws(InvalidValue) in try first.changing(to: versions) }
            return
        }
        let others = try container.decode([WorkingCalendar].self, forKey: .others)
        self = try decoder.validated { () throws(InvalidValue) in
            switch kind {
            case .intersection: try first.intersection(others)
            case .difference: try first.subtracting(others)
            case .schedule, .versions, .union: try first.union(others)
            }
        }
    }

    /// Encodes a schedule as it is, a combination with its kind.
    public func encode(to encoder: any Encoder) throws {
        switch definition {
        case .schedule(let schedule):
            try schedule.encode(to: encoder)
        case .union(let first, let others):
            try encode(.union, first, others, to: encoder)
        case .intersection(let first, let others):
            try encode(.intersection, first, others, to: encoder)
        case .difference(let first, let others):
            try encode(.difference, first, others, to: encoder)
        case .versions(let first, let versions):
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(Kind.versions, forKey: .kind)
            try container.encode(first, forKey: .first)
            try container.encode(versions, forKey: .versions)
        }
    }

    private func encode(
        _ kind: Kind, _ first: WorkingCalendar, _ others: [WorkingCalendar], to encoder: any Encoder
    ) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        try container.encode(first, forKey: .first)
        try container.encode(others, forKey: .others)
    }
}

#endif
