/// The lines on which the values of a JSON text begin, by their paths, such as `policies[2].target`.
///
/// The text is well-formed: a decoder has read it. A member begins on the line of its key.
struct JSONLines {
    private var lines: [String: Int] = [:]
    private var bytes: [UInt8]
    private var position = 0
    private var line = 1

    /// Scans a text.
    ///
    /// - Parameter bytes: The text in UTF-8.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        value(at: "", depth: 0)
        self.bytes = []
    }

    /// The line of the value at a path, or else of the nearest value around it.
    func line(of path: String) -> Int {
        var path = path[...]
        while lines[String(path)] == nil {
            guard let end = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { return 1 }
            path = path[..<end]
        }
        return lines[String(path)] ?? 1
    }

    /// No file of policies is nested deeper; what is deeper has the line of what is around it.
    private static let greatestDepth = 200

    private mutating func value(at path: String, depth: Int) {
        skipSpace()
        if lines[path] == nil { lines[path] = line }
        guard depth < Self.greatestDepth, let first = peek() else { return }
        switch first {
        case UInt8(ascii: "{"):
            members(until: UInt8(ascii: "}")) { scanner, _ in
                scanner.skipSpace()
                let start = scanner.line
                let key = scanner.string()
                let inner = path.isEmpty ? key : path + "." + key
                scanner.lines[inner] = start
                scanner.skipSpace()
                scanner.position += 1
                scanner.value(at: inner, depth: depth + 1)
            }
        case UInt8(ascii: "["):
            members(until: UInt8(ascii: "]")) { $0.value(at: path + "[\($1)]", depth: depth + 1) }
        case UInt8(ascii: "\""):
            _ = string()
        default:
            while let byte = peek(), !Self.endsScalar(byte) { position += 1 }
        }
    }

    private mutating func members(until end: UInt8, _ member: (inout JSONLines, Int) -> Void) {
        position += 1
        var index = 0
        while true {
            skipSpace()
            guard let byte = peek() else { return }
            if byte == end || byte == UInt8(ascii: ",") {
                position += 1
                if byte == end { return }
                continue
            }
            let before = position
            member(&self, index)
            guard position > before else { return }
            index += 1
        }
    }

    /// The text of a string, with its escapes as they are written.
    private mutating func string() -> String {
        position += 1
        let start = position
        while let byte = peek(), byte != UInt8(ascii: "\"") { position += byte == UInt8(ascii: "\\") ? 2 : 1 }
        let end = min(position, bytes.count)
        position += 1
        return String(decoding: bytes[min(start, end)..<end], as: UTF8.self)
    }

    private func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = peek(), Self.isSpace(byte) {
            if byte == UInt8(ascii: "\n") { line += 1 }
            position += 1
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
            || byte == UInt8(ascii: "\t")
    }

    private static func endsScalar(_ byte: UInt8) -> Bool {
        isSpace(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
    }
}
