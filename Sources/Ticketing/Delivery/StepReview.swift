public import ServiceTime

/// A step that was taken in the delivery of a service.
public struct StepRecord: Hashable, Sendable {
    /// The step.
    public let step: ServiceStep
    /// When it began.
    public let beganAt: Instant
    /// Whether its checkpoint was passed; nil where nobody looked.
    public let passed: Bool?

    /// Creates a record.
    ///
    /// - Parameters:
    ///   - step: The step.
    ///   - beganAt: When it began.
    ///   - passed: Whether its checkpoint was passed; nil where nobody looked.
    public init(_ step: ServiceStep, beganAt: Instant, passed: Bool? = nil) {
        self.step = step
        self.beganAt = beganAt
        self.passed = passed
    }
}

/// How a delivery kept to its plan: one finding for each thing that is to be spoken about.
public struct StepReview: Hashable, Sendable {
    /// Something to be spoken about.
    public enum Finding: Hashable, Sendable {
        /// A required step was not taken, although a later one was or the delivery is over.
        case skipped(ServiceStep)
        /// A step was taken again, by the record at a place.
        case repeated(ServiceStep, record: Int)
        /// A step was taken for the first time after a later one, by the record at a place.
        case outOfOrder(ServiceStep, record: Int)
        /// A step began later than its limit allows, by so much.
        case late(ServiceStep, by: TimeSpan)
        /// The checkpoint of a step was not passed, and no later record of the step passed it.
        case checkpointMissed(ServiceStep)
        /// The plan does not have the step that a record names.
        case unknown(ServiceStep, record: Int)
    }

    /// The findings: those of the records in their order, then those of the steps in the order of the plan.
    public let findings: [Finding]
    /// The steps that were taken, in the order of the plan.
    public let taken: [ServiceStep]
}

extension StepPlan {
    /// How a delivery kept to the plan.
    ///
    /// - Parameters:
    ///   - records: The steps that were taken, in the order of the log.
    ///   - startedAt: When the contact began, from which the limits count.
    ///   - isOver: Whether the delivery is over; in one that goes on, only steps before the last one taken are skipped.
    public func review(_ records: [StepRecord], startedAt: Instant, isOver: Bool) -> StepReview {
        var findings: [StepReview.Finding] = []
        var first: [Int: StepRecord] = [:]
        var missed: Set<Int> = []
        var furthest = -1
        for (index, record) in records.enumerated() {
            guard let place = steps.firstIndex(where: { $0.step == record.step }) else {
                findings.append(.unknown(record.step, record: index))
                continue
            }
            if first[place] != nil {
                findings.append(.repeated(record.step, record: index))
            } else {
                first[place] = record
                if place < furthest { findings.append(.outOfOrder(record.step, record: index)) }
            }
            switch record.passed {
            case .some(true): missed.remove(place)
            case .some(false): missed.insert(place)
            case .none: break
            }
            furthest = max(furthest, place)
        }
        for (place, step) in steps.enumerated() {
            if let record = first[place] {
                let late = record.beganAt - startedAt
                if let limit = step.limit, let excess = try? late - limit, excess > .zero {
                    findings.append(.late(step.step, by: excess))
                }
            } else if step.isRequired, isOver || place < furthest {
                findings.append(.skipped(step.step))
            }
            if missed.contains(place) { findings.append(.checkpointMissed(step.step)) }
        }
        return StepReview(findings: findings, taken: first.keys.sorted().map { steps[$0].step })
    }
}
