public import ServiceTime

extension CompiledServiceLevels {
    /// What the clocks of a ticket reached since the last look, as an option for late looks tells it.
    ///
    /// - Parameters:
    ///   - state: The state of the ticket.
    ///   - start: The instant of the last look, excluded; an earlier one than the last event is read as that event's.
    ///   - end: The instant of this look, included.
    ///   - catchUp: Whether to tell everything or the last thing of each clock.
    public func lateLook(
        at state: ServiceLevelState, after start: Instant, through end: Instant, catchUp: CatchUp
    ) -> LateLook {
        let reached = occurrences(of: state, after: start, through: end)
        switch catchUp {
        case .stepThrough:
            return LateLook(told: reached, skipped: [])
        case .jump:
            struct Clock: Hashable {
                let policy: PolicyIdentifier
                let metric: ServiceLevelMetric
            }
            var last: [Clock: Int] = [:]
            for (index, occurrence) in reached.enumerated() {
                last[Clock(policy: occurrence.policy, metric: occurrence.metric)] = index
            }
            let told = Set(last.values)
            return LateLook(
                told: told.sorted().map { reached[$0] },
                skipped: reached.enumerated().filter { !told.contains($0.offset) }.map { $0.element })
        }
    }
}
