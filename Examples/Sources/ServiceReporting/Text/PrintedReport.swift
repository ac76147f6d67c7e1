public import Foundation

/// A report that is printed as text or as data.
public protocol PrintedReport: Encodable, Sendable {
    /// The report as plain text.
    func text() -> String
}

extension PrintedReport {
    /// The report as JSON: sorted keys, instants in RFC 3339, lengths of time in microseconds.
    public func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }

    /// What a program prints: JSON or text, with the end of the last line.
    public func output(asJSON isJSON: Bool) throws -> Data {
        isJSON ? try json() + Data("\n".utf8) : Data(text().utf8)
    }
}
