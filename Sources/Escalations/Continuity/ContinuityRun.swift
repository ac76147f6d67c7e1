public import ServiceTime
import ServiceVocabulary

/// A plan that runs: for an incident, or as a drill.
public struct ContinuityRun: Hashable, Sendable {
    /// Why a run does not take what it is told.
    public enum Refusal: Error, Hashable, Sendable {
        /// The plan has no such step.
        case unknownStep(String)
        /// The step is done already.
        case doneTwice(String)
        /// The run has ended.
        case ended
        /// The instant is before the start of the run.
        case beforeStart
    }

    /// How a step stands.
    public enum StepState: Hashable, Sendable {
        /// Done within its limit, or without one.
        case kept(at: Instant)
        /// Done, but after its limit.
        case late(at: Instant, due: Instant)
        /// Not done, and still in time; nil for a step without a limit.
        case open(due: Instant?)
        /// Not done, and past its limit.
        case overdue(since: Instant)
    }

    /// The plan.
    public let plan: ContinuityPlan
    /// When it started.
    public let startedAt: Instant
    /// Whether it is a drill.
    public let isDrill: Bool
    /// When each step was done, by its name.
    public private(set) var done: [String: Instant] = [:]
    /// When it was ended; nil while it runs on.
    public private(set) var endedAt: Instant?

    /// Starts a plan.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - instant: The instant.
    ///   - isDrill: Whether it is a drill.
    public init(_ plan: ContinuityPlan, at instant: Instant, isDrill: Bool = false) {
        self.plan = plan
        startedAt = instant
        self.isDrill = isDrill
    }

    /// When the run ends by itself or was ended; nil for neither.
    public var end: Instant? {
        let latest = plan.longest.flatMap { try? startedAt + $0 }
        guard let endedAt else { return latest }
        return latest.map { min($0, endedAt) } ?? endedAt
    }

    /// Notes that a step was done; a measure that is planned ahead may have been done before the start.
    ///
    /// - Parameters:
    ///   - name: The name of the step.
    ///   - instant: When it was done.
    /// - Throws: ``Refusal`` for a step that is not there or done already, or an instant outside the run.
    public mutating func complete(_ name: String, at instant: Instant) throws(Refusal) {
        guard let step = plan.steps.first(where: { $0.name == name }) else { throw .unknownStep(name) }
        guard done[name] == nil else { throw .doneTwice(name) }
        if let end, instant > end { throw .ended }
        if case .ahead = step.limit {
        } else if instant < startedAt {
            throw .beforeStart
        }
        done[name] = instant
    }

    /// Ends the run.
    ///
    /// - Parameter instant: The instant.
    /// - Throws: ``Refusal`` when it has ended, or for an instant before its start.
    public mutating func finish(at instant: Instant) throws(Refusal) {
        guard instant >= startedAt else { throw .beforeStart }
        if let end, instant > end || endedAt != nil { throw .ended }
        endedAt = instant
    }

    /// How each step stands at an instant, in the order of the plan.
    public func states(at instant: Instant) -> [(step: ContinuityStep, state: StepState)] {
        plan.steps.map { step in
            let due = due(of: step)
            if let at = done[step.name], at <= instant {
                guard let due, at > due else { return (step, .kept(at: at)) }
                return (step, .late(at: at, due: due))
            }
            guard let due, instant > due else { return (step, .open(due: due)) }
            return (step, .overdue(since: due))
        }
    }

    /// How many limits were kept, of those whose time has come or whose step is done.
    public func limits(at instant: Instant) -> (kept: Int, all: Int) {
        var kept = 0
        var all = 0
        for (step, state) in states(at: instant) where step.limit != .none {
            switch state {
            case .kept:
                kept += 1
                all += 1
            case .late, .overdue: all += 1
            case .open: break
            }
        }
        return (kept, all)
    }

    /// The next instant after another at which an answer changes by itself: a step past its limit, the end of higher
    /// ceilings, or of the run.
    public func nextDeadline(after instant: Instant) -> Instant? {
        var next: Instant?
        func consider(_ candidate: Instant?) {
            guard let candidate, candidate > instant else { return }
            next = next.map { min($0, candidate) } ?? candidate
        }
        for step in plan.steps where done[step.name] == nil {
            consider(due(of: step).flatMap { try? $0 + TimeSpan(microseconds: 1) })
        }
        consider(raise?.until)
        consider(end)
        return next
    }

    /// The higher ceilings of the run, with their end; nil for a drill, which raises nothing.
    public var raise: AuthorityRaise? {
        guard !isDrill, let raise = plan.raise else { return nil }
        let latest = (try? startedAt + raise.endsAfter) ?? .latest
        return try? AuthorityRaise(
            tiers: raise.tiers, ceilings: raise.ceilings, from: startedAt, until: end.map { min($0, latest) } ?? latest)
    }

    private func due(of step: ContinuityStep) -> Instant? {
        switch step.limit {
        case .within(let span): try? startedAt + span
        case .ahead(let span): try? startedAt - span
        case .none: nil
        }
    }
}
