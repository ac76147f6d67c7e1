public import Ticketing

extension TicketTally {
    /// Whether a ticket ever waited for somebody, as its events say.
    ///
    /// - Parameters:
    ///   - events: The events of one ticket.
    ///   - lifeCycle: Says which statuses wait.
    public static func hasWaited(_ events: some Sequence<TicketEvent>, lifeCycle: LifeCycle = .standard) -> Bool {
        events.contains { event in
            switch event.kind {
            case .waiting: true
            case .statusChanged(let status, _): lifeCycle.category(of: status)?.isWaiting ?? false
            case .opened(let opening):
                opening.status.flatMap { lifeCycle.category(of: $0) }?.isWaiting ?? false
            default: false
            }
        }
    }
}
