import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// How a package changes the targets of a metric.
public struct ServiceLevelChange: Hashable, Sendable {
    /// How a target changes.
    public enum Effect: Hashable, Sendable {
        /// Every amount of time shrinks to that share of it; a fraction of a microsecond is dropped.
        case share(CountShare)
        /// That target takes the place of every other.
        case target(ServiceLevelTarget)
    }

    /// What is measured.
    public let metric: ServiceLevelMetric
    /// How its targets change.
    public let effect: Effect

    /// Creates a change.
    ///
    /// - Parameters:
    ///   - metric: What is measured.
    ///   - effect: How its targets change.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a share above the whole or a negative target.
    public init(_ metric: ServiceLevelMetric, _ effect: Effect) throws(InvalidValue) {
        switch effect {
        case .share(let share):
            guard share.part <= share.whole else {
                throw InvalidValue(
                    field: "share", value: "\(share.part) of \(share.whole)",
                    accepted: "a share of at most the whole: a package promises no less")
            }
        case .target(let target):
            try target.check()
        }
        self.metric = metric
        self.effect = effect
    }

    /// Whether the change promises more than another of the same metric; nil where they cannot be compared.
    func isBetter(than other: ServiceLevelChange) -> Bool? {
        switch (effect, other.effect) {
        case (.share(let one), .share(let two)): return one.isLess(than: two)
        case (.target(.workingTime(let one)), .target(.workingTime(let two))): return one < two
        case (.target(.calendarTime(let one)), .target(.calendarTime(let two))): return one < two
        case (.target(.businessDays(let one)), .target(.businessDays(let two))):
            guard one.start == two.start, one.end == two.end else { return nil }
            return one.days < two.days
        default: return nil
        }
    }
}
