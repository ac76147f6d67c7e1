import ServiceTime

/// A stretch of opening instants over which the same versions of all policies are in force.
struct OpeningStretch {
    /// The first instant.
    let start: Instant
    /// The instant after the last; nil for the end of time.
    let end: Instant?

    func contains(_ instant: Instant) -> Bool {
        instant >= start && end.map { instant < $0 } ?? true
    }

    /// The instant of the stretch at or after a preferred one, or the nearest before it.
    func instant(near preferred: Instant) -> Instant {
        if preferred < start { return start }
        guard let end, preferred >= end else { return preferred }
        return max(start, (try? end - .hours(24)) ?? start)
    }

    /// The stretches that the versions of some policies divide; the first reaches back to the beginning of time.
    static func all(of policies: [ServiceLevelPolicy]) -> [OpeningStretch] {
        let starts = [.earliest] + Set(policies.compactMap { $0.validFrom }.filter { $0 > .earliest }).sorted()
        return starts.indices.map { index in
            OpeningStretch(start: starts[index], end: index + 1 < starts.count ? starts[index + 1] : nil)
        }
    }
}
