import ServiceTime
public import ServiceVocabulary

/// Why a stored state does not fit a policy set: what it names that the set does not have.
public enum SnapshotRefusal: Error, Hashable, Sendable {
    /// The set has no such version of a policy.
    case noPolicy(ServiceLevelSnapshot.PolicyVersion)
    /// The policy has no clock for the metric.
    case noClock(ServiceLevelMetric, in: PolicyIdentifier)
    /// The clock has no such target rule, or the rule has another target than the one that is in force.
    case noTarget(ServiceLevelTarget?, of: ServiceLevelMetric, in: PolicyIdentifier)
    /// The clock has no warning at that place, which was reached.
    case noWarning(Int, of: ServiceLevelMetric, in: PolicyIdentifier)
    /// The life cycle has no such status, or it means something else there.
    case noStatus(InvalidValue)
}

extension SnapshotRefusal: CustomStringConvertible {
    /// One sentence that names what is missing.
    public var description: String {
        switch self {
        case .noPolicy(let version):
            let valid = version.validFrom.map { " valid from " + $0.description } ?? ""
            return "the policy set has no policy " + version.policy.rawValue + valid
        case .noClock(let metric, let policy):
            return "the policy " + policy.rawValue + " has no clock " + metric.rawValue
        case .noTarget(let target, let metric, let policy):
            let text = target?.description ?? "none"
            return "the clock " + metric.rawValue + " of the policy " + policy.rawValue
                + " has no such target rule: " + text
        case .noWarning(let place, let metric, let policy):
            return "the clock " + metric.rawValue + " of the policy " + policy.rawValue + " has no warning \(place)"
        case .noStatus(let invalid):
            return "the ticket does not fit the life cycle: " + invalid.description
        }
    }
}
