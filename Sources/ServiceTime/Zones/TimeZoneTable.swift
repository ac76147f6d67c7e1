public import ServiceVocabulary

/// The rules of time zones by their identifiers, as the host supplies them.
///
/// Coordinated universal time is always there, under the names that the time zone database gives it: `UTC`, `UCT`, `Zulu`,
/// `Universal`, `GMT`, `Greenwich`, `GMT0`, `GMT+0` and `GMT-0`, each also below `Etc/`. A host that supplies rules for one of them is
/// followed. The bare `Z` is a sign of RFC 3339 and no zone.
///
/// ```swift
/// var zones = TimeZoneTable()
/// zones["Asia/Shanghai"] = try TimeZoneRules(fixedOffsetSeconds: 28_800)
/// let rules = try zones.rules(for: "Asia/Shanghai")
/// ```
public struct TimeZoneTable: Hashable, Sendable {
    private struct Entry: Hashable {
        let identifier: TimeZoneIdentifier
        var rules: TimeZoneRules
    }

    /// By identifier, ascending.
    private var entries: [Entry] = []

    /// Creates a table that knows coordinated universal time alone.
    public init() {}

    /// Creates a table.
    ///
    /// - Parameter rules: The rules by identifier.
    public init(_ rules: [TimeZoneIdentifier: TimeZoneRules]) {
        entries = rules.map { Entry(identifier: $0.key, rules: $0.value) }
            .sorted { $0.identifier < $1.identifier }
    }

    /// The identifiers of the rules that were supplied, ascending.
    public var identifiers: [TimeZoneIdentifier] { entries.map { $0.identifier } }

    /// The rules of a zone, or nil for a zone that the table does not know.
    ///
    /// Setting nil removes what was supplied for a zone.
    ///
    /// - Complexity: O(log *n*) for *n* zones to read, O(*n*) to set.
    public subscript(identifier: TimeZoneIdentifier) -> TimeZoneRules? {
        get {
            let place = place(of: identifier)
            if place < entries.count, entries[place].identifier == identifier { return entries[place].rules }
            return Self.isUniversal(identifier) ? .utc : nil
        }
        set {
            let place = place(of: identifier)
            let isKnown = place < entries.count && entries[place].identifier == identifier
            if let newValue {
                if isKnown {
                    entries[place].rules = newValue
                } else {
                    entries.insert(Entry(identifier: identifier, rules: newValue), at: place)
                }
            } else if isKnown {
                entries.remove(at: place)
            }
        }
    }

    /// The rules of a zone that a definition names.
    ///
    /// - Parameter identifier: The zone.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` of the field `timeZone` that names the first zones the table has.
    public func rules(for identifier: TimeZoneIdentifier) throws(InvalidValue) -> TimeZoneRules {
        guard let rules = self[identifier] else {
            throw InvalidValue(field: "timeZone", value: identifier.rawValue, accepted: accepted)
        }
        return rules
    }

    private var accepted: String {
        guard !entries.isEmpty else {
            return "UTC: the table of time zones has no other; the host supplies their rules"
        }
        let named = 5
        let names = entries.prefix(named).map { $0.identifier.rawValue }.joined(separator: ", ")
        let others = entries.count - named
        return "a zone of the table of time zones: UTC, " + names + (others > 0 ? " and \(others) more" : "")
    }

    /// The place of the first entry that does not come before an identifier.
    private func place(of identifier: TimeZoneIdentifier) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].identifier < identifier {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }

    private static func isUniversal(_ identifier: TimeZoneIdentifier) -> Bool {
        let name = identifier.rawValue
        switch name.hasPrefix("Etc/") ? String(name.dropFirst(4)) : name {
        case "UTC", "UCT", "Zulu", "Universal", "GMT", "Greenwich", "GMT0", "GMT+0", "GMT-0": return true
        default: return false
        }
    }
}
