package import ServiceTime

/// When the working time of a tier passes.
package enum WorkingHours: Sendable {
    /// Always.
    case always
    /// While a calendar is open.
    case calendar(CompiledCalendar)
    /// During some stretches, ascending and apart, in microseconds; for replays of what a verification found.
    case stretches([Range<Int64>])

    /// The working time between two instants.
    func time(from start: Int64, to end: Int64) -> Int64 {
        switch self {
        case .always: return end &- start
        case .calendar(let calendar):
            let from = Instant(uncheckedMicroseconds: start)
            return calendar.workingTime(from: from, to: Instant(uncheckedMicroseconds: end)).microseconds
        case .stretches(let stretches):
            return stretches.reduce(0) { sum, stretch in
                sum + max(0, min(end, stretch.upperBound) - max(start, stretch.lowerBound))
            }
        }
    }

    /// The instant at which so much working time after another has passed; never where it does not.
    func instant(_ amount: Int64, after start: Int64) -> Int64 {
        switch self {
        case .always:
            let (sum, overflow) = start.addingReportingOverflow(amount)
            return overflow ? EscalationState.never : sum
        case .calendar(let calendar):
            let from = Instant(uncheckedMicroseconds: start)
            guard let end = try? calendar.adding(TimeSpan(microseconds: amount), to: from) else {
                return EscalationState.never
            }
            return end.microsecondsSinceEpoch
        case .stretches(let stretches):
            var rest = amount
            if rest <= 0 { return start }
            for stretch in stretches {
                let from = max(start, stretch.lowerBound)
                guard from < stretch.upperBound else { continue }
                if rest <= stretch.upperBound - from { return from + rest }
                rest -= stretch.upperBound - from
            }
            return EscalationState.never
        }
    }
}
