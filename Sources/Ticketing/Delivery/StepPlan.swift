public import ServiceTime
public import ServiceVocabulary

/// The steps in which a service is delivered, in their order, each with its checkpoint.
public struct StepPlan: Hashable, Sendable {
    /// One step of a plan.
    public struct Step: Hashable, Sendable {
        /// The step.
        public let step: ServiceStep
        /// What is to be shown before the next step begins.
        public let checkpoint: String
        /// Whether every delivery takes the step; one that is taken only where needed is not missed.
        public let isRequired: Bool
        /// The greatest time from the beginning of the contact to the beginning of the step; nil without a limit.
        public let limit: TimeSpan?

        /// Creates a step.
        ///
        /// - Parameters:
        ///   - step: The step.
        ///   - checkpoint: What is to be shown before the next step begins.
        ///   - isRequired: Whether every delivery takes the step.
        ///   - limit: The greatest time from the beginning of the contact to the beginning of the step.
        public init(_ step: ServiceStep, checkpoint: String, isRequired: Bool = true, limit: TimeSpan? = nil) {
            self.step = step
            self.checkpoint = checkpoint
            self.isRequired = isRequired
            self.limit = limit
        }
    }

    /// The steps, in their order.
    public let steps: [Step]

    /// Creates a plan.
    ///
    /// - Parameter steps: The steps, in their order.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` without steps, when one stands there twice, or for a negative limit.
    public init(_ steps: [Step]) throws(InvalidValue) {
        guard !steps.isEmpty, Set(steps.map { $0.step }).count == steps.count else {
            throw InvalidValue(
                field: "steps", value: steps.isEmpty ? "[]" : "a step twice", accepted: "at least one step, each once")
        }
        for (index, step) in steps.enumerated() {
            if let limit = step.limit, limit < .zero {
                throw InvalidValue(
                    field: "steps[\(index)].limit", value: limit.description, accepted: "0 or more")
            }
        }
        self.steps = steps
    }

    private init(unchecked steps: [Step]) {
        self.steps = steps
    }

    /// The phases of the delivery: reception within 8 s, diagnosis, solution, escalation where needed, confirmation.
    public static let deliveryPhases = StepPlan(unchecked: [
        Step(.reception, checkpoint: "The customer is greeted and identified.", limit: .seconds(8)),
        Step(.diagnosis, checkpoint: "What, who, when, where and how are answered, and the priority is set."),
        Step(.solution, checkpoint: "A standard or tailored plan is given and the customer guided through it."),
        Step(.escalation, checkpoint: "Somebody who knows or may more has taken the issue up.", isRequired: false),
        Step(.confirmation, checkpoint: "The effect is verified and satisfaction is asked for."),
    ])

    /// The five-step method (五步法): listen, diagnose, propose, guide, verify; the words of the checkpoints are assumed.
    public static let fiveStepMethod = StepPlan(unchecked: [
        Step(.listen, checkpoint: "The customer has said what he came for."),
        Step(.diagnose, checkpoint: "The cause is named and agreed."),
        Step(.propose, checkpoint: "A plan is proposed and accepted."),
        Step(.guide, checkpoint: "The customer was led through the plan."),
        Step(.verify, checkpoint: "The customer has seen that it works."),
    ])
}
