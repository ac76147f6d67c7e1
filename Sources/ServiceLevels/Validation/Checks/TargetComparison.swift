import ServiceTime
import ServiceVocabulary
import Ticketing

/// Whether some targets one after the other take longer than another from the same opening.
struct TargetComparison: Hashable {
    /// The targets one after the other.
    let chain: [Part]
    /// The target that they should fit into.
    let bound: Part

    /// A target with its calendar.
    struct Part: Hashable {
        let target: ServiceLevelTarget?
        let calendar: CalendarIdentifier?
    }

    /// What a comparison gives.
    enum Result {
        /// They never take longer.
        case fits
        /// They always take longer.
        case exceeds
        /// They take longer from some openings of a sample week; the first of them.
        case exceedsAtTimes(Instant)
        /// They take longer from every opening of a sample week.
        case exceedsInSample
    }

    init(_ chain: [TargetRule], within bound: TargetRule) {
        self.chain = chain.map { Self.part($0) }
        self.bound = Self.part(bound)
    }

    private static func part(_ rule: TargetRule) -> Part {
        if case .calendarTime = rule.target { return Part(target: rule.target, calendar: nil) }
        return Part(target: rule.target, calendar: rule.calendar)
    }
}

extension TargetTiming {
    /// Compares targets: by their amounts where they count in the same time, else by openings of a sample week.
    func result(of comparison: TargetComparison) -> TargetComparison.Result {
        guard comparison.bound.target != nil, comparison.chain.allSatisfy({ $0.target != nil }) else { return .fits }
        if let exceeds = byAmount(comparison) { return exceeds ? .exceeds : .fits }
        var first: Instant?
        var count = 0
        let openings = sampleOpenings
        for opening in openings {
            guard let bound = due(TargetRule(comparison.bound), from: opening) else { continue }
            var end: Instant? = opening
            for part in comparison.chain { end = end.flatMap { due(TargetRule(part), from: $0) } }
            if end.map({ $0 <= bound }) ?? false { continue }
            count += 1
            if first == nil { first = opening }
        }
        guard let first else { return .fits }
        return count == openings.count ? .exceedsInSample : .exceedsAtTimes(first)
    }

    /// Whether the sum of the amounts is greater; nil when they do not count in the same time.
    private func byAmount(_ comparison: TargetComparison) -> Bool? {
        guard let bound = comparison.bound.target else { return nil }
        var sum: Int64 = 0
        for part in comparison.chain {
            guard let target = part.target, part.calendar == comparison.bound.calendar,
                let amount = target.amount(comparableTo: bound)
            else { return nil }
            let (total, overflow) = sum.addingReportingOverflow(amount)
            if overflow { return true }
            sum = total
        }
        guard let limit = bound.amount(comparableTo: bound) else { return nil }
        // Business days one after the other need not end when as many at once do.
        if case .businessDays = bound, comparison.chain.count > 1 { return nil }
        return sum > limit
    }
}

extension ServiceLevelTarget {
    /// The amount of the target, if it counts in the same time as another.
    fileprivate func amount(comparableTo other: ServiceLevelTarget) -> Int64? {
        switch (self, other) {
        case (.workingTime(let span), .workingTime), (.calendarTime(let span), .calendarTime):
            span.microseconds
        case (.businessDays(let days), .businessDays(let others)):
            days.start == others.start && days.end == others.end ? Int64(days.days) : nil
        default:
            nil
        }
    }
}

extension TargetRule {
    fileprivate init(_ part: TargetComparison.Part) {
        self.init(part.target, on: part.calendar)
    }
}
