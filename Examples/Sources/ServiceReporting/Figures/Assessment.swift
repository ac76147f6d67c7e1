import ServiceLevels
import ServiceTime
import Ticketing

/// A request with what the policies say about it at the instant of the report.
///
/// A class, since each part of the report filters and groups all of them, and copies of the values would be its cost.
final class Assessment: Sendable {
    /// The request.
    let request: Request
    /// The local month of its opening.
    let month: Month
    /// When it was closed; nil while it was still open at the instant of the report.
    let closedAt: Instant?
    /// What the policies say; nil where none applies.
    let result: ServiceLevelResult?

    /// The ticket.
    var ticket: Ticket { request.ticket }

    /// Assesses a request.
    ///
    /// - Parameters:
    ///   - request: The request, opened before or at `asOf`.
    ///   - levels: The policies.
    ///   - asOf: The instant of the report.
    ///   - clock: The clock by which months are told.
    init(_ request: Request, by levels: CompiledServiceLevels, asOf: Instant, clock: LocalClock) {
        self.request = request
        month = Month(of: clock.date(at: request.ticket.openedAt))
        closedAt = request.ticket.closedAt.flatMap { $0 <= asOf ? $0 : nil }
        result = levels.result(for: request.ticket, asOf: asOf)
    }
}
