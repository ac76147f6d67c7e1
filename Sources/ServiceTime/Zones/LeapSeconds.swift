import ServiceVocabulary

/// The leap seconds of a TZif file that counts them: from an occurrence on, times are ahead by its correction.
struct LeapSeconds {
    fileprivate var records: [(occurrence: Int64, correction: Int64)] = []

    /// Takes leap seconds out of times that ascend.
    struct Cursor {
        private let records: [(occurrence: Int64, correction: Int64)]
        private var next = 0
        private var correction: Int64 = 0

        init(_ table: LeapSeconds) {
            records = table.records
        }

        /// A time counted with leap seconds as one counted without; a leap second is the second before it.
        mutating func withoutLeapSeconds(_ time: Int64) -> Int64 {
            while next < records.count, records[next].occurrence <= time {
                correction = records[next].correction
                next += 1
            }
            let (result, overflow) = time.subtractingReportingOverflow(correction)
            return overflow ? time : result
        }
    }
}

extension TZifReader {
    /// The table of leap seconds of the data block, which comes next.
    mutating func corrections(_ header: Header) throws(InvalidValue) -> LeapSeconds {
        var table = LeapSeconds()
        let size = header.timeWidth + 4
        let start = advance(by: header.leapSeconds * size)
        for index in 0..<header.leapSeconds {
            let record = start + index * size
            let occurrence = integer(at: record, width: header.timeWidth)
            let correction = integer(at: record + header.timeWidth, width: 4)
            let part = "leapSeconds[\(index)]"
            guard let last = table.records.last else {
                // A table cut at its start begins with the sum of what was cut (version 4).
                guard correction.magnitude == 1 || header.version >= UInt8(ascii: "4") else {
                    throw refusal(part, "\(correction)", "a first correction of 1 or −1", at: record)
                }
                table.records.append((occurrence, correction))
                continue
            }
            guard occurrence > last.occurrence else {
                throw refusal(
                    part, "\(occurrence)", "a time after the leap second before it, \(last.occurrence)", at: record)
            }
            let step = correction - last.correction
            // The last record may only say until when the table is known (version 4).
            let isExpiry = step == 0 && index == header.leapSeconds - 1 && header.version >= UInt8(ascii: "4")
            guard step.magnitude == 1 || isExpiry else {
                throw refusal(
                    part, "\(correction)", "a correction one more or less than \(last.correction)",
                    at: record + header.timeWidth)
            }
            table.records.append((occurrence, correction))
        }
        return table
    }
}
