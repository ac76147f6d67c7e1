import ServiceTime
import ServiceVocabulary

extension LawTrial {
    mutating func businessDayLaws(_ sample: LawSample) {
        let date = calendar.homeZone.localDateTime(at: sample.one).date
        if let next = try? date.adding(days: 1) {
            expect(
                calendar.businessDays(from: date, to: next), is: calendar.isBusinessDay(date) ? 1 : 0,
                .addedBusinessDaysAreCounted, "date \(date)")
        }
        guard let end = calendar.addingBusinessDays(sample.days, to: date) else { return }
        expect(
            calendar.addingBusinessDays(sample.moreDays, to: end),
            is: calendar.addingBusinessDays(sample.days + sample.moreDays, to: date),
            .addingBusinessDaysTwiceAddsTheSum, "date \(date), n \(sample.days), m \(sample.moreDays)")
        // Days after the date up to the end, or from the end up to the date.
        guard let from = sample.days > 0 ? try? date.adding(days: 1) : date,
            let to = sample.days > 0 ? try? end.adding(days: 1) : end
        else { return }
        expect(
            calendar.businessDays(from: from, to: to), is: sample.days, .addedBusinessDaysAreCounted,
            "date \(date), n \(sample.days), end \(end)")
    }

    /// Compares the answers to the same questions of the same calendar compiled for other years.
    mutating func compare(with other: CompiledCalendar, _ sample: LawSample) {
        let (start, end) = (min(sample.one, sample.two), max(sample.one, sample.two))
        let date = calendar.homeZone.localDateTime(at: sample.one).date
        let answers = { (calendar: CompiledCalendar) -> [String] in
            let stretches = calendar.openIntervals(in: start..<end).map { "\($0)" }
            let instants = [
                (try? calendar.adding(sample.amount, to: sample.one)) ?? nil,
                (try? calendar.subtracting(sample.amount, from: sample.one)) ?? nil,
                calendar.nextOpen(at: sample.one), calendar.nextOpening(after: sample.one),
                calendar.nextClosing(after: sample.one),
                calendar.deadline(BusinessDayDeadline(sample.days, at: .endOfDay), after: sample.one),
                calendar.endOfBusinessDay(date),
            ]
            return [
                "isOpen \(calendar.isOpen(at: sample.one))",
                "workingTime \(calendar.workingTime(from: sample.one, to: sample.two))",
                "isBusinessDay \(calendar.isBusinessDay(date))",
                "addingBusinessDays \(calendar.addingBusinessDays(sample.days, to: date)?.description ?? "never")",
            ] + instants.map { $0?.description ?? "never" } + stretches
        }
        let spans = "span \(other.span) beside \(calendar.span), "
        expect(answers(other), is: answers(calendar), .answersDoNotDependOnTheSpan, spans + sample.description)
    }
}
