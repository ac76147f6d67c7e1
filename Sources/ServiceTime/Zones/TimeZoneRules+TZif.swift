public import ServiceVocabulary

extension TimeZoneRules {
    /// Creates the rules that the bytes of a TZif file hold (RFC 9636, versions 1 to 4).
    ///
    /// The host reads the file, on most systems below `/usr/share/zoneinfo`; the library reads the bytes:
    ///
    /// - Of versions 2 to 4 the second data block counts, with times of 64 bits, and the rule of the footer goes on from the
    ///   last transition. Without one the last offset stays.
    /// - The first local time type holds before the first transition. Transitions before year 0000 count as the offset from
    ///   the beginning, those after year 9999 are left out.
    /// - In a file that counts leap seconds (`right/…`) the times of the transitions are corrected by its table, since an
    ///   ``Instant`` does not count them.
    /// - Abbreviations, marks of daylight saving time, and standard and UT indicators are checked for their size and left out.
    ///
    /// - Parameter bytes: All bytes of the file.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` that names the part (`tzif.header.typecnt`), the value with its byte
    ///   position, and what is accepted there.
    /// - Complexity: O(*n*) for *n* bytes, whatever the counts in the file say.
    public init(tzif bytes: some Collection<UInt8>) throws(InvalidValue) {
        var reader = TZifReader(Array(bytes))
        let first = try reader.header(timeWidth: 4)
        guard first.version != 0 else {
            let table = try reader.transitions(first)
            guard reader.position == reader.bytes.count else {
                throw reader.refusal("end", "more bytes", "the end of a file of version 1", at: reader.position)
            }
            self = try table.rules(followedBy: nil)
            return
        }
        reader.skipBlock(first)
        let versionByte = reader.position + 4
        let second = try reader.header(timeWidth: 8)
        guard second.version == first.version else {
            throw reader.refusal(
                "header.version", "\(second.version)", "the version of the first header, \(first.version)",
                at: versionByte)
        }
        let table = try reader.transitions(second)
        let footer = reader.position
        let rule = try reader.footer()
        do {
            self = try table.rules(followedBy: rule)
        } catch {
            throw reader.refusal("footer", error.value, error.accepted, at: footer)
        }
    }
}

extension TZifReader {
    /// The transitions of the data block that comes next, with leap seconds taken out.
    mutating func transitions(_ header: Header) throws(InvalidValue) -> TransitionTable {
        let times = advance(by: header.transitions * header.timeWidth)
        let types = advance(by: header.transitions)
        let offsets = try offsets(header)
        let corrections = try corrections(header)
        _ = advance(by: header.standardIndicators + header.utIndicators)

        var table = TransitionTable(initialOffset: offsets[0])
        table.reserveCapacity(header.transitions)
        var previous = Int64.min
        var correction = LeapSeconds.Cursor(corrections)
        for index in 0..<header.transitions {
            let start = times + index * header.timeWidth
            let time = integer(at: start, width: header.timeWidth)
            guard index == 0 || time > previous else {
                throw refusal(
                    "transitions[\(index)]", "\(time)", "a time after the transition before it, \(previous)", at: start)
            }
            previous = time
            let type = Int(bytes[types + index])
            guard type < offsets.count else {
                throw refusal(
                    "transitionTypes[\(index)]", "\(type)", "an index below the \(offsets.count) local time types",
                    at: types + index)
            }
            table.append(at: correction.withoutLeapSeconds(time), offset: offsets[type])
        }
        return table
    }

    /// The offsets of the local time types, and a check of the designations behind them.
    private mutating func offsets(_ header: Header) throws(InvalidValue) -> [Int32] {
        let start = advance(by: header.types * 6)
        let designations = advance(by: header.characters)
        // A transition names its type in one byte.
        guard (1...256).contains(header.types) else {
            throw refusal("header.typecnt", "\(header.types)", "1 to 256 local time types", at: start)
        }
        for (name, count) in [("isstdcnt", header.standardIndicators), ("isutcnt", header.utIndicators)]
        where count != 0 && count != header.types {
            throw refusal("header." + name, "\(count)", "none, or one for each of \(header.types) types", at: start)
        }
        guard header.characters > 0, bytes[designations + header.characters - 1] == 0 else {
            throw refusal(
                "designations", "\(header.characters) bytes", "at least one text, each ended by a zero byte",
                at: designations)
        }
        var offsets: [Int32] = []
        offsets.reserveCapacity(header.types)
        for index in 0..<header.types {
            let record = start + index * 6
            let offset = integer(at: record, width: 4)
            guard (-offsetLimit...offsetLimit).contains(Int(offset)) else {
                throw refusal("types[\(index)].utoff", "\(offset)", "less than 26 hours either way", at: record)
            }
            guard bytes[record + 4] <= 1 else {
                throw refusal("types[\(index)].isdst", "\(bytes[record + 4])", "0 or 1", at: record + 4)
            }
            guard Int(bytes[record + 5]) < header.characters else {
                throw refusal(
                    "types[\(index)].desigidx", "\(bytes[record + 5])",
                    "an index below the \(header.characters) bytes of designations", at: record + 5)
            }
            offsets.append(Int32(truncatingIfNeeded: offset))
        }
        return offsets
    }
}
