public import ServiceTime
public import ServiceVocabulary

/// Service-level policies in order of precedence, with the calendars they name.
///
/// A ticket falls under the first policy that applies to it.
public struct ServiceLevelPolicySet: Hashable, Sendable {
    /// The policies, first match first.
    public let policies: [ServiceLevelPolicy]
    /// The calendars by name.
    public let calendars: [CalendarIdentifier: WorkingCalendar]

    /// Creates a policy set.
    ///
    /// - Parameters:
    ///   - policies: The policies, first match first.
    ///   - calendars: The calendars by name.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when two policies have one identifier, or a policy names a calendar
    ///   that is not given.
    public init(
        policies: [ServiceLevelPolicy], calendars: [CalendarIdentifier: WorkingCalendar]
    ) throws(InvalidValue) {
        var seen: Set<PolicyIdentifier> = []
        for (index, policy) in policies.enumerated() {
            guard seen.insert(policy.identifier).inserted else {
                throw InvalidValue(
                    field: "policies[\(index)].identifier", value: policy.identifier.rawValue,
                    accepted: "an identifier that no other policy has")
            }
            guard calendars[policy.calendar] != nil else {
                let known = calendars.keys.sorted().map { $0.rawValue }.joined(separator: ", ")
                throw InvalidValue(
                    field: "policies[\(index)].calendar", value: policy.calendar.rawValue,
                    accepted: known.isEmpty ? "a calendar of the set, which has none" : "one of " + known)
            }
        }
        self.policies = policies
        self.calendars = calendars
    }

    /// The zones that the calendars name, each once, in the order of their names.
    public var timeZones: [TimeZoneIdentifier] {
        var found: Set<TimeZoneIdentifier> = []
        for calendar in calendars.values { found.formUnion(calendar.timeZones) }
        return found.sorted()
    }
}
