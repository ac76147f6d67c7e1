public import ServiceVocabulary
import Ticketing

/// Which facts make which grade, as data: rules in order, of which the first that holds gives the grade.
///
/// ```swift
/// let grading = try Grading<ComplaintGrade>(
///     grades: [.major, .ordinary],
///     rules: [GradeRule(.major, where: .severity([.high]))], otherwise: .ordinary)
/// try grading.grade(of: IssueFacts(severity: .high))  // major
/// ```
///
/// ``findings(budget:)`` says what is wrong with the rules: grades that nothing gets, facts that get none.
public struct Grading<Grade: TextIdentifier>: Hashable, Sendable {
    /// The grades, the gravest first.
    public let grades: [Grade]
    /// The rules; the first that holds gives the grade.
    public let rules: [GradeRule<Grade>]
    /// The grade where no rule holds; nil for none.
    public let otherwise: Grade?

    /// Creates a grading.
    ///
    /// - Parameters:
    ///   - grades: The grades, the gravest first.
    ///   - rules: The rules.
    ///   - otherwise: The grade where no rule holds; nil for none.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` without grades or when one stands there twice, when a rule gives another
    ///   grade, for thresholds below 1, and when amounts are in several currencies.
    public init(grades: [Grade], rules: [GradeRule<Grade>], otherwise: Grade?) throws(InvalidValue) {
        guard !grades.isEmpty, Set(grades).count == grades.count else {
            throw InvalidValue(
                field: "grades", value: grades.isEmpty ? "[]" : "a grade twice", accepted: "at least one, each once")
        }
        let known = grades.map { $0.rawValue }.joined(separator: ", ")
        for (index, rule) in rules.enumerated() where !grades.contains(rule.grade) {
            throw InvalidValue(
                field: "rules[\(index)].grade", value: rule.grade.rawValue, accepted: "one of the grades " + known)
        }
        if let otherwise, !grades.contains(otherwise) {
            throw InvalidValue(
                field: "otherwise", value: otherwise.rawValue, accepted: "one of the grades " + known)
        }
        self.grades = grades
        self.rules = rules
        self.otherwise = otherwise
        try checkThresholds()
    }

    private init(unchecked grades: [Grade], _ rules: [GradeRule<Grade>], _ otherwise: Grade) {
        self.grades = grades
        self.rules = rules
        self.otherwise = otherwise
    }

    private func checkThresholds() throws(InvalidValue) {
        var currency: CurrencyCode?
        for (index, rule) in rules.enumerated() {
            var mentions = IssueMentions()
            rule.condition.collect(into: &mentions)
            if let least = mentions.repeats.min(), least < 1 {
                throw InvalidValue(field: "rules[\(index)].repeats", value: "\(least)", accepted: "1 or more")
            }
            for amount in mentions.amounts.sorted(by: { $0.minor < $1.minor }) {
                guard amount.minor >= 1 else {
                    throw InvalidValue(field: "rules[\(index)].amount", value: "\(amount.minor)", accepted: "1 or more")
                }
                guard currency == nil || currency == amount.currency else {
                    throw InvalidValue(
                        field: "rules[\(index)].amount.currency", value: amount.currency.rawValue,
                        accepted: "the currency of the other amounts")
                }
                currency = amount.currency
            }
        }
    }

    /// The currency of the thresholds; nil where no rule asks for an amount.
    var currency: CurrencyCode? { mentions.amounts.first?.currency }

    /// What the rules ask for.
    var mentions: IssueMentions {
        var mentions = IssueMentions()
        for rule in rules { rule.condition.collect(into: &mentions) }
        return mentions
    }

    /// The grade of a complaint or a failure.
    ///
    /// - Parameter facts: What is known about it.
    /// - Returns: The grade of the first rule that holds, or else the default; nil where there is none.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when the amount is in another currency than the thresholds.
    public func grade(of facts: IssueFacts) throws(InvalidValue) -> Grade? {
        if let amount = facts.amount, let currency, amount.currency != currency {
            throw InvalidValue(
                field: "amount.currency", value: amount.currency.rawValue, accepted: currency.rawValue)
        }
        return place(of: facts).map { rules[$0].grade } ?? otherwise
    }

    /// The place of the rule that gives the grade; nil where none holds.
    ///
    /// - Parameter facts: What is known.
    public func place(of facts: IssueFacts) -> Int? {
        rules.firstIndex { $0.condition.holds(for: facts) }
    }

    /// The place of a grade, 0 for the gravest; nil for one that the grading does not have.
    public func rank(of grade: Grade) -> Int? {
        grades.firstIndex(of: grade)
    }
}

/// A rule of a grading: issues like this get that grade.
public struct GradeRule<Grade: TextIdentifier>: Hashable, Sendable {
    /// The grade.
    public let grade: Grade
    /// What an issue must be like.
    public let condition: IssueCondition

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - grade: The grade.
    ///   - condition: What an issue must be like.
    public init(_ grade: Grade, where condition: IssueCondition) {
        self.grade = grade
        self.condition = condition
    }
}

extension Grading where Grade == ComplaintGrade {
    /// Major where many are concerned, where the harm and the urgency are both high, or from the third complaint of the
    /// same matter on; ordinary otherwise.
    ///
    /// An assumption: practice publishes what happens to a major complaint and not what makes one.
    public static var assumed: Grading<ComplaintGrade> {
        Grading(
            unchecked: [.major, .ordinary],
            [
                GradeRule(.major, where: .scope([.group, .industryWide])),
                GradeRule(.major, where: .all([.severity([.high]), .urgency([.high])])),
                GradeRule(.major, where: .repeats(atLeast: 2)),
            ], .ordinary)
    }
}

extension Grading where Grade == RecoveryGrade {
    /// Serious where severity, scope or urgency are at their highest, minor where all three are at their lowest, moderate
    /// otherwise.
    ///
    /// An assumption: practice names the three facts and not the grades they make.
    public static var assumed: Grading<RecoveryGrade> {
        Grading(
            unchecked: [.serious, .moderate, .minor],
            [
                GradeRule(
                    .serious, where: .any([.severity([.high]), .scope([.industryWide]), .urgency([.high])])),
                GradeRule(.minor, where: .all([.severity([.low]), .scope([.individual]), .urgency([.low])])),
            ], .moderate)
    }
}
