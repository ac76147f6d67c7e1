/// How customers went from channel to channel on one matter (渠道切换).
public struct ChannelSwitches: Hashable, Sendable {
    /// A step from the channel of one contact to that of the next.
    public struct Step: Hashable, Sendable, Comparable {
        /// The channel of the earlier contact.
        public let from: Channel
        /// The channel of the later contact.
        public let to: Channel

        /// Creates a step.
        ///
        /// - Parameters:
        ///   - from: The channel of the earlier contact.
        ///   - to: The channel of the later contact.
        public init(from: Channel, to: Channel) {
            self.from = from
            self.to = to
        }

        /// Whether `lhs` sorts before `rhs`, by the names of the channels.
        public static func < (lhs: Step, rhs: Step) -> Bool {
            (lhs.from, lhs.to) < (rhs.from, rhs.to)
        }
    }

    /// How often each step was taken; those on one channel are counted too.
    public private(set) var counts: [Step: Int64] = [:]

    /// Creates the count of no steps.
    public init() {}

    /// Counts the steps between the contacts of one customer on one matter.
    ///
    /// - Parameter record: The contacts.
    public init(_ record: ContactRecord) {
        for thread in record.threads {
            for (earlier, later) in zip(thread.contacts, thread.contacts.dropFirst()) {
                counts[Step(from: earlier.channel, to: later.channel), default: 0] += 1
            }
        }
    }

    /// How often customers went from one channel to another, or stayed on it.
    public func count(from: Channel, to: Channel) -> Int64 {
        counts[Step(from: from, to: to)] ?? 0
    }

    /// The steps that were taken, by the names of the channels.
    public var steps: [Step] { counts.keys.sorted() }

    /// The share of steps that led to another channel; nil where nobody came back.
    public var switchShare: CountShare? {
        var switched: Int64 = 0
        var all: Int64 = 0
        for (step, count) in counts {
            all += count
            if step.from != step.to { switched += count }
        }
        return CountShare(counted: switched, of: all)
    }
}
