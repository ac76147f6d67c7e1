import ServiceTime

/// The report of an event log: what happened to the tickets, what the clocks of the policies say, and how far another
/// system found the same.
public struct EventReport: PrintedReport, Codable, Hashable {
    /// The name and version of the stored form.
    enum Format: String, Codable, Hashable, Sendable {
        case version1 = "event-report-result/1"
    }

    /// The name and version of the stored form.
    let format: Format
    /// What the report is about.
    let title: String?
    /// The zone of local times.
    let timeZone: TimeZoneIdentifier
    /// The instant of the report.
    let asOf: Moment
    /// What it is made from.
    let records: LogSummary
    /// How often each status stands in the log, in the order of the life cycle.
    let statuses: [StatusFigures]
    /// The changes of status.
    let steps: StepFigures
    /// The tickets that were opened again.
    let reopenings: ReopeningFigures
    /// The hand-overs from one team to another.
    let handOvers: HandOverFigures
    /// The tickets by their last priority.
    let priorities: [PriorityFigures]
    /// On how many rows impact and urgency give the priority of the column; nil where that cannot be compared.
    let derivedPriority: Agreement.Count?
    /// The verdicts and occurrences of each clock, in the order of the policies.
    let clocks: [ClockFigures]
    /// Every key figure that the log allows.
    let keyFigures: KeyFigures
    /// How many tickets fall under no policy.
    let withoutPolicy: Int
    /// How far another system found the same; nil where the log does not say.
    let agreement: LogAgreement?
}
