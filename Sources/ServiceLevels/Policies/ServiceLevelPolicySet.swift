public import ServiceTime
public import ServiceVocabulary

/// Service-level policies in order of precedence, with the calendars they name.
public struct ServiceLevelPolicySet: Hashable, Sendable {
    /// Which of the policies that apply to a ticket it falls under.
    public enum Selection: String, Hashable, Sendable, CaseIterable {
        /// The first in order.
        case firstMatch
        /// All of them, side by side.
        case allMatches
        /// The one whose condition asks for the most dimensions; of several, the first in order.
        case mostSpecific
    }

    /// Whether a ticket that changes may change its policy.
    public enum Following: String, Hashable, Sendable, CaseIterable {
        /// The policy is chosen again whenever the ticket changes.
        case followsTicket
        /// The policy of the opening stays.
        case staysWithOpening
    }

    /// The policies, first in precedence first.
    public let policies: [ServiceLevelPolicy]
    /// The calendars by name.
    public let calendars: [CalendarIdentifier: WorkingCalendar]
    /// Which of the policies that apply to a ticket it falls under.
    public let selection: Selection
    /// Whether a ticket that changes may change its policy.
    public let following: Following

    /// Creates a policy set.
    ///
    /// - Parameters:
    ///   - policies: The policies, first in precedence first; several of one identifier are versions, of which the last
    ///     valid one at a ticket's opening is in force for it.
    ///   - calendars: The calendars by name.
    ///   - selection: Which of the policies that apply to a ticket it falls under.
    ///   - following: Whether a ticket that changes may change its policy.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when two versions of one policy are valid from the same instant, or a
    ///   clock names a calendar that is not given.
    public init(
        policies: [ServiceLevelPolicy], calendars: [CalendarIdentifier: WorkingCalendar],
        selection: Selection = .firstMatch, following: Following = .followsTicket
    ) throws(InvalidValue) {
        struct Version: Hashable {
            let identifier: PolicyIdentifier
            let validFrom: Instant?
        }
        var seen: Set<Version> = []
        for (index, policy) in policies.enumerated() {
            guard seen.insert(Version(identifier: policy.identifier, validFrom: policy.validFrom)).inserted else {
                throw InvalidValue(
                    field: "policies[\(index)].identifier", value: policy.identifier.rawValue,
                    accepted: "an identifier that no other policy valid from the same instant has")
            }
            for (clockIndex, clock) in policy.clocks.enumerated() {
                for (ruleIndex, rule) in clock.targets.enumerated() {
                    guard let name = rule.calendar, calendars[name] == nil else { continue }
                    let known = calendars.keys.sorted().map { $0.rawValue }.joined(separator: ", ")
                    throw InvalidValue(
                        field: "policies[\(index)].clocks[\(clockIndex)].targets[\(ruleIndex)].calendar",
                        value: name.rawValue,
                        accepted: known.isEmpty ? "a calendar of the set, which has none" : "one of " + known)
                }
            }
        }
        self.policies = policies
        self.calendars = calendars
        self.selection = selection
        self.following = following
    }

    /// The zones that the calendars name, each once, in the order of their names.
    public var timeZones: [TimeZoneIdentifier] {
        var found: Set<TimeZoneIdentifier> = []
        for calendar in calendars.values { found.formUnion(calendar.timeZones) }
        return found.sorted()
    }
}
