public import ServiceTime
public import ServiceVocabulary
import Ticketing

/// Which of two grants of the same thing counts, such as that of the tier and that of a package bought.
public enum TreatmentOrder: Hashable, Sendable {
    /// The better one, as ranked.
    case betterWins(TreatmentRanking)
    /// That of the first grantor, better or not.
    case firstWins
}

/// What is better than what, best first; what cannot be ranked by itself because it is only a name.
public struct TreatmentRanking: Hashable, Sendable {
    /// The packages.
    public let packages: [ServicePackageIdentifier]
    /// The sets of policies.
    public let policySets: [PolicySetIdentifier]
    /// The calendars, the longest hours first.
    public let calendars: [CalendarIdentifier]

    /// Creates a ranking; what is not in it cannot be compared.
    ///
    /// - Parameters:
    ///   - packages: The packages, best first.
    ///   - policySets: The sets of policies, best first.
    ///   - calendars: The calendars, the longest hours first.
    public init(
        packages: [ServicePackageIdentifier], policySets: [PolicySetIdentifier] = [],
        calendars: [CalendarIdentifier] = []
    ) {
        self.packages = packages
        self.policySets = policySets
        self.calendars = calendars
    }
}

/// Whose grant of one part counts when two are joined, and why.
public struct TreatmentDecision: Hashable, Sendable {
    /// A part of a treatment.
    public enum Part: String, Hashable, Sendable, Codable, CaseIterable {
        /// The service package.
        case package
        /// The set of policies.
        case policySet
        /// The calendar.
        case calendar
        /// How routing chooses.
        case routing
        /// The agents for the customers.
        case agentRatio
        /// The proactive care.
        case care
    }

    /// Why one grant counts.
    public enum Reason: String, Hashable, Sendable, Codable, CaseIterable {
        /// Only one grants it.
        case onlyGrant
        /// It is the better one.
        case better
        /// Both are equally good, and the first stays.
        case equal
        /// The two cannot be compared, and the first stays.
        case notComparable
        /// The order says so.
        case ordered
    }

    /// The part.
    public let part: Part
    /// The grantor whose grant counts.
    public let grantor: String
    /// Why it counts.
    public let reason: Reason
}

extension ServiceTreatment {
    /// The joint treatment of somebody who is granted two, such as by a tier and by a package.
    ///
    /// What only one grants always counts. Of two grants of the same part the better counts, unless the order says otherwise:
    /// the package, policies and calendar that rank first, more agents for the customers, the more frequent care.
    ///
    /// - Parameters:
    ///   - other: The treatment by the other grantor.
    ///   - order: Which of two grants of the same part counts.
    /// - Returns: The joint treatment, and for each part whose grant counts and why.
    public func joined(
        with other: ServiceTreatment, order: TreatmentOrder
    ) -> (treatment: ServiceTreatment, decisions: [TreatmentDecision]) {
        var decisions: [TreatmentDecision] = []
        let ranking: TreatmentRanking? = if case .betterWins(let ranking) = order { ranking } else { nil }

        func choose<Value: Equatable>(
            _ part: TreatmentDecision.Part, _ one: Value?, _ two: Value?, _ isSecondBetter: (Value, Value) -> Bool?
        ) -> Value? {
            func decide(_ value: Value, _ grantor: String, _ reason: TreatmentDecision.Reason) -> Value {
                decisions.append(TreatmentDecision(part: part, grantor: grantor, reason: reason))
                return value
            }
            switch (one, two) {
            case (nil, nil): return nil
            case (let one?, nil): return decide(one, grantor, .onlyGrant)
            case (nil, let two?): return decide(two, other.grantor, .onlyGrant)
            case (let one?, let two?):
                if ranking == nil { return decide(one, grantor, .ordered) }
                if one == two { return decide(one, grantor, .equal) }
                switch isSecondBetter(one, two) {
                case true?: return decide(two, other.grantor, .better)
                case false?: return decide(one, grantor, .better)
                case nil: return decide(one, grantor, .notComparable)
                }
            }
        }
        func byRank<Value: Equatable>(_ ranked: [Value]?) -> (Value, Value) -> Bool? {
            { one, two in
                guard let ranked, let first = ranked.firstIndex(of: one), let second = ranked.firstIndex(of: two) else {
                    return nil
                }
                return second < first
            }
        }
        let joint = ServiceTreatment(
            by: grantor + " and " + other.grantor,
            package: choose(.package, package, other.package, byRank(ranking?.packages)),
            policySet: choose(.policySet, policySet, other.policySet, byRank(ranking?.policySets)),
            calendar: choose(.calendar, calendar, other.calendar, byRank(ranking?.calendars)),
            routing: choose(.routing, routing, other.routing) { _, _ in nil },
            agentRatio: choose(.agentRatio, agentRatio, other.agentRatio) { one, two in
                two.isBetter(than: one) ? true : one.isBetter(than: two) ? false : nil
            },
            care: choose(.care, care, other.care) { $1.callEvery < $0.callEvery })
        return (joint, decisions)
    }
}
