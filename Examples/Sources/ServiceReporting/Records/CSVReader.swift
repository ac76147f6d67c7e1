/// Reads comma-separated values by RFC 4180, strictly, row by row.
///
/// Fields stand between delimiters; a field in quotes may hold delimiters, line ends and doubled quotes. Lines end with LF or
/// CR LF; a byte order mark is passed over. What the RFC does not allow is reported with its line, and reading goes on
/// with the next line, so that one stray quote costs one row and not the file.
///
/// SwiftCSV would serve but for four things: it gives no line numbers, stops at the first stray quote, takes an unclosed
/// quote and a row with too few fields without a word, and reads 8 MB a second, character by character.
///
/// Source: Y. Shafranovich, *Common Format and MIME Type for Comma-Separated Values (CSV) Files*, RFC 4180 (2005).
package struct CSVReader: Sequence, IteratorProtocol {
    /// The bytes that cannot be delimiters.
    static let reservedBytes: Set<UInt8> = [quote, lineFeed, carriageReturn]

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    private let bytes: [UInt8]
    private let delimiter: UInt8
    private var line = 1
    /// How many bytes are read.
    private(set) var position: Int

    /// Starts to read.
    ///
    /// - Parameters:
    ///   - bytes: The content of the file, in any encoding that extends ASCII.
    ///   - delimiter: The byte between two fields.
    package init(_ bytes: [UInt8], delimiter: UInt8 = UInt8(ascii: ",")) {
        self.bytes = bytes
        self.delimiter = delimiter
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// The next row, or why it is none; nil at the end.
    package mutating func next() -> Result<CSVRow, MalformedRow>? {
        guard position < bytes.count else { return nil }
        let start = (line: line, position: position)
        do throws(Mistake) {
            return .success(CSVRow(line: start.line, fields: try fields()))
        } catch {
            if error == .unclosedQuote { (line, position) = start }
            skipLine()
            return .failure(MalformedRow(line: start.line, reason: error.reason))
        }
    }

    private mutating func fields() throws(Mistake) -> [CSVRow.Field] {
        var fields: [CSVRow.Field] = []
        while true {
            fields.append(isAt(Self.quote) ? try quotedField() : try plainField())
            if isAt(delimiter) {
                position += 1
            } else {
                skipLineEnd()
                return fields
            }
        }
    }

    private mutating func plainField() throws(Mistake) -> CSVRow.Field {
        let start = position
        while !isAtFieldEnd {
            if bytes[position] == Self.quote { throw .strayQuote }
            position += 1
        }
        return bytes[start..<position]
    }

    private mutating func quotedField() throws(Mistake) -> CSVRow.Field {
        position += 1
        var start = position
        var unescaped: [UInt8] = []
        while true {
            guard position < bytes.count else { throw .unclosedQuote }
            let byte = bytes[position]
            position += 1
            if byte == Self.lineFeed { line += 1 }
            guard byte == Self.quote else { continue }
            if isAt(Self.quote) {
                // Of a doubled quote the first one stays.
                unescaped += bytes[start..<position]
                position += 1
                start = position
            } else {
                guard isAtFieldEnd else { throw .textAfterQuote }
                let rest = bytes[start..<position - 1]
                return unescaped.isEmpty ? rest : (unescaped + rest)[...]
            }
        }
    }

    private func isAt(_ byte: UInt8) -> Bool {
        position < bytes.count && bytes[position] == byte
    }

    private var isAtFieldEnd: Bool {
        guard position < bytes.count else { return true }
        let byte = bytes[position]
        return byte == delimiter || byte == Self.lineFeed
            || byte == Self.carriageReturn && (position + 1 == bytes.count || bytes[position + 1] == Self.lineFeed)
    }

    private mutating func skipLineEnd() {
        if isAt(Self.carriageReturn) { position += 1 }
        if isAt(Self.lineFeed) {
            position += 1
            line += 1
        }
    }

    private mutating func skipLine() {
        while position < bytes.count, bytes[position] != Self.lineFeed { position += 1 }
        skipLineEnd()
    }
}

extension CSVReader {
    /// What the format does not allow.
    private enum Mistake: Error {
        case strayQuote
        case textAfterQuote
        case unclosedQuote

        var reason: String {
            switch self {
            case .strayQuote: "a quote stands inside a field that does not start with one"
            case .textAfterQuote: "text follows the closing quote of a field"
            case .unclosedQuote: "a quote opens a field and is never closed"
            }
        }
    }
}
