import Escalations
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Grading by rules")
struct GradingTests {
    private static let yuan = CurrencyCode.cny
    private static let amount = Money(minor: 100_000, currency: yuan)

    private func codes(_ findings: [GradingFinding]) -> [String] {
        findings.map { "\($0.diagnostic.code) \($0.diagnostic.path)" }
    }

    private func grading(
        _ rules: [GradeRule<ComplaintGrade>], otherwise: ComplaintGrade? = .ordinary
    ) throws -> Grading<ComplaintGrade> {
        try Grading(grades: [.major, .ordinary], rules: rules, otherwise: otherwise)
    }

    @Test(
        "the assumed grading of complaints: many concerned, grave and urgent, or the third complaint",
        arguments: [
            (IssueFacts(), ComplaintGrade.ordinary),
            (IssueFacts(scope: .group), .major),
            (IssueFacts(scope: .industryWide), .major),
            (IssueFacts(severity: .high), .ordinary),
            (IssueFacts(severity: .high, urgency: .high, scope: .individual), .major),
            (IssueFacts(repeats: 1), .ordinary),
            (IssueFacts(repeats: 2), .major),
        ])
    func complaints(facts: IssueFacts, grade: ComplaintGrade) throws {
        #expect(try Grading<ComplaintGrade>.assumed.grade(of: facts) == grade)
    }

    @Test("the assumed grading of failures: serious at any extreme, minor only at all three lows")
    func failures() throws {
        for severity in [FailureSeverity.high, .middle, .low] {
            for scope in [ImpactScope.industryWide, .group, .individual] {
                for urgency in [Urgency.high, .middle, .low] {
                    let facts = ServiceFailure(.execution, severity: severity, scope: scope, urgency: urgency).facts
                    let expected: RecoveryGrade =
                        severity == .high || scope == .industryWide || urgency == .high
                        ? .serious
                        : severity == .low && scope == .individual && urgency == .low ? .minor : .moderate
                    #expect(try Grading<RecoveryGrade>.assumed.grade(of: facts) == expected)
                }
            }
        }
    }

    @Test("the assumed gradings have nothing wrong with them")
    func presets() {
        #expect(Grading<ComplaintGrade>.assumed.findings().isEmpty)
        #expect(Grading<RecoveryGrade>.assumed.findings().isEmpty)
    }

    @Test("the first rule that holds counts; the empty all holds for everything, the empty any for nothing")
    func order() throws {
        let rules = try grading([
            GradeRule(.ordinary, where: .any([])), GradeRule(.major, where: .sentiment([.angry])),
            GradeRule(.ordinary, where: .always),
        ])
        #expect(rules.place(of: IssueFacts(sentiment: .angry)) == 1)
        #expect(rules.place(of: IssueFacts()) == 2)
    }

    @Test("a threshold of money is inclusive, and another currency is refused")
    func money() throws {
        let rules = try grading([GradeRule(.major, where: .amount(atLeast: Self.amount))])
        #expect(try rules.grade(of: IssueFacts(amount: Self.amount)) == .major)
        #expect(try rules.grade(of: IssueFacts(amount: Money(minor: 99_999, currency: Self.yuan))) == .ordinary)
        let error = #expect(throws: InvalidValue.self) {
            try rules.grade(of: IssueFacts(amount: Money(minor: 1, currency: .eur)))
        }
        #expect(error?.field == "amount.currency")
    }

    @Test("what cannot be meant is refused with its place")
    func refusals() throws {
        func field(_ make: () throws -> Grading<ComplaintGrade>) -> String? {
            #expect(throws: InvalidValue.self, performing: make)?.field
        }
        #expect(field { try Grading(grades: [], rules: [], otherwise: nil) } == "grades")
        #expect(field { try Grading(grades: [.major, .major], rules: [], otherwise: nil) } == "grades")
        #expect(field { try self.grading([GradeRule("huge", where: .always)]) } == "rules[0].grade")
        #expect(field { try self.grading([], otherwise: "huge") } == "otherwise")
        #expect(field { try self.grading([GradeRule(.major, where: .repeats(atLeast: 0))]) } == "rules[0].repeats")
        #expect(
            field {
                try self.grading([GradeRule(.major, where: .amount(atLeast: Money(minor: 0, currency: Self.yuan)))])
            } == "rules[0].amount")
        #expect(
            field {
                try self.grading([
                    GradeRule(.major, where: .amount(atLeast: Self.amount)),
                    GradeRule(.major, where: .not(.amount(atLeast: Money(minor: 5, currency: .eur)))),
                ])
            } == "rules[1].amount.currency")
    }

    @Test("a rule that earlier ones leave nothing for, and one that nothing meets, are found")
    func unreachable() throws {
        let findings = try grading([
            GradeRule(.major, where: .severity([.high, .middle])),
            GradeRule(.major, where: .all([.severity([.high]), .scope([.group])])),
            GradeRule(.major, where: .all([.urgency([.low]), .not(.urgency([.low, .high]))])),
        ]).findings()
        #expect(codes(findings) == ["grading.rule-unreachable rules[1]", "grading.rule-never-holds rules[2]"])
        #expect(findings.allSatisfy { $0.diagnostic.severity == .error })
    }

    @Test("facts that get no grade are shown, and a grade that nothing gets is named")
    func noDefault() throws {
        let findings = try grading([GradeRule(.ordinary, where: .not(.repeats(atLeast: 3)))], otherwise: nil).findings()
        #expect(codes(findings) == ["grading.no-default otherwise", "grading.grade-unreachable grades[0]"])
        #expect(findings[0].example == IssueFacts(repeats: 3))
        #expect(findings[0].diagnostic.message.contains("3 repeats"))
    }

    @Test("a default that no facts come to is noted")
    func defaultUnreachable() throws {
        let findings = try grading([
            GradeRule(.major, where: .severity([.high])), GradeRule(.ordinary, where: .not(.severity([.high]))),
        ]).findings()
        #expect(codes(findings) == ["grading.default-unreachable otherwise"])
        #expect(findings[0].diagnostic.severity == .note)
    }

    @Test("a budget that does not suffice says so and passes nothing for sound")
    func budget() {
        let findings = Grading<ComplaintGrade>.assumed.findings(budget: 3)
        #expect(codes(findings) == ["grading.undecided rules"])
    }

    @Test("what the findings say of all facts holds for random facts")
    func randomFacts() throws {
        var seen: Set<String> = []
        for seed in 0..<UInt64(TestEnvironment.trials(default: 200)) {
            var random = SplitMix64(seed: seed)
            let rules = (0..<random.number(1...4)).map { _ in
                GradeRule<ComplaintGrade>(
                    random.chance(1, in: 2) ? .major : .ordinary, where: Self.condition(depth: 2, &random))
            }
            let grading = try grading(rules, otherwise: random.chance(1, in: 2) ? .ordinary : nil)
            let found = Set(codes(grading.findings()))
            seen.formUnion(found.map { String($0.prefix { $0 != " " }) })
            var given: Set<ComplaintGrade> = []
            for _ in 0..<60 {
                let facts = Self.facts(&random)
                let place = grading.place(of: facts)
                if let place { #expect(!found.contains("grading.rule-unreachable rules[\(place)]")) }
                for (index, rule) in rules.enumerated() where rule.condition.holds(for: facts) {
                    #expect(!found.contains("grading.rule-never-holds rules[\(index)]"), "seed \(seed)")
                }
                guard let grade = try grading.grade(of: facts) else {
                    #expect(found.contains("grading.no-default otherwise"), "seed \(seed)")
                    continue
                }
                if place == nil { #expect(!found.contains("grading.default-unreachable otherwise")) }
                given.insert(grade)
            }
            for (index, grade) in grading.grades.enumerated() where given.contains(grade) {
                #expect(!found.contains("grading.grade-unreachable grades[\(index)]"), "seed \(seed)")
            }
            for finding in grading.findings() {
                if let example = finding.example { #expect(try grading.grade(of: example) == nil) }
            }
        }
        #expect(seen.count >= 4, "\(seen)")
    }

    private static func condition(depth: Int, _ random: inout SplitMix64) -> IssueCondition {
        let words = ["high", "middle", "low"].filter { _ in random.chance(1, in: 2) }
        switch random.number(1...(depth > 0 ? 8 : 4)) {
        case 1: return .word(.severity, oneOf: words)
        case 2: return .word(.urgency, oneOf: words)
        case 3: return .repeats(atLeast: random.number(1...3))
        case 4: return .amount(atLeast: Money(minor: Int64(random.number(1...3)), currency: yuan))
        case 5: return .not(condition(depth: depth - 1, &random))
        case 6: return .any([condition(depth: depth - 1, &random), condition(depth: depth - 1, &random)])
        default: return .all([condition(depth: depth - 1, &random), condition(depth: depth - 1, &random)])
        }
    }

    private static func facts(_ random: inout SplitMix64) -> IssueFacts {
        let words = ["high", "middle", "low", "other", nil]
        return IssueFacts(
            severity: words[random.number(0...4)].map { FailureSeverity($0) },
            urgency: words[random.number(0...4)].map { Urgency($0) }, repeats: random.number(-1...5),
            amount: random.chance(1, in: 3) ? nil : Money(minor: Int64(random.number(-1...4)), currency: yuan))
    }
}
