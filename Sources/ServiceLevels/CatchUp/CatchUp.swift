/// What a look at a ticket that comes late tells of what its clocks reached meanwhile.
public enum CatchUp: String, Hashable, Sendable, CaseIterable {
    /// Everything, in order of time and with its own instant.
    case stepThrough
    /// The last thing of each clock; the others are listed as skipped.
    case jump
}

/// What a late look tells, and what it leaves out; the two together are everything that was reached.
public struct LateLook: Hashable, Sendable {
    /// What is told, in order of time.
    public let told: [ClockOccurrence]
    /// What is passed over, in order of time; nothing is lost without a trace.
    public let skipped: [ClockOccurrence]
}

#if !hasFeature(Embedded)
extension CatchUp: Codable {}
#endif
