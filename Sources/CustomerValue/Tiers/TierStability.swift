public import ServiceTime
public import ServiceVocabulary

/// What keeps tiers from flapping: margins around the cuts (hysteresis), and a minimum stay.
///
/// Nobody stays above the last tier with a value of 0 or less, whatever the stability.
public struct TierStability: Hashable, Sendable {
    /// By which part of a cut the value has to exceed it before a customer is raised: 0.1 for 10 %.
    public let raiseMargin: PeriodRate
    /// By which part of a cut the value has to fall short of it before a customer is lowered.
    public let lowerMargin: PeriodRate
    /// How long a customer is in a tier before a raise.
    public let stayBeforeRaise: TimeSpan
    /// How long a customer is in a tier before being lowered.
    public let stayBeforeLowering: TimeSpan

    /// No margin and no stay: every review follows the standings.
    public static let none = TierStability(unchecked: .zero, .zero, .zero, .zero)

    /// Creates a stability.
    ///
    /// - Parameters:
    ///   - raiseMargin: By which part of a cut the value has to exceed it before a raise, 0...10.
    ///   - lowerMargin: By which part of a cut the value has to fall short of it before a customer is lowered, at least 0,
    ///     below 1.
    ///   - stayBeforeRaise: How long a customer is in a tier before a raise, not negative.
    ///   - stayBeforeLowering: How long a customer is in a tier before being lowered, not negative.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public init(
        raiseMargin: PeriodRate, lowerMargin: PeriodRate, stayBeforeRaise: TimeSpan, stayBeforeLowering: TimeSpan
    ) throws(InvalidValue) {
        guard (0...10 * PeriodRate.scale).contains(raiseMargin.billionths) else {
            throw InvalidValue(field: "raiseMargin", value: "\(raiseMargin.value)", accepted: "a fraction from 0 to 10")
        }
        guard (0..<PeriodRate.scale).contains(lowerMargin.billionths) else {
            throw InvalidValue(
                field: "lowerMargin", value: "\(lowerMargin.value)", accepted: "a fraction of at least 0 and below 1")
        }
        for (name, stay) in [("stayBeforeRaise", stayBeforeRaise), ("stayBeforeLowering", stayBeforeLowering)]
        where stay < .zero {
            throw InvalidValue(field: name, value: "\(stay)", accepted: "a span that is not negative")
        }
        self.init(unchecked: raiseMargin, lowerMargin, stayBeforeRaise, stayBeforeLowering)
    }

    private init(
        unchecked raiseMargin: PeriodRate, _ lowerMargin: PeriodRate, _ stayBeforeRaise: TimeSpan,
        _ stayBeforeLowering: TimeSpan
    ) {
        self.raiseMargin = raiseMargin
        self.lowerMargin = lowerMargin
        self.stayBeforeRaise = stayBeforeRaise
        self.stayBeforeLowering = stayBeforeLowering
    }
}
