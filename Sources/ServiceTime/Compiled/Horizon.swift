/// From when on a calendar does not change any more, as its definition shows at a glance.
///
/// Of the past the same is said with all seconds negated.
struct Horizon: Sendable {
    /// The two directions of time.
    enum Side {
        case future
        case past
    }

    enum State: Sendable {
        /// Never open again.
        case closed
        /// Open without end.
        case open
        /// Something may open or close at any time.
        case varying
    }

    let state: State
    /// The second from which on the state holds; without meaning while it varies.
    let start: Int64

    static let varying = Horizon(state: .varying, start: .max)

    /// The same horizon, which counts only from a second on.
    func notBefore(_ second: Int64) -> Horizon {
        Horizon(state: state, start: max(start, second))
    }

    /// The horizon of a union: open as soon as one is open, closed once all are closed.
    static func union(_ all: [Horizon]) -> Horizon {
        combined(all, deciding: .open, otherwise: .closed)
    }

    /// The horizon of an intersection: closed as soon as one is closed, open once all are open.
    static func intersection(_ all: [Horizon]) -> Horizon {
        combined(all, deciding: .closed, otherwise: .open)
    }

    /// The horizon of the times at which something is closed.
    var complement: Horizon {
        switch state {
        case .closed: Horizon(state: .open, start: start)
        case .open: Horizon(state: .closed, start: start)
        case .varying: self
        }
    }

    private static func combined(_ all: [Horizon], deciding: State, otherwise: State) -> Horizon {
        let decided = all.filter { $0.state == deciding }.map { $0.start }
        if let first = decided.min() { return Horizon(state: deciding, start: first) }
        guard all.allSatisfy({ $0.state == otherwise }) else { return .varying }
        return Horizon(state: otherwise, start: all.reduce(.min) { max($0, $1.start) })
    }
}

extension Horizon {
    /// The seconds outside which nothing is open, as far as the horizons of the future and the past tell.
    static func hull(future: Horizon, past: Horizon) -> SecondInterval {
        SecondInterval(
            start: past.state == .closed ? past.mirroredStart : .min,
            end: future.state == .closed ? future.start : .max)
    }

    /// The seconds outside which nothing opens or closes, as far as the horizons of the future and the past tell.
    static func changes(future: Horizon, past: Horizon) -> SecondInterval {
        SecondInterval(
            start: past.state == .varying ? .min : past.mirroredStart,
            // The last change happens at the second from which on nothing does.
            end: future.state == .varying || future.start == .max ? .max : future.start + 1)
    }

    private var mirroredStart: Int64 { start == .min ? .max : -start }

    /// The horizons of a schedule of weekly shifts that names dates one by one.
    ///
    /// - Parameters:
    ///   - weekly: The shifts of each weekday, Monday first.
    ///   - namedDays: The first and the last day that the schedule names.
    ///   - isEndless: Whether holidays come back without end.
    static func horizons(
        weekly: [[SecondInterval]], namedDays: ClosedRange<Int64>?, isEndless: Bool
    ) -> (future: Horizon, past: Horizon) {
        let state: State
        if weekly.allSatisfy({ $0.isEmpty }) {
            state = .closed
        } else if !isEndless, isRoundTheClock(weekly) {
            state = .open
        } else {
            return (.varying, .varying)
        }
        guard let namedDays else { return (Horizon(state: state, start: .min), Horizon(state: state, start: .min)) }
        // What a date names ends within two days of its midnight, and no offset from UTC exceeds 26 hours.
        return (
            Horizon(state: state, start: (namedDays.upperBound + 4) * 86_400),
            Horizon(state: state, start: -(namedDays.lowerBound - 2) * 86_400)
        )
    }

    /// Whether the shifts of a week leave no second of it closed.
    private static func isRoundTheClock(_ weekly: [[SecondInterval]]) -> Bool {
        let length: Int64 = 7 * 86_400
        var week: [SecondInterval] = []
        for (weekday, shifts) in weekly.enumerated() {
            for shift in shifts {
                let midnight = Int64(weekday) * 86_400
                // The tail of Sunday's shifts is open on Monday.
                for shifted in [midnight, midnight - length] {
                    week.append(SecondInterval(start: shifted + shift.start, end: shifted + shift.end))
                }
            }
        }
        return week.merged().contains { $0.start <= 0 && $0.end >= length }
    }
}
