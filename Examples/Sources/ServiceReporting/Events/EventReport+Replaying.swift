import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Ticketing

extension EventReport {
    /// Replays a log and sums it up.
    ///
    /// - Parameters:
    ///   - log: The log.
    ///   - source: Where it comes from, in words.
    ///   - columns: How it was read.
    ///   - definition: The policies.
    ///   - zones: The rules of the zones that the definition names.
    ///   - asOf: The instant of the report; the latest instant of the log if nil.
    /// - Throws: `InvalidValue` when a zone is missing.
    init(
        of log: EventLog, from source: String, columns: EventColumns, by definition: ReportDefinition,
        zones: TimeZoneTable, asOf: Instant?
    ) throws(InvalidValue) {
        let asOf = asOf ?? log.latest ?? .epoch
        let clock = LocalClock(timeZone: definition.timeZone, rules: try zones.rules(for: definition.timeZone))
        let first = log.tickets.compactMap(\.events.first?.occurredAt).min() ?? asOf
        let levels = try CompiledServiceLevels(
            definition.serviceLevels, zones: zones, span: ServiceReport.years(from: first, to: asOf),
            lifeCycle: columns.status.lifeCycle)
        let replay = LogReplay(log, by: levels, asOf: asOf)

        format = .version1
        title = definition.title
        timeZone = definition.timeZone
        self.asOf = clock.moment(asOf)
        records = LogSummary(log, replay, source: source, columns: columns)
        statuses = StatusFigures.table(log, lifeCycle: columns.status.lifeCycle)
        steps = StepFigures(replay)
        reopenings = ReopeningFigures(replay.tickets)
        handOvers = HandOverFigures(replay.tickets)
        priorities = PriorityFigures.table(replay.tickets)
        derivedPriority = log.derivedPriority.flatMap { Agreement.Count($0.equal, outOf: $0.compared) }
        clocks = try ClockFigures.table(definition.serviceLevels, replay)
        keyFigures = try KeyFigures(replay.tickets, asOf: asOf, lifeCycle: columns.status.lifeCycle)
        withoutPolicy = replay.tickets.count { $0.readings.isEmpty }
        agreement = LogAgreement(replay.tickets, policies: definition.serviceLevels)
    }
}
