import ServiceTime

/// The report of a service center's requests: how many, when due, kept or not, how fast, and the worst of them.
public struct ServiceReport: PrintedReport, Codable, Hashable {
    /// The name and version of the stored form.
    enum Format: String, Codable, Hashable, Sendable {
        case version1 = "service-report-result/1"
    }

    /// The name and version of the stored form.
    let format: Format
    /// What the report is about.
    let title: String?
    /// The zone of months and local times.
    let timeZone: TimeZoneIdentifier
    /// The instant of the report.
    let asOf: Moment
    /// What it is made from.
    let records: RecordSummary
    /// How much came in.
    let volume: Volume
    /// The due times and verdicts by policy, in the order of precedence.
    let policies: [PolicyFigures]
    /// Where the open requests stand.
    let openRequests: OpenRequests
    /// The verdicts by type and month.
    let metRates: MetRates
    /// Every key figure that the records allow.
    let keyFigures: KeyFigures
    /// The percentiles of time to close: all types together, then each.
    let timesToClose: [TimeToClose]
    /// The worst breaches, the latest first.
    let worstBreaches: [Breach]
    /// How far another system found the same; nil where the records do not say.
    let agreement: Agreement?
}
