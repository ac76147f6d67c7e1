public import ServiceTime
public import Ticketing

/// How much of the time that a clock stood still had one reason.
public struct PauseShare: Hashable, Sendable {
    /// The reason; nil for waits without one.
    public let reason: WaitReason?
    /// The plain time for that reason.
    public let total: TimeSpan
    /// The plain time for all reasons; the totals of all shares add up to it exactly.
    public let allPauses: TimeSpan

    /// Whether at least a share of all pauses had the reason, compared exactly.
    ///
    /// - Parameters:
    ///   - part: The part of the share, such as 1 of 2.
    ///   - whole: The whole of the share, greater than zero.
    public func isAtLeast(_ part: Int64, of whole: Int64) -> Bool {
        guard whole > 0 else { return false }
        let own = total.microseconds.multipliedFullWidth(by: whole)
        let needed = allPauses.microseconds.multipliedFullWidth(by: part)
        return (own.high, own.low) >= (needed.high, needed.low)
    }
}

extension ClockExplanation {
    /// How the time that the clock stood still divides by reasons, in the order of their first occurrence.
    public var pauseShares: [PauseShare] {
        var reasons: [(reason: WaitReason?, total: TimeSpan)] = []
        var all: Int64 = 0
        for (cause, total) in totals {
            guard case .paused(let reason) = cause else { continue }
            reasons.append((reason, total))
            all += total.microseconds
        }
        return reasons.map {
            PauseShare(reason: $0.reason, total: $0.total, allPauses: TimeSpan(microseconds: all))
        }
    }
}
