/// The questions about a clock on which real systems disagree, with the answers this clock gives.
public struct ClockOptions: Hashable, Sendable {
    /// What a clock that has stopped does when its ticket is reopened.
    public enum Reopening: String, Hashable, Sendable, CaseIterable {
        /// Nothing: the first stop is the last word.
        case stays
        /// It goes on where it stopped: the time the ticket was resolved or closed is a pause.
        case continues
        /// It goes on as if it had never stopped: the time the ticket was resolved or closed counts.
        case countsThrough
        /// A new cycle begins with the full target.
        case newCycle
    }

    /// What becomes of a running clock when another target, policy or calendar takes over.
    public enum TargetChange: String, Hashable, Sendable, CaseIterable {
        /// The new target counts from the start of the cycle, all of it by the new calendar, pauses kept.
        case fromStart
        /// The new target counts from the start of the cycle; what was used before is kept as the old calendar
        /// measured it.
        case keepingElapsed
        /// The new target counts in full from the change.
        case fromChange
        /// The old target stays for this cycle.
        case frozen
    }

    /// What happens when one event would do several things to a clock.
    public enum Precedence: String, Hashable, Sendable, CaseIterable {
        /// Stop before pause before start, and only the first that applies.
        case stopWins
        /// First the running cycle is stopped or cancelled, then a new one may start, on the same event.
        case twoPasses
    }

    /// What a paused clock shows as its due instant.
    public enum PausedDue: String, Hashable, Sendable, CaseIterable {
        /// The due instant it had when the pause began.
        case lastKnown
        /// None.
        case hidden
    }

    /// What a clock that has stopped does when its ticket is reopened.
    public var reopening: Reopening
    /// What becomes of a running clock when another target, policy or calendar takes over.
    public var targetChange: TargetChange
    /// What happens when one event would do several things to the clock.
    public var precedence: Precedence
    /// What the clock shows as its due instant while it is paused.
    public var pausedDue: PausedDue

    /// Creates a set of options.
    ///
    /// - Parameters:
    ///   - reopening: What a stopped clock does when its ticket is reopened.
    ///   - targetChange: What becomes of a running clock when another target takes over.
    ///   - precedence: What happens when one event would do several things to the clock.
    ///   - pausedDue: What the clock shows as its due instant while it is paused.
    public init(
        reopening: Reopening = .stays, targetChange: TargetChange = .keepingElapsed, precedence: Precedence = .stopWins,
        pausedDue: PausedDue = .lastKnown
    ) {
        self.reopening = reopening
        self.targetChange = targetChange
        self.precedence = precedence
        self.pausedDue = pausedDue
    }
}
