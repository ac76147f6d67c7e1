/// Something that was expected of a calendar or a policy and found to be otherwise.
///
/// Expectations of this module return their findings as values and call no test framework, so that any can assert that
/// there are none:
///
/// ```swift
/// #expect(hours.mismatches(…) == [])       // Swift Testing
/// XCTAssertEqual(hours.mismatches(…), [])  // XCTest
/// ```
public struct Mismatch: Hashable, Sendable {
    /// What was asked, such as `2024-03-11 mon` or `due`.
    public let subject: String
    /// The expected answer.
    public let expected: String
    /// The answer given.
    public let found: String

    /// Creates a finding.
    ///
    /// - Parameters:
    ///   - subject: What was asked.
    ///   - expected: The expected answer.
    ///   - found: The answer given.
    public init(subject: String, expected: String, found: String) {
        self.subject = subject
        self.expected = expected
        self.found = found
    }
}

extension Mismatch: CustomStringConvertible {
    /// The question and the two answers below each other; between answers of equal length signs mark where they differ.
    public var description: String {
        var text = subject + "\n  expected " + expected + "\n  found    " + found
        if expected.count == found.count {
            let marks = zip(expected, found).map { $0 == $1 ? " " : "^" }.joined()
            text += "\n           " + String(marks.reversed().drop { $0 == " " }.reversed())
        }
        return text
    }
}

extension Mismatch {
    /// A finding where two answers differ as text, else nothing.
    static func unless(_ found: String, is expected: String, _ subject: String) -> [Mismatch] {
        found == expected ? [] : [Mismatch(subject: subject, expected: expected, found: found)]
    }
}
