public import ServiceTime
public import ServiceVocabulary

/// One property by which rows are grouped, such as channel, team, agent or day: a small integer for each row.
public struct DimensionColumn: Hashable, Sendable {
    /// The name of the property.
    public let name: String
    /// The code of each row, an index into the labels.
    public let codes: [Int32]
    /// What the codes stand for.
    public let labels: [String]

    /// Creates a column from codes.
    ///
    /// - Parameters:
    ///   - name: The name of the property.
    ///   - codes: The code of each row.
    ///   - labels: What the codes stand for, each once.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a code without a label and for a label twice.
    public init(_ name: String, codes: [Int32], labels: [String]) throws(InvalidValue) {
        guard Set(labels).count == labels.count else {
            throw InvalidValue(field: name, value: "a label twice", accepted: "each label once")
        }
        var (low, high): (Int32, Int32) = (0, -1)
        for code in codes {
            low = min(low, code)
            high = max(high, code)
        }
        guard low >= 0, Int(high) < labels.count else {
            throw InvalidValue(field: name, value: "\(low)...\(high)", accepted: "codes of the \(labels.count) labels")
        }
        self.init(unchecked: name, codes, labels)
    }

    init(unchecked name: String, _ codes: [Int32], _ labels: [String]) {
        self.name = name
        self.codes = codes
        self.labels = labels
    }

    /// Creates a column from texts, which become codes in the order of their first appearance.
    ///
    /// - Parameters:
    ///   - name: The name of the property.
    ///   - texts: The text of each row.
    public init(_ name: String, interning texts: some Sequence<String>) {
        var places: [String: Int32] = [:]
        var labels: [String] = []
        let codes = texts.map { text in
            if let code = places[text] { return code }
            let code = Int32(truncatingIfNeeded: labels.count)
            places[text] = code
            labels.append(text)
            return code
        }
        self.init(unchecked: name, codes, labels)
    }

    /// The local date of each arrival.
    ///
    /// - Parameters:
    ///   - name: The name of the property.
    ///   - seconds: Whole seconds since 1970-01-01T00:00:00Z, within the years 0 to 9999.
    ///   - zone: The rules of the zone whose dates count.
    /// - Returns: A column whose labels are the dates from the first to the last, those without rows included.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for seconds out of range.
    public static func days(
        _ name: String = "day", of seconds: [Int64], in zone: TimeZoneRules
    ) throws(InvalidValue) -> DimensionColumn {
        var days: [Int32] = []
        days.reserveCapacity(seconds.count)
        // Successive rows mostly lie between the same two changes of the clock.
        var (start, end, offset): (Int64, Int64, Int64) = (0, 0, 0)
        var (first, last): (Int32, Int32) = (.max, .min)
        for second in seconds {
            if second < start || second >= end {
                let instant = try Instant(secondsSinceEpoch: second)
                offset = Int64(zone.offsetSeconds(at: instant))
                start = second
                end = zone.nextTransition(after: instant)?.at.secondsSinceEpoch ?? Instant.latest.secondsSinceEpoch
            }
            let wall = second + offset
            let day = Int32(truncatingIfNeeded: wall >= 0 ? wall / 86_400 : (wall - 86_399) / 86_400)
            first = min(first, day)
            last = max(last, day)
            days.append(day)
        }
        guard first <= last else { return DimensionColumn(unchecked: name, [], []) }
        var labels: [String] = []
        for day in first...last { labels.append(try CivilDate(daysSinceEpoch: Int(day)).description) }
        return DimensionColumn(unchecked: name, days.map { $0 - first }, labels)
    }
}
