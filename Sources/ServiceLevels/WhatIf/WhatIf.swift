public import ServiceTime
public import Ticketing

/// How two policy sets judge the same histories, ticket by ticket and in total.
///
/// ```swift
/// let difference = WhatIf(from: today, to: proposal)
/// let changes = difference.compare(identifier, events, until: endOfQuarter)
/// ```
public struct WhatIf: Sendable {
    /// The policies under which the histories ran.
    public let present: CompiledServiceLevels
    /// The policies that are tried.
    public let proposal: CompiledServiceLevels

    /// Creates a comparison.
    ///
    /// - Parameters:
    ///   - present: The policies under which the histories ran.
    ///   - proposal: The policies that are tried.
    public init(from present: CompiledServiceLevels, to proposal: CompiledServiceLevels) {
        self.present = present
        self.proposal = proposal
    }

    /// What became of the cycles of one metric.
    public struct Count: Hashable, Sendable {
        /// Cycles that kept the promise.
        public var met = 0
        /// Cycles that missed it, ended or not.
        public var missed = 0
        /// Cycles that go on and have not missed it.
        public var pending = 0

        /// The sum of two counts.
        public static func + (lhs: Count, rhs: Count) -> Count {
            Count(met: lhs.met + rhs.met, missed: lhs.missed + rhs.missed, pending: lhs.pending + rhs.pending)
        }
    }

    /// One metric of one ticket under both sets.
    public struct Difference: Hashable, Sendable {
        /// What is measured.
        public let metric: ServiceLevelMetric
        /// Its cycles under the present policies.
        public let present: Count
        /// Its cycles under the proposal.
        public let proposal: Count

        /// Whether the two sets judge the ticket alike.
        public var isSame: Bool { present == proposal }
    }

    /// How both sets judge one ticket, metric by metric in the order of their names.
    ///
    /// - Parameters:
    ///   - identifier: The identifier of the ticket.
    ///   - events: Its events in log order; one that the ticket refuses is passed over.
    ///   - end: The instant of the judgement.
    /// - Throws: ``Ticketing/TicketRefusal`` when the first event does not open the ticket.
    public func compare(
        _ identifier: TicketIdentifier, _ events: [TicketEvent], until end: Instant
    ) throws(TicketRefusal) -> [Difference] {
        let before = try present.counts(identifier, events, until: end)
        let after = try proposal.counts(identifier, events, until: end)
        return Set(before.keys).union(after.keys).sorted().map {
            Difference(metric: $0, present: before[$0] ?? Count(), proposal: after[$0] ?? Count())
        }
    }
}

extension CompiledServiceLevels {
    /// What becomes of the cycles of each metric of a ticket.
    func counts(
        _ identifier: TicketIdentifier, _ events: [TicketEvent], until end: Instant
    ) throws(TicketRefusal) -> [ServiceLevelMetric: WhatIf.Count] {
        var occurrences: [ClockOccurrence] = []
        let state = try replay(identifier, events, until: end, reporting: &occurrences).state
        var counts: [ServiceLevelMetric: WhatIf.Count] = [:]
        for reading in readings(of: state, at: end) {
            var count = WhatIf.Count(met: reading.metCycles, missed: reading.missedCycles)
            if reading.endedAt == nil, reading.target != nil {
                if reading.isBreached { count.missed += 1 } else { count.pending += 1 }
            }
            counts[reading.metric] = (counts[reading.metric] ?? WhatIf.Count()) + count
        }
        return counts
    }
}
