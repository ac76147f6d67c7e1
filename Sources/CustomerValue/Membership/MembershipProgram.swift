public import ServiceVocabulary

/// The levels of a membership, lowest first.
///
/// A program may be incomplete while it is drawn up; ``diagnostics`` tell what is wrong with it.
public struct MembershipProgram: Hashable, Sendable {
    /// The levels, lowest first.
    public let levels: [MembershipLevel]

    /// Creates a program.
    ///
    /// - Parameter levels: The levels, lowest first; at least one, all of different names.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public init(_ levels: [MembershipLevel]) throws(InvalidValue) {
        guard !levels.isEmpty, Set(levels.map { $0.name }).count == levels.count else {
            throw InvalidValue(
                field: "levels", value: levels.map { $0.name.rawValue }.joined(separator: ", "),
                accepted: "at least one level, all of different names")
        }
        self.levels = levels
    }

    /// The highest level whose threshold is reached; nil below the first one.
    ///
    /// - Parameter earned: What was earned within the period.
    public func level(for earned: Int64) -> MembershipLevel? {
        levels.last { $0.threshold <= earned }
    }

    /// What is missing to the next level; nil on the highest.
    ///
    /// - Parameter earned: What was earned within the period.
    public func missing(from earned: Int64) -> (level: MembershipLevel, amount: Int64)? {
        guard let next = levels.first(where: { $0.threshold > earned }) else { return nil }
        let (amount, overflow) = next.threshold.subtractingReportingOverflow(earned)
        return (next, overflow ? .max : amount)
    }

    /// What is wrong with the program.
    ///
    /// - `membership.threshold`: a threshold does not exceed the one below (error).
    /// - `membership.lost-benefit`: a level silently loses a benefit of the one below (error).
    /// - `membership.no-reason`: a level adds no benefit, so nobody has a reason to move up (warning).
    /// - `membership.cost`: the benefits cost more than the value they create (warning).
    /// - `membership.given-up`: a level gives up what the one below does not have (warning).
    public var diagnostics: [Diagnostic] {
        var found: [Diagnostic] = []
        func report(_ code: String, _ severity: Diagnostic.Severity, _ index: Int, _ message: String) {
            found.append(
                Diagnostic(code: "membership." + code, severity: severity, path: "levels[\(index)]", message: message))
        }
        for (index, level) in levels.enumerated() {
            if let cost = level.cost, let value = level.createdValue, cost.minor > value.minor {
                report(
                    "cost", .warning, index,
                    "\(level.name): the benefits cost \(cost.minor) and create \(value.minor) minor units.")
            }
            guard index > 0 else { continue }
            let below = levels[index - 1]
            if level.threshold <= below.threshold {
                report(
                    "threshold", .error, index,
                    "\(level.name) takes \(level.threshold), no more than \(below.name) with \(below.threshold).")
            }
            for benefit in below.benefits.subtracting(level.benefits).subtracting(level.givenUp).sorted() {
                report(
                    "lost-benefit", .error, index, "\(level.name) loses \(benefit) of \(below.name) without saying so.")
            }
            for benefit in level.givenUp.subtracting(below.benefits).sorted() {
                report(
                    "given-up", .warning, index, "\(level.name) gives up \(benefit), which \(below.name) does not have."
                )
            }
            if level.benefits.subtracting(below.benefits).isEmpty {
                report("no-reason", .warning, index, "\(level.name) adds no benefit to those of \(below.name).")
            }
        }
        return found
    }
}
