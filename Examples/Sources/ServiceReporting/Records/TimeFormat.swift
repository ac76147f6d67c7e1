import ServiceTime
import ServiceVocabulary

/// How local times are written, as a pattern such as `MM/dd/yyyy hh:mm:ss a`.
///
/// The letters are those of Unicode's date patterns, as far as plain numbers go: `yyyy`, `MM` or `M`, `dd` or `d`, `HH` or `H`
/// (0 to 23), `hh` or `h` (1 to 12, with `a` for AM or PM), `mm`, `ss`. Two letters take exactly two digits, one letter one
/// or two. Any other character stands for itself, letters in single quotes, and a quote is written twice. A part of the
/// time that the pattern leaves out is zero.
///
/// Source of the letters: Unicode Technical Standard 35, part 4, *Date Format Patterns*.
struct TimeFormat: Hashable, Sendable {
    /// A number or a text of the pattern.
    enum Element: Hashable, Sendable {
        /// The number of a field, with its least and greatest count of digits.
        case number(Field, digits: ClosedRange<Int>)
        /// AM or PM.
        case halfOfDay
        /// A byte that stands for itself.
        case literal(UInt8)
    }

    /// A number of the pattern.
    enum Field: Hashable, Sendable {
        case year
        case month
        case day
        case hour
        case hourOfHalf
        case minute
        case second
    }

    /// The pattern as it was given.
    let pattern: String
    /// The parts of the pattern in their order.
    let elements: [Element]

    /// The runs of letters that a pattern may have.
    private static let runs: [String: Element] = [
        "yyyy": .number(.year, digits: 4...4),
        "MM": .number(.month, digits: 2...2), "M": .number(.month, digits: 1...2),
        "dd": .number(.day, digits: 2...2), "d": .number(.day, digits: 1...2),
        "HH": .number(.hour, digits: 2...2), "H": .number(.hour, digits: 1...2),
        "hh": .number(.hourOfHalf, digits: 2...2), "h": .number(.hourOfHalf, digits: 1...2),
        "mm": .number(.minute, digits: 2...2), "ss": .number(.second, digits: 2...2),
        "a": .halfOfDay,
    ]

    /// Reads a pattern.
    ///
    /// - Parameter pattern: The pattern.
    /// - Throws: `InvalidValue` for unknown letters, an unclosed quote, a field that comes twice, a pattern without a full date,
    ///   and hours of half a day without the half.
    init(_ pattern: String) throws(InvalidValue) {
        self.pattern = pattern
        elements = try Self.elements(of: pattern)
        try check()
    }

    private static func elements(of pattern: String) throws(InvalidValue) -> [Element] {
        var elements: [Element] = []
        var rest = pattern[...]
        while let first = rest.first {
            if first == "'" {
                elements += try quotedLiteral(at: &rest, of: pattern)
            } else if first.isASCII, first.isLetter {
                let run = String(rest.prefix { $0 == first })
                guard let element = runs[run] else { throw refusal(pattern, "\"\(run)\" is not known") }
                elements.append(element)
                rest = rest.dropFirst(run.count)
            } else {
                elements += first.utf8.map { .literal($0) }
                rest = rest.dropFirst()
            }
        }
        return elements
    }

    /// The text in single quotes at the start of the rest of a pattern; two quotes on end are one.
    private static func quotedLiteral(
        at rest: inout Substring, of pattern: String
    ) throws(InvalidValue) -> [Element] {
        let text = rest.dropFirst()
        guard let end = text.firstIndex(of: "'") else { throw refusal(pattern, "a quote is not closed") }
        rest = text[text.index(after: end)...]
        return text.startIndex == end ? [.literal(UInt8(ascii: "'"))] : text[..<end].utf8.map { .literal($0) }
    }

    private func check() throws(InvalidValue) {
        var fields: Set<Field> = []
        for case .number(let field, _) in elements where !fields.insert(field).inserted {
            throw Self.refusal(pattern, "the \(field) comes twice")
        }
        guard fields.isSuperset(of: [.year, .month, .day]) else {
            throw Self.refusal(pattern, "year, month and day are needed")
        }
        let halves = elements.count { $0 == .halfOfDay }
        guard halves == (fields.contains(.hourOfHalf) ? 1 : 0), !fields.isSuperset(of: [.hour, .hourOfHalf]) else {
            throw Self.refusal(pattern, "hh or h go with one a, HH or H with none")
        }
    }

    private static func refusal(_ pattern: String, _ reason: String) -> InvalidValue {
        InvalidValue(
            field: "timeFormat", value: pattern,
            accepted: "yyyy, MM, M, dd, d, HH, H, hh, h, mm, ss, a, and other text in single quotes (\(reason))")
    }
}
