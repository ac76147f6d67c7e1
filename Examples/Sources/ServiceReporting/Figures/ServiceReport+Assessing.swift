import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Ticketing

extension ServiceReport {
    /// How many breaches are explained.
    private static let explainedBreaches = 10

    /// Assesses requests and sums them up.
    ///
    /// - Parameters:
    ///   - records: The requests, at least one.
    ///   - source: Where they come from, in words.
    ///   - definition: The policies.
    ///   - zones: The rules of the zones that the definition names.
    ///   - asOf: The instant of the report; the latest instant of the records if nil.
    /// - Throws: `InvalidValue` when a zone is missing.
    init(
        of records: RequestRecords, from source: String, by definition: ReportDefinition, zones: TimeZoneTable,
        asOf: Instant?
    ) throws(InvalidValue) {
        let tickets = records.requests.map(\.ticket)
        let asOf = asOf ?? tickets.map { $0.closedAt ?? $0.openedAt }.max() ?? .epoch
        let clock = LocalClock(timeZone: definition.timeZone, rules: try zones.rules(for: definition.timeZone))
        let span = Self.years(from: tickets.map(\.openedAt).min() ?? asOf, to: asOf)
        let levels = try CompiledServiceLevels(definition.serviceLevels, zones: zones, span: span)
        let assessments = records.requests.filter { $0.ticket.openedAt <= asOf }
            .map { Assessment($0, by: levels, asOf: asOf, clock: clock) }

        format = .version1
        title = definition.title
        timeZone = definition.timeZone
        self.asOf = clock.moment(asOf)
        self.records = RecordSummary(
            source: source, rows: records.rowCount, used: assessments.count,
            openedLater: records.requests.count - assessments.count, unusable: records.unusableRows,
            clockFindings: records.clockFindings)
        volume = Volume(assessments, clock: clock)
        policies = try Self.policyFigures(assessments, levels: levels, clock: clock)
        openRequests = OpenRequests(assessments, clock: clock)
        metRates = try MetRates(assessments)
        keyFigures = try KeyFigures(assessments, asOf: asOf)
        timesToClose = TimeToClose.table(of: assessments)
        worstBreaches = try Self.worstBreaches(of: assessments, levels: levels, zones: zones, asOf: asOf)
        agreement = Agreement(assessments, clock: clock)
    }

    /// The years that most questions are about, with room for due instants; a stray year does not make the table huge.
    static func years(from first: Instant, to last: Instant) -> ClosedRange<Int> {
        let utc = TimeZoneRules.utc
        let end = min(utc.localDateTime(at: last).date.year + 1, 9999)
        let start = max(utc.localDateTime(at: first).date.year - 1, 0)
        return min(max(start, end - 50), end)...end
    }

    private static func policyFigures(
        _ assessments: [Assessment], levels: CompiledServiceLevels, clock: LocalClock
    ) throws(InvalidValue) -> [PolicyFigures] {
        let groups = Dictionary(grouping: assessments) { $0.result?.policy }
        var figures: [PolicyFigures] = []
        for policy in levels.policySet.policies {
            figures.append(try PolicyFigures(policy, of: groups[policy.identifier] ?? [], clock: clock))
        }
        return figures
    }

    private static func worstBreaches(
        of assessments: [Assessment], levels: CompiledServiceLevels, zones: TimeZoneTable, asOf: Instant
    ) throws(InvalidValue) -> [Breach] {
        var breaches: [Breach] = []
        for assessment in assessments.worstBreaches(explainedBreaches) {
            if let breach = try Breach(assessment, levels: levels, zones: zones, asOf: asOf) { breaches.append(breach) }
        }
        return breaches
    }
}
