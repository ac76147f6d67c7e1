public import ServiceVocabulary

/// How many cases there are of each word of a vocabulary, and the exact shares of them.
///
/// Tallies of shards, days and machines add up to the same tally in any order.
///
/// ```swift
/// var mix = ChannelMix()
/// try mix.add(on: .phone)
/// mix.share(of: .phone)  // 1 of 1
/// ```
public struct WordTally<Word: TextIdentifier>: Hashable, Sendable {
    /// The cases by word; none of the counts is 0.
    public private(set) var counts: [Word: Int64] = [:]
    /// All cases together.
    public private(set) var total: Int64 = 0

    /// Creates a tally of no cases.
    public init() {}

    /// Creates a tally of counted cases.
    ///
    /// - Parameter counts: The cases by word, 0 or more each.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative count, or when all together exceed 64 bits.
    public init(_ counts: [Word: Int64]) throws(InvalidValue) {
        for word in counts.keys.sorted() {
            try add(counts[word] ?? 0, on: word)
        }
    }

    /// Adds cases.
    ///
    /// - Parameters:
    ///   - count: How many, 0 or more.
    ///   - word: The word they are counted under.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative count, or when all together exceed 64 bits; the tally
    ///   stays as it was.
    public mutating func add(_ count: Int64 = 1, on word: Word) throws(InvalidValue) {
        let (sum, overflow) = total.addingReportingOverflow(count)
        guard count >= 0, !overflow else {
            throw InvalidValue(
                field: "counts." + word.rawValue, value: "\(count)", accepted: "0 or more, with a total within 64 bits")
        }
        guard count > 0 else { return }
        total = sum
        counts[word, default: 0] &+= count
    }

    /// Adds the cases of another tally.
    ///
    /// - Parameter other: The other tally.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when all together exceed 64 bits; the tally stays as it was.
    public mutating func merge(_ other: WordTally) throws(InvalidValue) {
        var merged = self
        for word in other.counts.keys.sorted() {
            try merged.add(other.counts[word] ?? 0, on: word)
        }
        self = merged
    }

    /// The words of the tally, the most frequent first, equally frequent ones by name.
    public var ranking: [Word] {
        counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.map { $0.key }
    }

    /// The share of a word; nil in a tally of no cases.
    public func share(of word: Word) -> CountShare? {
        CountShare(counted: counts[word] ?? 0, of: total)
    }
}

#if !hasFeature(Embedded)
extension WordTally: Codable {
    /// Decodes the counts, such as `{"chat": 120, "phone": 60}`, with the checks of the initializer.
    public init(from decoder: any Decoder) throws {
        let counts = try decoder.singleValueContainer().decode([Word: Int64].self)
        self = try decoder.validated { () throws(InvalidValue) in try WordTally(counts) }
    }

    /// Encodes the counts.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(counts)
    }
}
#endif
