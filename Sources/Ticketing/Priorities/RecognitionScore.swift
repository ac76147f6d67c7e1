public import ServiceVocabulary

/// How sure a recogniser is of what it heard, in millionths, from 0 to 1,000,000.
///
/// An integer, so that a score is on the same side of a threshold on every platform.
public struct RecognitionScore: Hashable, Sendable, Comparable {
    /// The score in millionths.
    public let millionths: Int32

    /// Creates a score.
    ///
    /// - Parameter millionths: The score in millionths.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` outside 0 to 1,000,000.
    public init(millionths: Int) throws(InvalidValue) {
        guard let exact = Int32(exactly: millionths), (0...1_000_000).contains(exact) else {
            throw InvalidValue(field: "score", value: "\(millionths)", accepted: "0 to 1,000,000 millionths")
        }
        self.millionths = exact
    }

    /// Creates a score of the share that most recognisers give, rounded to the nearest millionth.
    ///
    /// - Parameter share: The score, from 0 to 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` outside 0 to 1.
    public init(share: Double) throws(InvalidValue) {
        guard share >= 0, share <= 1 else {
            throw InvalidValue(field: "score", value: "\(share)", accepted: "a number from 0 to 1")
        }
        millionths = Int32(share * 1_000_000 + 0.5)
    }

    /// Whether `lhs` is the lower score.
    public static func < (lhs: RecognitionScore, rhs: RecognitionScore) -> Bool {
        lhs.millionths < rhs.millionths
    }
}

#if !hasFeature(Embedded)
extension RecognitionScore: Codable {
    /// Decodes an integer number of millionths.
    public init(from decoder: any Decoder) throws {
        let millionths = try decoder.singleValueContainer().decode(Int.self)
        self = try decoder.validated { () throws(InvalidValue) in try RecognitionScore(millionths: millionths) }
    }

    /// Encodes the number of millionths.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(millionths)
    }
}
#endif
