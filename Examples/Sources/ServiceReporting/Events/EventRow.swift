import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Ticketing

/// What one row of a log says.
struct EventRow {
    let line: Int
    let identifier: TicketIdentifier
    let occurredAt: Instant
    let openedAt: Instant?
    let closedAt: Instant?
    /// What the ticket says after the event; nil and absent where the value is missing.
    let values: TicketOpening
    let derivedPriority: DerivedPriority?
    let reopenCount: Int?
    let expectedVerdict: ServiceLevelResult.Verdict?

    /// The priority that impact and urgency give.
    struct DerivedPriority {
        let impact: ImpactScope
        let urgency: Urgency
        /// Nil where the table has none.
        let priority: Priority?
    }

    /// The type of the tickets of a log that has none.
    static let onlyType: ServiceType = "ticket"
}

extension FieldReader {
    /// Reads a row of a log.
    ///
    /// - Parameters:
    ///   - row: The row.
    ///   - places: Where its fields stand.
    ///   - matrix: The priorities by impact and urgency.
    ///   - findings: Takes the local times that clocks never showed, or showed twice.
    func event(
        in row: CSVRow, _ places: EventPlaces, _ matrix: PriorityMatrix?, findings: inout [ClockFinding]
    ) throws(InvalidValue) -> EventRow {
        let derived = try derivedPriority(in: row, places, matrix)
        let priority = try text(places.priority, in: row).map { Priority($0) }
        let values = TicketOpening(
            type: try text(places.type, in: row).map { ServiceType($0) } ?? EventRow.onlyType,
            status: try text(places.status, in: row).map { TicketStatus($0) },
            priority: places.priority == nil ? derived?.priority : priority,
            channel: try text(places.channel, in: row).map { Channel($0) },
            team: try text(places.team, in: row).map { TeamIdentifier($0) },
            agent: try text(places.agent, in: row).map { AgentIdentifier($0) },
            attributes: try attributes(places.attributes, in: row))
        return EventRow(
            line: row.line,
            identifier: TicketIdentifier(try required(places.identifier, in: row)),
            occurredAt: try requiredInstant(places.occurredAt, in: row, findings: &findings),
            openedAt: try instant(places.openedAt, in: row, findings: &findings),
            closedAt: try instant(places.closedAt, in: row, findings: &findings), values: values,
            derivedPriority: derived, reopenCount: try count(places.reopenCount, in: row),
            expectedVerdict: try verdict(places.expectedVerdict, in: row))
    }

    private func derivedPriority(
        in row: CSVRow, _ places: EventPlaces, _ matrix: PriorityMatrix?
    ) throws(InvalidValue) -> EventRow.DerivedPriority? {
        guard let matrix, let impact = try text(places.impact, in: row), let urgency = try text(places.urgency, in: row)
        else { return nil }
        let (scope, degree) = (ImpactScope(impact), Urgency(urgency))
        return EventRow.DerivedPriority(
            impact: scope, urgency: degree, priority: matrix.priority(scope: scope, urgency: degree))
    }

    private func count(_ column: Column?, in row: CSVRow) throws(InvalidValue) -> Int? {
        guard let column, let text = try text(column, in: row) else { return nil }
        guard let count = Int(text), count >= 0 else {
            throw InvalidValue(field: column.name, value: text, accepted: "a whole number from 0")
        }
        return count
    }
}
