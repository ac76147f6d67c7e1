/// A value that was refused, with the field it was meant for and what would have been accepted.
///
/// Every initializer and decoder of the library that refuses input throws this one type, so that a program can show
/// its user where the value stood and how to mend it.
///
/// ```swift
/// do {
///     _ = try TimeOfDay("25:00")
/// } catch {
///     print(error)  // timeOfDay: "25:00" is not accepted; expected HH:MM or HH:MM:SS from 00:00 to 24:00
/// }
/// ```
public struct InvalidValue: Error, Hashable, Sendable {
    /// Where the value stood: the name of a field or a path such as `weekly.mon[0]`.
    public let field: String

    /// The value as it was given, cut after 120 characters.
    public let value: String

    /// What the field accepts, in words that finish the sentence "expected …".
    public let accepted: String

    /// Creates a refusal.
    ///
    /// - Parameters:
    ///   - field: The name of the field, or a path to it.
    ///   - value: The refused value as text; more than 120 characters are cut.
    ///   - accepted: What the field accepts.
    public init(field: String, value: String, accepted: String) {
        self.field = field
        self.value = Self.shortened(value)
        self.accepted = accepted
    }

    /// The same refusal seen from the container that holds the field.
    ///
    /// - Parameter container: The path of the container, without a trailing dot.
    /// - Returns: A refusal whose field is `container.field`; an index such as `[0]` follows without the dot.
    public func inside(_ container: String) -> InvalidValue {
        let path: String
        if field.isEmpty {
            path = container
        } else if field.utf8.first == UInt8(ascii: "[") {
            path = container + field
        } else {
            path = container + "." + field
        }
        return InvalidValue(field: path, value: value, accepted: accepted)
    }

    private static func shortened(_ text: String) -> String {
        let limit = 120
        guard text.utf8.count > limit else { return text }
        let end = text.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex) ?? text.endIndex
        return end == text.endIndex ? text : text[..<end] + "…"
    }
}

extension InvalidValue: CustomStringConvertible {
    /// One sentence: the field, the refused value and what is accepted.
    public var description: String {
        field + ": \"" + value + "\" is not accepted; expected " + accepted
    }
}
