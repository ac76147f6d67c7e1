#if !hasFeature(Embedded)

import ServiceLevels
import ServiceVocabulary
import Ticketing

extension LimitCounts: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case met
        case missed
        case pending
    }

    /// Decodes `{"met": 90, "missed": 8, "pending": 2}`, with the checks of the initializer.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        let met = try container.decode(Int64.self, forKey: .met)
        let missed = try container.decode(Int64.self, forKey: .missed)
        let pending = try container.decode(Int64.self, forKey: .pending)
        self = try decoder.validated { () throws(InvalidValue) in
            try LimitCounts(met: met, missed: missed, pending: pending)
        }
    }

    /// Encodes the counts.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(met, forKey: .met)
        try container.encode(missed, forKey: .missed)
        try container.encode(pending, forKey: .pending)
    }
}

extension ImprovementTrigger: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case threshold
        case leastComplaints
    }

    /// Decodes `{"threshold": {"part": 60, "whole": 100}, "leastComplaints": 20}`; without a least number it is 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        let threshold = try container.decode(CountShare.self, forKey: .threshold)
        let least = try container.decodeIfPresent(Int64.self, forKey: .leastComplaints) ?? 1
        self = try decoder.validated { () throws(InvalidValue) in
            try ImprovementTrigger(threshold: threshold, leastComplaints: least)
        }
    }

    /// Encodes the trigger.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(threshold, forKey: .threshold)
        try container.encode(leastComplaints, forKey: .leastComplaints)
    }
}

extension ComplaintFigures: Codable {
    /// The name and version of the stored form.
    public static let format = "complaint-figures/1"

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case complaints
        case closed
        case unsolvedCallBacks
        case asked
        case satisfied
        case findings
        case limits
        case classes
        case grades
        case causes

        /// The keys of plain counts.
        static let counts: [CodingKeys] = [.complaints, .closed, .unsolvedCallBacks, .asked, .satisfied, .findings]
    }

    /// Decodes figures under the format `complaint-figures/1`, with counts that fit together.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self, format: Self.format, at: .format)
        let counts = try CodingKeys.counts.map { try container.decode(Int64.self, forKey: $0) }
        let limits = try container.decode([ServiceLevelMetric: LimitCounts].self, forKey: .limits)
        let classes = try container.decode(WordTally<ComplaintClass>.self, forKey: .classes)
        let grades = try container.decode(WordTally<ComplaintGrade>.self, forKey: .grades)
        let causes = try container.decode(ComplaintCauseShares.self, forKey: .causes)
        self = try decoder.validated { () throws(InvalidValue) in
            try ComplaintFigures(counts: counts, limits: limits, classes: classes, grades: grades, causes: causes)
        }
    }

    /// Encodes the figures.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        let counts = [complaints, closed, unsolvedCallBacks, asked, satisfied, findings]
        for (key, count) in zip(CodingKeys.counts, counts) { try container.encode(count, forKey: key) }
        try container.encode(limits, forKey: .limits)
        try container.encode(classes, forKey: .classes)
        try container.encode(grades, forKey: .grades)
        try container.encode(causes, forKey: .causes)
    }
}

#endif
