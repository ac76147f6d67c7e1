import Escalations
import ServiceStatistics
import ServiceTime
import ServiceVocabulary
import Ticketing

/// The report of a log of support lines: moves, ping-pong, who touched how much, skips, times.
public struct LineReport: PrintedReport, Codable, Hashable {
    /// The name and version of the stored form.
    enum Format: String, Codable, Hashable, Sendable {
        case version1 = "line-report-result/1"
    }

    /// What the report is made from.
    struct Records: Codable, Hashable, Sendable {
        /// Where the log comes from, in words.
        let source: String
        /// How many rows there were.
        let rows: Int
        /// How many of them are events of the cases.
        let events: Int
        /// How many events do not say on which line the case was.
        let eventsWithoutLine: Int
        /// How many rows are later than the instant of the report, and so do not count yet.
        let later: Int
        /// The rows that could not be used.
        let unusable: [UnusableRow]
        /// The local times that clocks never showed, or showed twice.
        let clockFindings: [ClockFinding]
        /// The events that are earlier than the one of their case before.
        let outOfOrder: [LogObservation]
    }

    /// A share of the cases, with its interval.
    struct Share: Codable, Hashable, Sendable {
        /// How many.
        let part: Int
        /// Of how many.
        let whole: Int
        /// The share; nil of none.
        let value: Double?
        /// The interval of Wilson at 95 %; nil of none.
        let interval: ConfidenceInterval?

        init(_ part: Int64, of whole: Int64) throws(InvalidValue) {
            self.part = Int(part)
            self.whole = Int(whole)
            let share = try Proportion(successes: Int(part), count: Int(whole))
            value = share.value
            interval = try share.interval(.wilson, confidence: 0.95)
        }
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
    let records: Records
    /// The counts and sums of cases, lines and moves.
    let figures: LineFigures<SupportLine>
    /// The share of the cases that were on more than one line.
    let moved: Share
    /// The share of the cases with ping-pong.
    let pingPong: Share
    /// The share of the cases that touched each line, by the name of the line.
    let touched: [SupportLine: Share]
    /// The lines from the lowest to the highest; empty where they have no order.
    let order: [SupportLine]
    /// How often each line was skipped; nil where the lines have no order.
    let skips: WordTally<SupportLine>?

    /// Sums up a log; each case ends with its last row.
    ///
    /// - Parameters:
    ///   - log: The log.
    ///   - source: Where it comes from, in words.
    ///   - definition: How it was read.
    ///   - zones: The rules of the zone of its times.
    ///   - asOf: The instant of the report; the latest instant of the log if nil.
    /// - Throws: `InvalidValue` when the zone is missing.
    init(
        of log: LineLog, from source: String, by definition: LineDefinition, zones: TimeZoneTable, asOf: Instant?
    ) throws(InvalidValue) {
        let asOf = asOf ?? log.latest ?? .epoch
        let clock = LocalClock(timeZone: definition.timeZone, rules: try zones.rules(for: definition.timeZone))
        var figures = LineFigures<SupportLine>()
        for logged in log.cases {
            var track = logged.track
            track.end(at: logged.latest, isResolved: false)
            try figures.add(track, asOf: asOf)
        }
        format = .version1
        title = definition.title
        timeZone = definition.timeZone
        self.asOf = clock.moment(asOf)
        records = Records(
            source: source, rows: log.rowCount, events: log.eventCount, eventsWithoutLine: log.eventsWithoutLine,
            later: log.laterRows, unusable: log.unusableRows, clockFindings: log.clockFindings,
            outOfOrder: log.outOfOrder)
        self.figures = figures
        moved = try Share(figures.movedCases, of: figures.cases)
        pingPong = try Share(figures.pingPongCases, of: figures.cases)
        var touched: [SupportLine: Share] = [:]
        for (line, counts) in figures.lines { touched[line] = try Share(counts.touched, of: figures.cases) }
        self.touched = touched
        order = definition.order
        skips = order.isEmpty ? nil : try figures.skips(in: order)
    }
}
