public import ServiceVocabulary

/// The offers that fit a failure, each with what stands in its way.
public struct CompensationProposal: Hashable, Sendable {
    /// An offer that fits the failure.
    public struct Line: Hashable, Sendable {
        /// The offer.
        public let offer: CompensationOffer
        /// By how much the offer, with what was granted before, exceeds the authority; nil within it.
        public let aboveAuthority: Money?
        /// By how much it exceeds what is left of the budget; nil within it.
        public let aboveBudget: Money?

        /// Whether it can be given now.
        public var isWithin: Bool { aboveAuthority == nil && aboveBudget == nil }
    }

    /// The offers that fit, the costliest first and those of equal cost by name.
    public let lines: [Line]

    /// The offers that can be given now, the costliest first.
    public var offers: [CompensationOffer] { lines.filter { $0.isWithin }.map { $0.offer } }

    /// The offers that the budget allows and that need the approval of somebody with more authority, the costliest first.
    public var needingApproval: [CompensationOffer] {
        lines.filter { $0.aboveAuthority != nil && $0.aboveBudget == nil }.map { $0.offer }
    }
}

extension CompensationMenu {
    /// The offers for a failure, measured against an authority and a budget.
    ///
    /// The ceiling is inclusive, as are published ones (以下 includes the figure), and holds for one window, such as a
    /// ticket or a customer's day: what was granted in that window before counts against it, or splitting defeats it.
    ///
    /// - Parameters:
    ///   - failure: In what the service failed.
    ///   - grade: How grave that is.
    ///   - ceiling: The greatest compensation that may be granted in the window.
    ///   - granted: What was granted in the window before; nil for nothing.
    ///   - budget: What is left to spend; nil without a budget.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when an amount is negative or in another currency than the menu, and when
    ///   a sum exceeds 64 bits.
    public func proposal(
        for failure: FailureType, grade: RecoveryGrade, ceiling: Money, granted: Money? = nil,
        budget: CompensationBudget? = nil
    ) throws(InvalidValue) -> CompensationProposal {
        let granted = granted ?? Money(minor: 0, currency: currency)
        try check(ceiling, "ceiling")
        try check(granted, "granted")
        if let budget { try check(budget.limit, "budget") }
        var lines: [CompensationProposal.Line] = []
        for entry in entries where entry.applies(to: failure, grade) {
            let sum = try granted + entry.offer.cost
            lines.append(
                CompensationProposal.Line(
                    offer: entry.offer, aboveAuthority: excess(of: sum, over: ceiling),
                    aboveBudget: budget.flatMap { excess(of: entry.offer.cost, over: $0.remaining) }))
        }
        lines.sort {
            $0.offer.cost.minor != $1.offer.cost.minor
                ? $0.offer.cost.minor > $1.offer.cost.minor : $0.offer.name < $1.offer.name
        }
        return CompensationProposal(lines: lines)
    }

    /// How much of an amount is above a limit; both are not negative.
    private func excess(of amount: Money, over limit: Money) -> Money? {
        amount.minor > limit.minor ? Money(minor: amount.minor - limit.minor, currency: currency) : nil
    }

    private func check(_ amount: Money, _ field: String) throws(InvalidValue) {
        guard amount.currency == currency else {
            throw InvalidValue(
                field: field + ".currency", value: amount.currency.rawValue, accepted: currency.rawValue)
        }
        guard amount.minor >= 0 else {
            throw InvalidValue(
                field: field + ".minor", value: "\(amount.minor)", accepted: "an amount that is not negative")
        }
    }
}
