import ServiceLevels
import ServiceTime
import Ticketing

/// How far the due times and verdicts are those that another system found.
struct Agreement: Codable, Hashable, Sendable {
    /// How many of how many agree.
    struct Count: Codable, Hashable, Sendable {
        /// How many agree.
        let equal: Int
        /// How many could be compared.
        let compared: Int
    }

    /// A request on which the two do not agree.
    struct Difference: Codable, Hashable, Sendable {
        /// The ticket.
        let identifier: TicketIdentifier
        /// What the other system found.
        let expected: String
        /// What the policies say.
        let found: String
    }

    /// By how much two due times may differ and still agree.
    static let tolerance = TimeSpan.seconds(60)

    /// The due times; nil where the records have none.
    let due: Count?
    /// The due times that differ by more than the tolerance.
    let dueDifferences: [Difference]
    /// The verdicts on closed requests; nil where the records have none.
    let verdict: Count?
    /// The verdicts that differ.
    let verdictDifferences: [Difference]
    /// How many requests have no verdict to compare because they are open.
    let open: Int

    /// Compares; nil when the records say neither when a request was due nor whether it was in time.
    ///
    /// - Parameters:
    ///   - assessments: The requests.
    ///   - clock: The clock of the report.
    init?(_ assessments: [Assessment], clock: LocalClock) {
        let withDue = assessments.filter { $0.request.expectedDue != nil }
        let withVerdict = assessments.filter { $0.request.expectedVerdict != nil && $0.closedAt != nil }
        open = assessments.count { $0.closedAt == nil }
        guard !withDue.isEmpty || !withVerdict.isEmpty else { return nil }
        dueDifferences = withDue.compactMap { $0.dueDifference(clock) }
        verdictDifferences = withVerdict.compactMap(\.verdictDifference)
        due = Count(dueDifferences, of: withDue)
        verdict = Count(verdictDifferences, of: withVerdict)
    }
}

extension Agreement.Count {
    /// Nil where nothing could be compared.
    init?(_ equal: Int, outOf compared: Int) {
        guard compared > 0 else { return nil }
        self.equal = equal
        self.compared = compared
    }

    fileprivate init?(_ differences: [Agreement.Difference], of assessments: [Assessment]) {
        self.init(assessments.count - differences.count, outOf: assessments.count)
    }

    /// The count in words, such as `5,744 of 5,744`.
    var text: String { "\(equal.grouped) of \(compared.grouped)" }
}

extension Assessment {
    fileprivate func dueDifference(_ clock: LocalClock) -> Agreement.Difference? {
        guard let expected = request.expectedDue else { return nil }
        let due = result?.due
        if let due, max(due - expected, expected - due) <= Agreement.tolerance { return nil }
        return Agreement.Difference(
            identifier: ticket.identifier, expected: clock.moment(expected).local,
            found: due.map { clock.moment($0).local } ?? "none")
    }

    fileprivate var verdictDifference: Agreement.Difference? {
        guard let expected = request.expectedVerdict, expected != result?.verdict else { return nil }
        return Agreement.Difference(
            identifier: ticket.identifier, expected: expected.rawValue, found: result?.verdict.rawValue ?? "none")
    }
}
