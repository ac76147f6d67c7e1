public import ServiceVocabulary

/// Something that is wrong with a grading, with facts that show it.
public struct GradingFinding: Hashable, Sendable {
    /// The finding: code, severity, path and message.
    public let diagnostic: Diagnostic
    /// Facts on which the finding can be seen; nil where none are concerned.
    public let example: IssueFacts?
}

extension GradingFinding: CustomStringConvertible {
    /// The diagnostic as one line.
    public var description: String { diagnostic.description }
}

extension Grading {
    /// What is wrong with the rules, decided for all facts at once.
    ///
    /// Facts that the rules do not ask for tell nothing apart, so every combination of the words and thresholds they
    /// mention, and of one that is not among them, is all there is to try.
    ///
    /// | code | severity | what |
    /// |---|---|---|
    /// | `grading.rule-never-holds` | error | No facts meet the rule. |
    /// | `grading.rule-unreachable` | error | Earlier rules take all facts that meet the rule. |
    /// | `grading.no-default` | error | There are facts that get no grade. |
    /// | `grading.default-unreachable` | note | Some rule holds for all facts, so that the default is never given. |
    /// | `grading.grade-unreachable` | warning | No facts get the grade. |
    /// | `grading.undecided` | warning | The budget does not suffice; nothing else is said. |
    ///
    /// - Parameter budget: How many combinations may be tried.
    /// - Returns: The findings, those of the rules first in their order.
    /// - Complexity: The number of combinations times that of the rules.
    public func findings(budget: Int = 100_000) -> [GradingFinding] {
        let space = IssueSpace(mentions)
        guard let count = space.count, count <= budget else {
            let message = "There are more combinations of facts than the budget of \(budget) allows to try."
            return [finding("undecided", .warning, at: "rules", message)]
        }
        var holds = Set<Int>()
        var taken = Set<Int>()
        var ungraded: IssueFacts?
        for place in 0..<count {
            let facts = space.facts(at: place)
            var first: Int?
            for (index, rule) in rules.enumerated() where rule.condition.holds(for: facts) {
                holds.insert(index)
                if first == nil { first = index }
            }
            if let first {
                taken.insert(first)
            } else if ungraded == nil {
                ungraded = facts
            }
        }
        return findings(holds: holds, taken: taken, ungraded: ungraded)
    }

    private func findings(holds: Set<Int>, taken: Set<Int>, ungraded: IssueFacts?) -> [GradingFinding] {
        var findings: [GradingFinding] = []
        for index in rules.indices where !taken.contains(index) {
            let path = "rules[\(index)]"
            findings.append(
                holds.contains(index)
                    ? finding(
                        "rule-unreachable", .error, at: path, "Earlier rules take all facts that meet the rule.")
                    : finding("rule-never-holds", .error, at: path, "No facts meet the rule."))
        }
        if let ungraded, otherwise == nil {
            findings.append(
                finding(
                    "no-default", .error, at: "otherwise", "There are facts that get no grade: \(ungraded).", ungraded))
        }
        if ungraded == nil, otherwise != nil {
            findings.append(
                finding(
                    "default-unreachable", .note, at: "otherwise",
                    "Some rule holds for all facts, so that the default is never given."))
        }
        var given = Set(taken.map { rules[$0].grade })
        if ungraded != nil, let otherwise { given.insert(otherwise) }
        for (index, grade) in grades.enumerated() where !given.contains(grade) {
            findings.append(
                finding(
                    "grade-unreachable", .warning, at: "grades[\(index)]", "No facts get the grade \(grade.rawValue)."))
        }
        return findings
    }

    private func finding(
        _ code: String, _ severity: Diagnostic.Severity, at path: String, _ message: String,
        _ example: IssueFacts? = nil
    ) -> GradingFinding {
        GradingFinding(
            diagnostic: Diagnostic(code: "grading." + code, severity: severity, path: path, message: message),
            example: example)
    }
}

/// The facts that conditions can tell apart, numbered.
struct IssueSpace {
    private let dimensions: [(dimension: IssueDimension, words: [String])]
    private let repeats: [Int]
    private let amounts: [Money]

    init(_ mentions: IssueMentions) {
        var dimensions: [(dimension: IssueDimension, words: [String])] = []
        for dimension in IssueDimension.allCases {
            if let words = mentions.words[dimension] { dimensions.append((dimension, words.sorted())) }
        }
        self.dimensions = dimensions
        repeats = mentions.repeats.sorted()
        amounts = mentions.amounts.sorted { $0.minor < $1.minor }
    }

    /// The number of combinations; nil when it exceeds 64 bits.
    var count: Int? {
        var count = 1
        for choices in dimensions.map({ $0.words.count }) + [repeats.count, amounts.count] {
            let (product, overflow) = count.multipliedReportingOverflow(by: choices + 1)
            guard !overflow else { return nil }
            count = product
        }
        return count
    }

    /// The facts at a place below ``count``; a word that no condition mentions is as good as none.
    func facts(at place: Int) -> IssueFacts {
        var rest = place
        func choice(of count: Int) -> Int? {
            let digit = rest % (count + 1)
            rest /= count + 1
            return digit == 0 ? nil : digit - 1
        }
        var facts = IssueFacts()
        for (dimension, words) in dimensions {
            facts[dimension] = choice(of: words.count).map { words[$0] }
        }
        facts.repeats = choice(of: repeats.count).map { repeats[$0] } ?? 0
        facts.amount = choice(of: amounts.count).map { amounts[$0] }
        return facts
    }
}
