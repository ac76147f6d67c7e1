import ServiceTime
import ServiceVocabulary

/// One calendar under trial, with the violations found so far.
struct LawTrial {
    let calendar: CompiledCalendar
    let range: ClosedRange<Instant>
    private(set) var violations: [LawViolation] = []

    init(_ calendar: CompiledCalendar, in range: ClosedRange<Instant>) {
        self.calendar = calendar
        self.range = range
    }

    /// Tries every law once, and the answers of the same calendar compiled for other years.
    mutating func run(comparing others: some Sequence<CompiledCalendar>, using random: inout some RandomNumberGenerator)
    {
        let sample = LawSample(of: calendar, in: range, using: &random)
        addingLaws(sample)
        subtractingLaws(sample)
        workingTimeLaws(sample)
        edgeLaws(sample)
        businessDayLaws(sample)
        for other in others { compare(with: other, sample) }
    }

    mutating func expect<Answer: Equatable>(
        _ found: Answer, is expected: Answer, _ law: CalendarLaw, _ inputs: @autoclosure () -> String
    ) {
        guard found != expected else { return }
        violations.append(
            LawViolation(law, inputs(), expected: Self.text(of: expected), found: Self.text(of: found)))
    }

    private static func text(of answer: some Any) -> String {
        "\(answer)"
    }
}

/// The instants, amounts and numbers of days of one trial.
struct LawSample: CustomStringConvertible {
    let one: Instant
    let two: Instant
    let three: Instant
    let amount: TimeSpan
    let more: TimeSpan
    let days: Int
    let moreDays: Int

    init(of calendar: CompiledCalendar, in range: ClosedRange<Instant>, using random: inout some RandomNumberGenerator)
    {
        one = Self.instant(of: calendar, in: range, using: &random)
        // Most questions are about days, some about weeks.
        let reach = Int64.random(in: 0...2, using: &random) == 0 ? 40 : 3
        two = Self.instant(of: calendar, in: Self.neighbourhood(of: one, days: Int64(reach), in: range), using: &random)
        three = Self.instant(of: calendar, in: Self.neighbourhood(of: one, days: 10, in: range), using: &random)
        amount = Self.amount(of: calendar, from: one, to: two, using: &random)
        more = Self.amount(of: calendar, from: two, to: three, using: &random)
        days = Int.random(in: -12...12, using: &random)
        moreDays = days.signum() * Int.random(in: 0...6, using: &random)
    }

    /// Any instant, or an edge of working time and what lies right beside it.
    private static func instant(
        of calendar: CompiledCalendar, in range: ClosedRange<Instant>, using random: inout some RandomNumberGenerator
    ) -> Instant {
        let bounds = range.lowerBound.microsecondsSinceEpoch...range.upperBound.microsecondsSinceEpoch
        let any = Instant.clamped(.random(in: bounds, using: &random))
        var chosen = any
        switch Int.random(in: 0...7, using: &random) {
        case 0, 1: chosen = calendar.nextOpening(after: any) ?? any
        case 2, 3: chosen = calendar.nextClosing(after: any) ?? any
        case 4: chosen = Instant.clamped(any.secondsSinceEpoch * 1_000_000)
        case 5: chosen = Bool.random(using: &random) ? range.lowerBound : range.upperBound
        default: break
        }
        let beside = Instant.clamped(chosen.microsecondsSinceEpoch + .random(in: -1...1, using: &random))
        return range.contains(beside) ? beside : any
    }

    private static func neighbourhood(
        of instant: Instant, days: Int64, in range: ClosedRange<Instant>
    ) -> ClosedRange<Instant> {
        let reach = days * 86_400_000_000
        return max(
            range.lowerBound, .clamped(instant.microsecondsSinceEpoch - reach))...min(
                range.upperBound, .clamped(instant.microsecondsSinceEpoch + reach))
    }

    /// No time, the working time between two instants and what lies right beside it, or any.
    private static func amount(
        of calendar: CompiledCalendar, from one: Instant, to two: Instant,
        using random: inout some RandomNumberGenerator
    ) -> TimeSpan {
        let between = calendar.workingTime(from: min(one, two), to: max(one, two)).microseconds
        switch Int.random(in: 0...5, using: &random) {
        case 0: return .zero
        case 1: return TimeSpan(microseconds: max(0, between + .random(in: -1...1, using: &random)))
        case 2: return .seconds(.random(in: 0...200_000, using: &random))
        case 3: return TimeSpan(microseconds: .random(in: 0...max(1, between), using: &random))
        default: return TimeSpan(microseconds: between)
        }
    }

    var description: String {
        "t \(one), u \(two), v \(three), a \(amount), b \(more), n \(days), m \(moreDays)"
    }
}

extension Instant {
    /// The instant of a number of microseconds, or the nearest one of the years 0000 to 9999.
    static func clamped(_ microseconds: Int64) -> Instant {
        (try? Instant(microsecondsSinceEpoch: microseconds)) ?? (microseconds < 0 ? .earliest : .latest)
    }

    /// The microsecond before; nil before the first.
    var predecessor: Instant? { try? self - TimeSpan(microseconds: 1) }
}
