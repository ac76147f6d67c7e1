import ServiceLevels
import ServiceTime
import ServiceVocabulary

/// The due times and verdicts of one policy.
struct PolicyFigures: Codable, Hashable, Sendable {
    /// The policy.
    let policy: PolicyIdentifier
    /// What it grants, in words.
    let target: String
    /// The calendar on which it counts; nil for plain time.
    let calendar: CalendarIdentifier?
    /// The verdicts.
    let figures: VerdictFigures
    /// The earliest due instant; nil where there is none.
    let firstDue: Moment?
    /// The latest due instant; nil where there is none.
    let lastDue: Moment?

    /// Sums up the requests that fall under a policy.
    ///
    /// - Parameters:
    ///   - policy: The policy.
    ///   - assessments: The requests that fall under it.
    ///   - clock: The clock of the report.
    init(_ policy: ServiceLevelPolicy, of assessments: [Assessment], clock: LocalClock) throws(InvalidValue) {
        self.policy = policy.identifier
        let rule = policy.clocks.first?.targets.first
        target = rule?.target?.text ?? "measured only"
        calendar = rule?.calendar
        figures = try VerdictFigures(assessments)
        let dues = assessments.compactMap { $0.result?.due }
        firstDue = dues.min().map(clock.moment)
        lastDue = dues.max().map(clock.moment)
    }
}
