import ServiceVocabulary

/// Reads the parts of a TZif file (RFC 9636) in their order.
///
/// Every count of a header is compared with the bytes that are there before anything is read or allocated for it.
struct TZifReader {
    let bytes: [UInt8]
    private(set) var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// What a header says of the data block behind it.
    struct Header {
        let version: UInt8
        let utIndicators: Int
        let standardIndicators: Int
        let leapSeconds: Int
        let transitions: Int
        let types: Int
        let characters: Int
        /// Bytes of a time: 4 in the first block, 8 in the second.
        let timeWidth: Int

        /// The size of the data block in bytes; counts of 32 bits cannot overflow it.
        var blockSize: Int64 {
            let width = Int64(timeWidth)
            return Int64(transitions) * (width + 1) + Int64(types) * 6 + Int64(characters)
                + Int64(leapSeconds) * (width + 4) + Int64(standardIndicators) + Int64(utIndicators)
        }
    }

    mutating func header(timeWidth: Int) throws(InvalidValue) -> Header {
        let start = position
        guard bytes.count - start >= 44 else {
            throw refusal("header", "\(bytes.count - start) bytes left", "a header of 44 bytes", at: start)
        }
        guard bytes[start..<start + 4].elementsEqual("TZif".utf8) else {
            throw refusal("header.magic", hex(start..<start + 4), "the four letters TZif", at: start)
        }
        let version = bytes[start + 4]
        guard version == 0 || (UInt8(ascii: "2")...UInt8(ascii: "4")).contains(version) else {
            throw refusal("header.version", hex(start + 4..<start + 5), "version 1 (00), 2, 3 or 4", at: start + 4)
        }
        position = start + 20
        let header = Header(
            version: version,
            utIndicators: try count("isutcnt"), standardIndicators: try count("isstdcnt"),
            leapSeconds: try count("leapcnt"), transitions: try count("timecnt"), types: try count("typecnt"),
            characters: try count("charcnt"), timeWidth: timeWidth)
        guard header.blockSize <= Int64(bytes.count - position) else {
            throw refusal(
                "header", "a data block of \(header.blockSize) bytes",
                "at most the \(bytes.count - position) bytes left",
                at: start)
        }
        return header
    }

    private mutating func count(_ name: String) throws(InvalidValue) -> Int {
        let value = integer(at: position, width: 4) & 0xFFFF_FFFF
        guard let count = Int(exactly: value) else {
            throw refusal("header." + name, "\(value)", "fewer than there are bytes", at: position)
        }
        position += 4
        return count
    }

    /// Passes over a number of bytes that are known to be there, and gives where they start.
    mutating func advance(by count: Int) -> Int {
        defer { position += count }
        return position
    }

    mutating func skipBlock(_ header: Header) {
        position += Int(header.blockSize)
    }

    /// The signed big-endian integer of 4 or 8 bytes that are known to be there.
    @inline(__always)
    func integer(at start: Int, width: Int) -> Int64 {
        var value: UInt64 = 0
        for index in start..<start + width { value = value << 8 | UInt64(bytes[index]) }
        return width == 4 ? Int64(Int32(truncatingIfNeeded: value)) : Int64(bitPattern: value)
    }

    /// The yearly rule of the footer, a text between two line ends; nil where it is empty.
    mutating func footer() throws(InvalidValue) -> PosixTimeZoneRule? {
        let lineEnd = UInt8(ascii: "\n")
        guard position < bytes.count, bytes[position] == lineEnd else {
            throw refusal(
                "footer", position < bytes.count ? hex(position..<position + 1) : "nothing", "a line end", at: position)
        }
        let text = bytes[(position + 1)...]
        guard let last = text.last, last == lineEnd else {
            throw refusal("footer", "the end of the file", "a line end after the text", at: bytes.count)
        }
        let start = position
        position = bytes.count
        guard text.count > 1 else { return nil }
        do {
            var scanner = PosixScanner(text.dropLast())
            return try scanner.rule()
        } catch {
            throw refusal("footer", error.value, error.accepted, at: start + 1)
        }
    }

    func refusal(_ part: String, _ value: String, _ accepted: String, at byte: Int) -> InvalidValue {
        InvalidValue(field: "tzif." + part, value: value + " at byte \(byte)", accepted: accepted)
    }

    private func hex(_ range: Range<Int>) -> String {
        bytes[range].map { (byte: UInt8) -> String in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined(separator: " ")
    }
}
