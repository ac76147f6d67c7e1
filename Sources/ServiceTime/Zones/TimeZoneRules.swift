public import ServiceVocabulary

/// The offsets of a time zone from UTC over all time: what its wall clocks show at every instant.
///
/// The rules of a zone are an offset from the beginning, a table of later changes, and where they are known a rule by
/// which changes go on every year after the table. They come from the host, which owns the time zone database of its
/// platform: as the bytes of a TZif file (``init(tzif:)``), as a `TZ` text of POSIX (``init(posix:)``), by hand, or through
/// the bridge to Foundation. The library holds no zone but UTC.
///
/// ```swift
/// let newYork = try TimeZoneRules(posix: "EST5EDT,M3.2.0,M11.1.0")
/// let noon = try Instant("2024-07-01T16:00:00Z")
/// print(newYork.localDateTime(at: noon))  // 2024-07-01 12:00
/// ```
///
/// ## Equality
/// Rules are held in one canonical form, so that rules from different sources are equal where they mean the same: a change
/// to the offset that already held is dropped, and so is every last transition of the table that the yearly rule gives by
/// itself. Names of offsets (`EST`) and the mark of daylight saving time are not part of the rules. A table without a
/// yearly rule and a table with one are different, though they may agree as far as the longer one reaches.
public struct TimeZoneRules: Hashable, Sendable {
    /// A change of the offset.
    public struct Transition: Hashable, Sendable {
        /// The first instant of the new offset.
        public let at: Instant
        /// The new offset from UTC in seconds, east positive.
        public var offsetSeconds: Int { Int(offset) }

        let offset: Int32

        /// Creates a change of the offset.
        ///
        /// - Parameters:
        ///   - at: The first instant of the new offset, a whole second.
        ///   - offsetSeconds: The new offset from UTC in seconds, east positive, less than 26 hours either way.
        /// - Throws: ``ServiceVocabulary/InvalidValue`` for a fraction of a second and for a greater offset.
        public init(at: Instant, offsetSeconds: Int) throws(InvalidValue) {
            guard at.microsecondsSinceEpoch % 1_000_000 == 0 else {
                throw InvalidValue(field: "at", value: at.description, accepted: "a whole second")
            }
            self.init(at: at, offset: try checkedOffset(offsetSeconds, field: "offsetSeconds"))
        }

        init(at: Instant, offset: Int32) {
            self.at = at
            self.offset = offset
        }
    }

    /// The offset before the first transition, in seconds, east positive.
    public var initialOffsetSeconds: Int { Int(initialOffset) }

    /// The table: changes of the offset, ascending, without those that ``rule`` gives.
    public let transitions: [Transition]

    /// The rule that holds from the last transition of the table on, or for all time where the table is empty; nil where
    /// the last offset stays.
    public let rule: PosixTimeZoneRule?

    let initialOffset: Int32

    /// Coordinated universal time.
    public static let utc = TimeZoneRules(fixed: 0)

    init(fixed offset: Int32) {
        initialOffset = offset
        transitions = []
        rule = nil
    }

    /// Creates rules of canonical parts.
    init(initialOffset: Int32, canonical transitions: [Transition], rule: PosixTimeZoneRule?) {
        self.initialOffset = initialOffset
        self.transitions = transitions
        self.rule = rule
    }

    /// Creates the rules of a zone whose offset never changes.
    ///
    /// - Parameter fixedOffsetSeconds: The offset from UTC in seconds, east positive, less than 26 hours either way.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a greater offset.
    public init(fixedOffsetSeconds: Int) throws(InvalidValue) {
        self.init(fixed: try checkedOffset(fixedOffsetSeconds, field: "offsetSeconds"))
    }

    /// Creates the rules of a zone that follows one yearly rule at all times.
    ///
    /// - Parameter rule: The rule.
    public init(_ rule: PosixTimeZoneRule) {
        self.init(
            initialOffset: Int32(truncatingIfNeeded: rule.offsetSeconds(at: .earliest)), canonical: [],
            rule: rule.daylightSaving == nil ? nil : rule)
    }

    /// Creates the rules that a `TZ` text of POSIX gives, for all time.
    ///
    /// - Parameter text: Such as `EST5EDT,M3.2.0,M11.1.0` or `<+03>-3`; see ``PosixTimeZoneRule/init(_:)``.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` with the position at which the text is not one.
    public init(posix text: String) throws(InvalidValue) {
        self.init(try PosixTimeZoneRule(text))
    }

    /// Creates rules of a table of changes.
    ///
    /// - Parameters:
    ///   - initialOffsetSeconds: The offset before the first transition, in seconds, less than 26 hours either way.
    ///   - transitions: Changes of the offset, each later than the one before.
    ///   - rule: The rule that holds from the last transition on, or for all time without one; nil where the last offset
    ///     stays.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a greater offset, for transitions out of order, and for a rule that
    ///   gives another offset than the table at the last transition.
    /// - Complexity: O(*n*) for *n* transitions.
    public init(
        initialOffsetSeconds: Int, transitions: [Transition], rule: PosixTimeZoneRule? = nil
    ) throws(InvalidValue) {
        var table = TransitionTable(
            initialOffset: try checkedOffset(initialOffsetSeconds, field: "initialOffsetSeconds"))
        for (index, transition) in transitions.enumerated() {
            guard index == 0 || transitions[index - 1].at < transition.at else {
                throw InvalidValue(
                    field: "transitions[\(index)].at", value: transition.at.description,
                    accepted: "an instant after the transition before it, " + transitions[index - 1].at.description)
            }
            table.append(at: transition.at.secondsSinceEpoch, offset: transition.offset)
        }
        if let rule, transitions.isEmpty, rule.offsetSeconds(at: .earliest) != initialOffsetSeconds {
            throw InvalidValue(
                field: "initialOffsetSeconds", value: "\(initialOffsetSeconds)",
                accepted: "the offset of the rule in year 0000, \(rule.offsetSeconds(at: .earliest))")
        }
        self = try table.rules(followedBy: rule)
    }
}
