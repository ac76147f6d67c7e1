public import ServiceVocabulary

/// How many contacts of each channel one agent is to handle in a day (人均日处理量).
public struct ChannelLoad: Hashable, Sendable {
    /// The contacts of a full day by channel, 1 or more each.
    public let contactsPerDay: [Channel: Int64]

    /// Creates daily loads.
    ///
    /// - Parameter contactsPerDay: The contacts of a full day by channel.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a number outside 1 to 1,000,000.
    public init(_ contactsPerDay: [Channel: Int64]) throws(InvalidValue) {
        for channel in contactsPerDay.keys.sorted() {
            guard let contacts = contactsPerDay[channel], (1...1_000_000).contains(contacts) else {
                throw InvalidValue(
                    field: "contactsPerDay." + channel.rawValue, value: "\(contactsPerDay[channel] ?? 0)",
                    accepted: "1 to 1,000,000")
            }
        }
        self.contactsPerDay = contactsPerDay
    }

    private init(unchecked contactsPerDay: [Channel: Int64]) {
        self.contactsPerDay = contactsPerDay
    }

    /// The figures that practitioners report: 120 chats or 60 calls a day.
    public static let reported = ChannelLoad(unchecked: [.chat: 120, .phone: 60])

    /// The load of one channel: contacts against those of a full day; nil for a channel without a figure.
    ///
    /// - Parameters:
    ///   - contacts: The contacts one agent handled in a day, 0 or more; fewer count as 0.
    ///   - channel: The channel.
    public func load(_ contacts: Int64, on channel: Channel) -> CountShare? {
        contactsPerDay[channel].flatMap { CountShare(counted: max(contacts, 0), of: $0) }
    }

    /// The load of an agent who handled several channels in a day: the sum of the loads of each.
    ///
    /// 60 chats and 30 calls are 60/120 + 30/60 = 1, a full day.
    ///
    /// - Parameter mix: The contacts of the agent's day.
    /// - Returns: The load, exactly, and the channels that have no figure and are left out of it.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when the exact sum exceeds 64 bits.
    public func load(of mix: ChannelMix) throws(InvalidValue) -> (load: CountShare, withoutFigure: [Channel]) {
        var part: Int64 = 0
        var whole: Int64 = 1
        var without: [Channel] = []
        for (channel, count) in mix.counts.sorted(by: { $0.key < $1.key }) {
            guard let figure = contactsPerDay[channel] else {
                without.append(channel)
                continue
            }
            let divisor = Self.greatestCommonDivisor(whole, figure)
            let (newWhole, o1) = whole.multipliedReportingOverflow(by: figure / divisor)
            let (left, o2) = part.multipliedReportingOverflow(by: figure / divisor)
            let (right, o3) = count.multipliedReportingOverflow(by: whole / divisor)
            let (sum, o4) = left.addingReportingOverflow(right)
            guard !o1, !o2, !o3, !o4 else {
                throw InvalidValue(
                    field: "counts." + channel.rawValue, value: "\(count)", accepted: "a load within 64 bits")
            }
            part = sum
            whole = newWhole
        }
        return (try CountShare(part, of: whole), without)
    }

    private static func greatestCommonDivisor(_ left: Int64, _ right: Int64) -> Int64 {
        var (left, right) = (left, right)
        while right != 0 { (left, right) = (right, left % right) }
        return left
    }
}

#if !hasFeature(Embedded)
extension ChannelLoad: Codable {
    /// Decodes the contacts of a full day, `{"chat": 120, "phone": 60}`, with the checks of the initializer.
    public init(from decoder: any Decoder) throws {
        let contacts = try decoder.singleValueContainer().decode([Channel: Int64].self)
        self = try decoder.validated { () throws(InvalidValue) in try ChannelLoad(contacts) }
    }

    /// Encodes the contacts of a full day.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(contactsPerDay)
    }
}
#endif
