/// A name with a type of its own: an identifier, or a word of an open vocabulary.
///
/// A program adds its own words by an extension, without a change of the library:
///
/// ```swift
/// extension CustomerTier {
///     static let diplomatic: CustomerTier = "diplomatic"
/// }
/// ```
///
/// Two values are equal if and only if their texts are. The order is that of the texts and serves sorted output only;
/// it says nothing about rank.
public protocol TextIdentifier: RawRepresentable, Hashable, Comparable, Sendable, ExpressibleByStringLiteral,
    CustomStringConvertible, WireText
where RawValue == String {
    /// Creates the identifier that reads `rawValue`.
    init(rawValue: String)
}

#if hasFeature(Embedded)
/// What a text identifier needs to be stored; nothing under Embedded Swift, which has no `Codable`.
public protocol WireText {}
#else
/// What a text identifier needs to be stored: a single string, also as the key of a dictionary.
public typealias WireText = Codable & CodingKeyRepresentable
#endif

extension TextIdentifier {
    /// Creates the identifier that reads `rawValue`.
    ///
    /// - Parameter rawValue: The text of the identifier.
    @inlinable
    public init(_ rawValue: String) {
        self.init(rawValue: rawValue)
    }

    /// Creates the identifier that a literal spells.
    ///
    /// - Parameter value: The text of the identifier.
    @inlinable
    public init(stringLiteral value: String) {
        self.init(rawValue: value)
    }

    /// The text of the identifier.
    @inlinable
    public var description: String { rawValue }

    /// Whether the text of `lhs` sorts before the text of `rhs`.
    @inlinable
    public static func < (lhs: Self, rhs: Self) -> Bool {
        lhs.rawValue < rhs.rawValue
    }
}
