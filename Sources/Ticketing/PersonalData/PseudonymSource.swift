/// Where pseudonyms come from: a host's keyed mapping, or numbers in sequence.
///
/// A source gives different texts of one space different pseudonyms. A keyed one (such as HMAC with a key that the host
/// keeps) gives one text the same pseudonym in every copy; ``SequentialPseudonyms`` gives it the same one only in copies
/// by one ``Redactor``.
public protocol PseudonymSource: Sendable {
    /// The pseudonym of a text; a redactor asks once for each text of each space.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - space: The texts among which the pseudonym must be unique.
    mutating func pseudonym(for text: String, in space: PseudonymSpace) -> String
}

/// Pseudonyms that count up in each space: `customer-1`, `customer-2` and so on.
///
/// They tell nothing about the texts but the order in which these first stood in what was redacted.
public struct SequentialPseudonyms: PseudonymSource, Hashable {
    private var counts: [PseudonymSpace: Int] = [:]

    /// Creates a source that begins with 1 in each space.
    public init() {}

    /// The next number of the space, after its name.
    public mutating func pseudonym(for text: String, in space: PseudonymSpace) -> String {
        counts[space, default: 0] += 1
        return space.rawValue + "-\(counts[space, default: 0])"
    }
}
