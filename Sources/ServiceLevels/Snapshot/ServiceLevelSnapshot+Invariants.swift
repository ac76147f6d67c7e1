import ServiceTime
import ServiceVocabulary
import Ticketing

extension ServiceLevelSnapshot {
    /// Checks what every sequence of events keeps true, for a state that comes from outside.
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` that names the first field at odds with the others.
    func checkInvariants() throws(InvalidValue) {
        guard settledAt >= ticket.openedAt, settledAt <= ticket.lastEventAt else {
            throw InvalidValue(
                field: "settledAt", value: settledAt.description,
                accepted: "an instant from the opening to the last event, " + ticket.lastEventAt.description)
        }
        try Self.check(waits, field: "waits", mayGoOn: true, until: settledAt)
        for (index, clock) in clocks.enumerated() {
            do {
                try clock.cycle?.checkInvariants(until: settledAt)
            } catch {
                throw error.inside("clocks[\(index)].cycle")
            }
        }
    }

    /// Checks that stretches follow each other and have passed, but for a last one that may go on.
    static func check(
        _ stretches: [StretchSnapshot], field: String, mayGoOn: Bool, until end: Instant
    ) throws(InvalidValue) {
        var from = Instant.earliest
        for (index, stretch) in stretches.enumerated() {
            let goesOn = stretch.end == nil
            let last = stretch.end ?? stretch.start
            guard stretch.start >= from, last >= stretch.start, last <= end,
                !goesOn || mayGoOn && index == stretches.count - 1
            else {
                throw InvalidValue(
                    field: field + "[\(index)]", value: stretch.start.description,
                    accepted: "stretches in order that have passed by " + end.description)
            }
            from = last
        }
    }
}

extension CycleSnapshot {
    /// No clock can use more time than there is between the first and the last instant.
    private static let greatestSpan = Instant.latest - Instant.earliest

    func checkInvariants(until end: Instant) throws(InvalidValue) {
        // Far above any real count, and far below the largest integer: counting on cannot overflow.
        for (field, count, least) in [("number", number, 1), ("met", met, 0), ("missed", missed, 0)]
        where !(least...1_000_000_000).contains(count) {
            throw InvalidValue(field: field, value: "\(count)", accepted: "\(least) to 1,000,000,000")
        }
        for (field, span) in [("used", used), ("paused", paused)]
        where span < .zero || span > Self.greatestSpan {
            throw InvalidValue(field: field, value: span.description, accepted: "a time that is not negative")
        }
        guard startedAt <= since, since <= end else {
            throw InvalidValue(
                field: "since", value: since.description,
                accepted: "an instant from the start of the cycle to " + end.description)
        }
        try ServiceLevelSnapshot.check(pauses, field: "pauses", mayGoOn: false, until: since)
        guard Set(warned).count == warned.count, warned.allSatisfy({ (0..<32).contains($0) }) else {
            throw InvalidValue(
                field: "warned", value: "\(warned.count) places", accepted: "places from 0 to 31, each once")
        }
        if let breachedAt {
            guard breachedAt <= end else {
                throw InvalidValue(
                    field: "breachedAt", value: breachedAt.description, accepted: "an instant up to " + end.description)
            }
            guard breachedAt == lateAfter else {
                throw InvalidValue(
                    field: "breachedAt", value: breachedAt.description,
                    accepted: "the last instant of the promise, " + (lateAfter?.description ?? "none"))
            }
        }
    }
}
