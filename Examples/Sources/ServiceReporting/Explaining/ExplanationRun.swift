public import ServiceTime
public import Ticketing
import Foundation
import PolicyFiles
import ServiceLevels

/// One run of the explaining program: what it reads, and the explanation that it makes of it.
public struct ExplanationRun {
    /// The path of an event log; nil for a history.
    public var eventsPath: String?
    /// The ticket of the log.
    public var ticket: TicketIdentifier?
    /// The path of a history; nil for the one that the program carries with it.
    public var historyPath: String?
    /// The path of the policy file; nil for the one that the program carries with it.
    public var policyPath: String?
    /// Up to when to explain; nil for the last event.
    public var asOf: Instant?

    /// Creates a run on the history and the policies that the program carries with it.
    public init() {}

    /// Makes the explanation.
    ///
    /// - Parameter progress: Is told how far the reading has come.
    /// - Throws: ``InputError`` when the input as a whole cannot be used.
    public func explanation(progress: inout ProgressMeter) throws -> TicketExplanation {
        let policies =
            try policyPath.map(InputFile.init(path:))
            ?? InputFile(name: "help-desk.json", bytes: PolicyFile.helpDesk)
        let definition = try ReportDefinition(withPoliciesIn: policies)
        let zones = try TimeZoneTable(for: definition)
        var lifeCycle = LifeCycle.standard
        let history: TicketHistory
        if let eventsPath {
            let columns = try definition.recordMapping().eventColumns()
            lifeCycle = columns.status.lifeCycle
            history = try logged(eventsPath, definition, columns, zones, &progress)
        } else {
            let file =
                try historyPath.map(InputFile.init(path:))
                ?? InputFile(name: "example-ticket.json", bytes: PolicyFile.exampleTicket)
            history = try file.decoded(TicketHistory.self)
        }
        let instants = history.events.map(\.occurredAt) + [asOf].compactMap(\.self)
        let span = ServiceReport.years(from: instants.min() ?? .epoch, to: instants.max() ?? .epoch)
        let levels = try CompiledServiceLevels(
            definition.serviceLevels, zones: zones, span: span, lifeCycle: lifeCycle)
        let clock = LocalClock(timeZone: definition.timeZone, rules: try zones.rules(for: definition.timeZone))
        return try TicketExplanation(of: history, by: levels, clock: clock, asOf: asOf)
    }

    private func logged(
        _ path: String, _ definition: ReportDefinition, _ columns: EventColumns, _ zones: TimeZoneTable,
        _ progress: inout ProgressMeter
    ) throws -> TicketHistory {
        let file = try InputFile(path: path)
        let log = try EventLogReader.log(
            in: file, mapping: definition.recordMapping(), columns: columns, zones: zones, asOf: asOf,
            progress: &progress)
        guard let found = log.tickets.first(where: { $0.identifier == ticket }) else {
            let examples = log.tickets.prefix(3).map(\.identifier.rawValue).joined(separator: ", ")
            throw InputError("\(file.name) has no ticket \(ticket?.rawValue ?? ""); it begins with \(examples)")
        }
        return found.history
    }
}
