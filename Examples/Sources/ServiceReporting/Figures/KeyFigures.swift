import ServiceLevels
import ServiceMetrics
import ServiceStatistics
import ServiceTime
import ServiceVocabulary
import Ticketing

extension MetricResult {
    /// The value in its unit, as a reader expects it; a dash for undefined.
    var valueText: String { value.map { Self.text($0, definition.unit) } ?? "–" }

    /// The bounds in the unit of the value; a dash for none.
    var intervalText: String {
        guard let interval else { return "–" }
        return Self.text(interval.lower, definition.unit) + " … " + Self.text(interval.upper, definition.unit)
    }

    /// Name and variant of the score without the scale.
    var shortName: String {
        definition.name.rawValue + " " + definition.aggregate.rawValue
    }

    private static func text(_ value: Double, _ unit: MetricUnit) -> String {
        switch unit {
        case .fraction: value.percent
        case .points, .index, .rating, .ratio, .perHour, .perDay, .minorUnits: hundredths(value)
        case .count: Int(value.rounded()).grouped
        case .seconds:
            (try? TimeSpan(seconds: Int64(value.rounded()))).map { $0.inDays } ?? hundredths(value) + " s"
        }
    }

    private static func hundredths(_ value: Double) -> String {
        let rounded = Int((abs(value) * 100).rounded())
        let rest = rounded % 100
        return (value < 0 && rounded > 0 ? "-" : "") + "\(rounded / 100)." + (rest < 10 ? "0" : "") + "\(rest)"
    }
}

/// Every key figure that can be computed from the records, with its definition, number of records and interval.
struct KeyFigures: Codable, Hashable, Sendable {
    /// The figures; undefined ones are there, too, and say so.
    let figures: [MetricResult]

    /// The figures of requests.
    init(_ assessments: [Assessment], asOf: Instant) throws(InvalidValue) {
        var tally = TicketTally(asOf: asOf)
        for assessment in assessments {
            try tally.add(assessment.ticket)
            if let verdict = assessment.result?.verdict { try tally.add(verdict) }
        }
        figures = try tally.results()
    }

    /// The figures of replayed tickets; compliance is that of the first clock of each.
    init(_ tickets: [ReplayedTicket], asOf: Instant, lifeCycle: LifeCycle) throws(InvalidValue) {
        var tally = TicketTally(asOf: asOf)
        for ticket in tickets {
            let hasWaited = TicketTally.hasWaited(ticket.logged.events, lifeCycle: lifeCycle)
            try tally.add(ticket.ticket, hasWaited: hasWaited)
            if let verdict = ticket.verdict { try tally.add(verdict) }
        }
        figures = try tally.results()
    }

    /// The figures as a section of a text.
    var section: [String] {
        var table = TextTable(
            .words("figure"), .words("variant"), .numbers("n"), .numbers("value"), .numbers("95 % interval"))
        for figure in figures {
            table.add([
                figure.definition.name.rawValue, figure.definition.variant.rawValue, figure.count.grouped,
                figure.valueText, figure.intervalText,
            ])
        }
        return Layout.section("Key figures", table.lines + ["A dash: undefined, nothing to count."])
    }
}
