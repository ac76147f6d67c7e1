import ServiceTime
import ServiceVocabulary
import Ticketing

/// When targets are due, by the compiled calendars of a policy set.
struct TargetTiming {
    let calendars: NamedCalendars
    /// The first instant of the years looked at.
    let spanStart: Instant
    /// The instant after the years looked at.
    let spanEnd: Instant
    /// The first instant of the week from which openings are sampled: the second Monday of the first year, in UTC.
    let sampleStart: Instant

    init(calendars: NamedCalendars, span: ClosedRange<Int>) throws(InvalidValue) {
        self.calendars = calendars
        let newYear = try CivilDate(year: span.lowerBound, month: 1, day: 1)
        let lastDay = try CivilDate(year: span.upperBound, month: 12, day: 31)
        spanStart = try Instant(secondsSinceEpoch: Int64(newYear.daysSinceEpoch) * 86_400)
        spanEnd = (try? Instant(secondsSinceEpoch: (Int64(lastDay.daysSinceEpoch) + 1) * 86_400)) ?? .latest
        // 5 January 1970 was a Monday.
        let weekday = (Int64(newYear.daysSinceEpoch) - 4) % 7
        let daysToMonday = (7 - (weekday + 7) % 7) % 7
        let monday = Int64(newYear.daysSinceEpoch) + daysToMonday + 7
        sampleStart = try Instant(secondsSinceEpoch: monday * 86_400)
    }

    /// When the target of a rule is used up by a clock that starts at an instant and never stands still; nil for never.
    func due(_ rule: TargetRule, from start: Instant) -> Instant? {
        switch rule.target {
        case nil:
            return nil
        case .workingTime(let span), .calendarTime(let span):
            let due = calendars.time(of: rule).adding(
                span.microseconds, to: start.microsecondsSinceEpoch, calendars.list)
            return due == ClockState.never ? nil : Instant(uncheckedMicroseconds: due)
        case .businessDays(let deadline):
            return calendars.calendar(of: rule)?.deadline(deadline, after: start)
        }
    }

    /// The instant at which tickets of counterexamples are opened, where nothing speaks against it: Monday at ten.
    var preferredOpening: Instant { (try? sampleStart + .hours(10)) ?? sampleStart }

    /// The openings from which a target must be reached: the first of every thirty days, and the last day.
    var probes: [Instant] {
        var probes: [Instant] = []
        var next = spanStart
        while next < spanEnd, probes.count < 1_200 {
            probes.append(next)
            guard let later = try? next + .hours(720) else { break }
            next = later
        }
        if let last = try? spanEnd - .hours(24), last > spanStart { probes.append(last) }
        return probes
    }

    /// The openings that stand for all: each hour of a week.
    var sampleOpenings: [Instant] {
        (0..<168).compactMap { try? sampleStart + .hours($0) }
    }
}
