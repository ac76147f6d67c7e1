public import ServiceTime
public import Ticketing

/// What a policy promises the customer, beside what the parts of the way there are promised by teams (OLA) and suppliers.
///
/// This compares figures; whether a policy is sound in itself is the validation's to say.
public struct BudgetComparison: Hashable, Sendable {
    /// One promise.
    public struct Budget: Hashable, Sendable {
        /// What is measured.
        public let metric: ServiceLevelMetric
        /// To whom the promise is made.
        public let obligation: ServiceLevelClock.Obligation
        /// The target for the ticket.
        public let target: ServiceLevelTarget
        /// The calendar on which it counts; nil for plain time.
        public let calendar: CalendarIdentifier?
    }

    /// The policy.
    public let policy: PolicyIdentifier
    /// The promise to the customer: for the resolution, else the first resolution or the closing.
    public let agreement: Budget
    /// The promises of teams and suppliers, in the order of the policy.
    public let parts: [Budget]
    /// The sum of the parts, in the unit of the agreement; nil where the units differ or there are no parts.
    public let sum: ServiceLevelTarget?
    /// Whether the parts together stay within the agreement; nil where they cannot be compared.
    public let isWithin: Bool?
}

extension CompiledServiceLevels {
    /// The promises to the customer under which a ticket falls, each beside those of teams and suppliers.
    ///
    /// - Parameters:
    ///   - ticket: The ticket.
    ///   - instant: The instant, which matters to conditions on the ticket's age.
    /// - Returns: One comparison for each policy of the ticket that promises the customer a resolution.
    public func budgets(for ticket: Ticket, at instant: Instant) -> [BudgetComparison] {
        policies(for: ticket, at: instant).compactMap { policy in
            let budgets = clocksOfPolicy[policy].compactMap { budget(of: clocks[$0], ticket, at: instant) }
            let agreement = [ServiceLevelMetric.resolution, .firstResolution, .closure].lazy.compactMap { metric in
                budgets.first { $0.metric == metric && $0.obligation == .agreement }
            }.first
            guard let agreement else { return nil }
            let parts = budgets.filter { $0.obligation != .agreement }
            let sum = agreement.sum(of: parts)
            return BudgetComparison(
                policy: policySet.policies[policy].identifier, agreement: agreement, parts: parts, sum: sum,
                isWithin: sum.flatMap { agreement.isAtLeast($0) })
        }
    }

    private func budget(
        of clock: CompiledClock, _ ticket: Ticket, at instant: Instant
    ) -> BudgetComparison.Budget? {
        let rule = rule(of: clock, for: ticket, at: instant)
        let rules = clock.definition.targets
        guard rules.indices.contains(rule), let target = rules[rule].target else { return nil }
        var calendar = rules[rule].calendar
        if case .calendarTime = target { calendar = nil }
        return BudgetComparison.Budget(
            metric: clock.definition.metric, obligation: clock.definition.obligation, target: target,
            calendar: calendar)
    }
}

extension BudgetComparison.Budget {
    /// The sum of parts that count in the same time as this one.
    fileprivate func sum(of parts: [BudgetComparison.Budget]) -> ServiceLevelTarget? {
        guard !parts.isEmpty, parts.allSatisfy({ $0.calendar == calendar }) else { return nil }
        var sum = TimeSpan.zero
        for part in parts {
            switch (target, part.target) {
            case (.workingTime, .workingTime(let span)), (.calendarTime, .calendarTime(let span)):
                guard let next = try? sum + span else { return nil }
                sum = next
            default:
                return nil
            }
        }
        if case .workingTime = target { return .workingTime(sum) }
        return .calendarTime(sum)
    }

    fileprivate func isAtLeast(_ sum: ServiceLevelTarget) -> Bool? {
        switch (target, sum) {
        case (.workingTime(let own), .workingTime(let other)), (.calendarTime(let own), .calendarTime(let other)):
            own >= other
        default: nil
        }
    }
}
