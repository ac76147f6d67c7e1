/// How much work a validation may do, as a number of combinations of values and conditions it looks at.
///
/// The work for a policy set of a thousand policies over eight dimensions is usually far below the default. What is not
/// decided within the budget is reported as undecided, and never passes for sound.
public struct ValidationBudget: Hashable, Sendable {
    /// The number of combinations for all questions together.
    public var total: Int
    /// The number of combinations for a single question, such as whether a target applies to any ticket.
    public var perQuestion: Int

    /// Creates a budget.
    ///
    /// - Parameters:
    ///   - total: The number of combinations for all questions together.
    ///   - perQuestion: The number of combinations for a single question.
    public init(total: Int, perQuestion: Int) {
        self.total = total
        self.perQuestion = perQuestion
    }

    /// Enough for policy sets of the usual size, and some seconds at most.
    public static let standard = ValidationBudget(total: 400_000_000, perQuestion: 100_000_000)
}
