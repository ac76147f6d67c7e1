import ServiceTime
import ServiceVocabulary

extension LawTrial {
    private func added(_ amount: TimeSpan, to start: Instant?) -> Instant? {
        start.flatMap { start in (try? calendar.adding(amount, to: start)) ?? nil }
    }

    private func subtracted(_ amount: TimeSpan, from end: Instant?) -> Instant? {
        end.flatMap { end in (try? calendar.subtracting(amount, from: end)) ?? nil }
    }

    private func isOpen(before instant: Instant) -> Bool {
        instant.predecessor.map { calendar.isOpen(at: $0) } ?? false
    }

    private var endsAtNextOpening: Bool {
        calendar.calendar.homeSchedule.options.closingEdge == .nextOpening
    }

    mutating func addingLaws(_ sample: LawSample) {
        let end = added(sample.amount, to: sample.one)
        if let sum = try? sample.amount + sample.more {
            expect(
                added(sample.more, to: end), is: added(sum, to: sample.one), .addingTwiceAddsTheSum, "\(sample)")
        }
        if let end {
            expect(
                calendar.workingTime(from: sample.one, to: end), is: sample.amount, .addedTimeIsWorkingTime,
                "\(sample)")
            let isRight: Bool
            if endsAtNextOpening {
                isRight = calendar.isOpen(at: end) || calendar.nextOpen(at: end) == nil
            } else {
                isRight = sample.amount == .zero ? end == sample.one : isOpen(before: end)
            }
            expect(isRight, is: true, .addingEndsAtTheClosingEdge, "\(sample), end \(end)")
        }
        let (start, target) = (min(sample.one, sample.two), max(sample.one, sample.two))
        let there = added(calendar.workingTime(from: start, to: target), to: start)
        if endsAtNextOpening {
            guard let opening = calendar.nextOpen(at: target) else { return }
            expect(there, is: opening, .addingWorkingTimeLeadsThere, "\(sample)")
        } else if isOpen(before: target) || target == start {
            expect(there, is: target, .addingWorkingTimeLeadsThere, "\(sample)")
        }
    }

    mutating func subtractingLaws(_ sample: LawSample) {
        let start = subtracted(sample.amount, from: sample.one)
        if let sum = try? sample.amount + sample.more {
            expect(
                subtracted(sample.more, from: start), is: subtracted(sum, from: sample.one),
                .subtractingTwiceSubtractsTheSum, "\(sample)")
        }
        if let start {
            expect(
                calendar.workingTime(from: start, to: sample.one), is: sample.amount, .subtractedTimeIsWorkingTime,
                "\(sample)")
            let isRight = sample.amount == .zero ? start == sample.one : calendar.isOpen(at: start)
            expect(isRight, is: true, .subtractingEndsAtAnOpenInstant, "\(sample), start \(start)")
        }
        let (target, end) = (min(sample.one, sample.two), max(sample.one, sample.two))
        if calendar.isOpen(at: target) || target == end {
            expect(
                subtracted(calendar.workingTime(from: target, to: end), from: end), is: target,
                .subtractingWorkingTimeLeadsThere, "\(sample)")
        }
    }

    mutating func workingTimeLaws(_ sample: LawSample) {
        let whole = calendar.workingTime(from: sample.one, to: sample.three)
        let parts = [(sample.one, sample.two), (sample.two, sample.three)].reduce(0) {
            $0 + calendar.workingTime(from: $1.0, to: $1.1).microseconds
        }
        expect(parts, is: whole.microseconds, .workingTimeIsAdditive, "\(sample)")
        let backwards = calendar.workingTime(from: sample.three, to: sample.one)
        expect(backwards.microseconds, is: -whole.microseconds, .workingTimeIsBounded, "\(sample)")
        let length = sample.three - sample.one
        let isBounded = length >= .zero ? (.zero...length).contains(whole) : (length ... .zero).contains(whole)
        expect(isBounded, is: true, .workingTimeIsBounded, "\(sample)")
    }

    /// The laws about openings, closings and the stretches between them.
    mutating func edgeLaws(_ sample: LawSample) {
        let (start, end) = (min(sample.one, sample.two), max(sample.one, sample.two))
        var sum: Int64 = 0
        var previous: Instant?
        for stretch in calendar.openIntervals(in: start..<end) {
            let (opening, closing) = (stretch.lowerBound, stretch.upperBound)
            let isInOrder =
                opening >= start && closing <= end && opening < closing && previous.map { $0 < opening } ?? true
            expect(isInOrder, is: true, .openIntervalsSumToWorkingTime, "\(sample), stretch \(stretch)")
            sum += (closing - opening).microseconds
            previous = closing
            let isHalfOpen = calendar.isOpen(at: opening) && (closing == end || !calendar.isOpen(at: closing))
            expect(isHalfOpen, is: true, .openIntervalsAreHalfOpen, "\(sample), stretch \(stretch)")
        }
        expect(
            sum, is: calendar.workingTime(from: start, to: end).microseconds, .openIntervalsSumToWorkingTime,
            "\(sample)")

        let opening = calendar.nextOpening(after: start)
        let closing = calendar.nextClosing(after: start)
        let isOpen = calendar.isOpen(at: start)
        expect(
            calendar.nextOpen(at: start), is: isOpen ? start : opening, .nextOpenIsNowOrTheNextOpening, "t \(start)")
        if let opening {
            let isEdge = calendar.isOpen(at: opening) && !self.isOpen(before: opening) && opening > start
            expect(isEdge, is: true, .openingsAndClosingsAreEdges, "t \(start), opening \(opening)")
        }
        if let closing {
            let isEdge = !calendar.isOpen(at: closing) && self.isOpen(before: closing) && closing > start
            expect(isEdge, is: true, .openingsAndClosingsAreEdges, "t \(start), closing \(closing)")
        }
    }
}
