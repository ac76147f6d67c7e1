/// How many tickets were opened by whose first step (服务发起方式), and the exact shares of them.
public typealias OriginMix = WordTally<Origin>

extension OriginMix {
    /// The share of tickets that the service opened without being asked (主动服务占比); nil of no tickets.
    public var proactiveShare: CountShare? { share(of: .proactive) }

    /// The proactive share from which practitioners report to start: 5 %.
    public static let reportedProactiveBaseline = CountShare(percent: 5)

    /// The proactive share that practitioners report to reach: 25 %.
    public static let reportedProactiveTarget = CountShare(percent: 25)

    /// The proactive share of the leading: 35 %.
    public static let reportedProactiveBenchmark = CountShare(percent: 35)
}

extension Ticket {
    /// Whether a clock runs for the first response (响应时限).
    ///
    /// A proactive ticket has none, since nobody waits for an answer; its resolution is promised like any other.
    public var hasResponseClock: Bool { origin != .proactive }
}
