#if !hasFeature(Embedded)

import ServiceVocabulary

extension CountShare: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case part
        case whole
    }

    /// Decodes `{"part": 35, "whole": 100}`, with the checks of the initializer.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        let part = try container.decode(Int64.self, forKey: .part)
        let whole = try container.decode(Int64.self, forKey: .whole)
        self = try decoder.validated { () throws(InvalidValue) in try CountShare(part, of: whole) }
    }

    /// Encodes the two counts.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(part, forKey: .part)
        try container.encode(whole, forKey: .whole)
    }
}

#endif
