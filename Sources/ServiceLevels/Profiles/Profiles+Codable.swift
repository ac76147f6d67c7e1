#if !hasFeature(Embedded)

import ServiceTime
import ServiceVocabulary

extension EmulationQuirk: Codable {}
extension EmulationProfile.PauseScope: Codable {}

extension EmulationProfile: Codable {
    /// The name and version of the stored form.
    public static let format = "emulation-profile/1"

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case identifier
        case pauseScope
        case pauseUnit
        case closingEdge
        case reopening
        case targetChange
        case precedence
        case pausedDue
        case catchUp
        case businessDayEnd
        case zeroTargetMeansNone
        case quirks
    }

    /// Decodes `{"format": "emulation-profile/1", "identifier": "zammad", …}`; what is absent keeps its default.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try decoder.requireFormat(Self.format, in: container, forKey: .format)
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        self.init(try container.decode(EmulationProfileIdentifier.self, forKey: .identifier))
        func take<Value: Decodable>(_ key: CodingKeys, _ value: inout Value) throws {
            if let given = try container.decodeIfPresent(Value.self, forKey: key) { value = given }
        }
        try take(.pauseScope, &pauseScope)
        try take(.pauseUnit, &pauseUnit)
        try take(.closingEdge, &closingEdge)
        try take(.reopening, &reopening)
        try take(.targetChange, &targetChange)
        try take(.precedence, &precedence)
        try take(.pausedDue, &pausedDue)
        try take(.catchUp, &catchUp)
        try take(.businessDayEnd, &businessDayEnd)
        try take(.zeroTargetMeansNone, &zeroTargetMeansNone)
        try take(.quirks, &quirks)
    }

    /// Encodes the format and all options.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(identifier, forKey: .identifier)
        try container.encode(pauseScope, forKey: .pauseScope)
        try container.encode(pauseUnit, forKey: .pauseUnit)
        try container.encode(closingEdge, forKey: .closingEdge)
        try container.encode(reopening, forKey: .reopening)
        try container.encode(targetChange, forKey: .targetChange)
        try container.encode(precedence, forKey: .precedence)
        try container.encode(pausedDue, forKey: .pausedDue)
        try container.encode(catchUp, forKey: .catchUp)
        try container.encode(businessDayEnd, forKey: .businessDayEnd)
        try container.encode(zeroTargetMeansNone, forKey: .zeroTargetMeansNone)
        try container.encode(quirks, forKey: .quirks)
    }
}

#endif
