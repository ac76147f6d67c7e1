#if !hasFeature(Embedded)

import ServiceTime
import ServiceVocabulary
import Ticketing

extension ProcessStepLimit: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case step
        case start
        case end
        case target
        case calendar
        case owner
    }

    /// Decodes `{"step": "refund", "start": {…}, "end": {…}, "target": {…}, "calendar": "office", "owner": "returns"}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try container.decode(ServiceLevelMetric.self, forKey: .step),
            from: try container.decode(ClockTrigger.self, forKey: .start),
            to: try container.decode(ClockTrigger.self, forKey: .end),
            within: try container.decode(ServiceLevelTarget.self, forKey: .target),
            on: try container.decodeIfPresent(CalendarIdentifier.self, forKey: .calendar),
            owner: try container.decode(TeamIdentifier.self, forKey: .owner))
        try decoder.validated { () throws(InvalidValue) in _ = try clock() }
    }

    /// Encodes the limit.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(step, forKey: .step)
        try container.encode(start, forKey: .start)
        try container.encode(end, forKey: .end)
        try container.encode(target, forKey: .target)
        try container.encodeIfPresent(calendar, forKey: .calendar)
        try container.encode(owner, forKey: .owner)
    }
}

#endif
