public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// A sum that somebody wants to give to a customer.
public struct ApprovalRequest: Hashable, Sendable {
    /// What the money is given for.
    public let kind: MoneyKind
    /// The sum.
    public let amount: Money
    /// The kind of problem.
    public let problem: ServiceType
    /// What was given before of that kind, by window; a window that is missing counts as nothing.
    public let given: [AuthorityWindow: Money]

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - kind: What the money is given for.
    ///   - amount: The sum, not negative.
    ///   - problem: The kind of problem.
    ///   - given: What was given before of that kind, by window, not negative and of the same currency.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for negative sums, mixed currencies, or a sum past 64 bits.
    public init(
        _ kind: MoneyKind, _ amount: Money, problem: ServiceType, given: [AuthorityWindow: Money] = [:]
    ) throws(InvalidValue) {
        guard amount.minor >= 0 else {
            throw InvalidValue(field: "amount", value: "\(amount.minor)", accepted: "an amount that is not negative")
        }
        for window in AuthorityWindow.allCases {
            guard let before = given[window] else { continue }
            guard before.minor >= 0 else {
                throw InvalidValue(
                    field: "given." + window.rawValue, value: "\(before.minor)",
                    accepted: "an amount that is not negative")
            }
            do {
                _ = try amount + before
            } catch {
                throw error.inside("given." + window.rawValue)
            }
        }
        self.kind = kind
        self.amount = amount
        self.problem = problem
        self.given = given
    }

    /// What would be given in a window, the sum included.
    func total(in window: AuthorityWindow) -> Int64 {
        let (sum, overflow) = amount.minor.addingReportingOverflow(given[window]?.minor ?? 0)
        return overflow ? Int64.max : sum
    }
}

/// Higher ceilings for a time, as an incident plan grants them.
public struct AuthorityRaise: Hashable, Sendable {
    /// The tiers whose ceilings are raised; nil for all.
    public let tiers: Set<SupportTier>?
    /// The ceilings in force instead of lower ones.
    public let ceilings: [AuthorityCeiling]
    /// From when on they hold.
    public let from: Instant
    /// When they end; the instant itself is past the end.
    public let until: Instant

    /// Creates a raise.
    ///
    /// - Parameters:
    ///   - tiers: The tiers whose ceilings are raised; nil for all.
    ///   - ceilings: The ceilings in force instead of lower ones.
    ///   - from: From when on they hold.
    ///   - until: When they end, later than `from`.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for an end that is not after the start.
    public init(
        tiers: Set<SupportTier>? = nil, ceilings: [AuthorityCeiling], from: Instant, until: Instant
    ) throws(InvalidValue) {
        guard until > from else {
            throw InvalidValue(
                field: "until", value: until.description, accepted: "an instant after " + from.description)
        }
        self.tiers = tiers
        self.ceilings = ceilings
        self.from = from
        self.until = until
    }

    /// The raised ceiling of a tier for a kind of money at an instant; nil where none is in force.
    func ceiling(of tier: SupportTier, for kind: MoneyKind, at instant: Instant) -> AuthorityCeiling? {
        guard from <= instant, instant < until, tiers?.contains(tier) ?? true else { return nil }
        return ceilings.first { $0.kind == kind }
    }
}
