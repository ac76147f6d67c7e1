public import ServiceVocabulary

/// By how much the contacts of a channel grow in a year.
public struct ChannelGrowth: Hashable, Sendable {
    /// The channel.
    public let channel: Channel
    /// The growth in a year, in percent; −100 or more.
    public let percentPerYear: Int64

    /// Creates a growth.
    ///
    /// - Parameters:
    ///   - channel: The channel.
    ///   - percentPerYear: The growth in a year, in percent.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` outside −100 to 1,000,000.
    public init(_ channel: Channel, percentPerYear: Int64) throws(InvalidValue) {
        guard (-100...1_000_000).contains(percentPerYear) else {
            throw InvalidValue(
                field: "percentPerYear", value: "\(percentPerYear)", accepted: "-100 to 1,000,000 percent")
        }
        self.init(unchecked: channel, percentPerYear)
    }

    private init(unchecked channel: Channel, _ percentPerYear: Int64) {
        self.channel = channel
        self.percentPerYear = percentPerYear
    }

    /// The figures that practitioners report: messengers grow by 40 % a year, shops on short-video platforms by 210 %.
    public static let reported = [
        ChannelGrowth(unchecked: .messenger, 40), ChannelGrowth(unchecked: .shortVideoShop, 210),
    ]

    /// The contacts to be expected after some years of steady growth, each year's rounded down to whole contacts.
    ///
    /// - Parameters:
    ///   - years: The number of years, 0 to 100.
    ///   - contacts: The contacts of the present year, 0 or more.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for other numbers, or when the result exceeds 64 bits.
    public func contacts(after years: Int, from contacts: Int64) throws(InvalidValue) -> Int64 {
        guard (0...100).contains(years) else {
            throw InvalidValue(field: "years", value: "\(years)", accepted: "0 to 100")
        }
        guard contacts >= 0 else {
            throw InvalidValue(field: "contacts", value: "\(contacts)", accepted: "0 or more")
        }
        var result = contacts
        for _ in 0..<years {
            let product = result.multipliedFullWidth(by: 100 + percentPerYear)
            // The quotient fits as long as the upper half is below the divisor.
            guard product.high < 50 else {
                throw InvalidValue(field: "contacts", value: "\(contacts)", accepted: "a result within 64 bits")
            }
            result = Int64(100).dividingFullWidth(product).quotient
        }
        return result
    }

    /// How the contacts of a channel changed from one mix to another: the later count against the earlier one.
    ///
    /// 140 of 100 is a growth of 40 %.
    ///
    /// - Returns: The ratio; nil when there were none before.
    public static func ratio(of channel: Channel, from earlier: ChannelMix, to later: ChannelMix) -> CountShare? {
        CountShare(counted: later.counts[channel] ?? 0, of: earlier.counts[channel] ?? 0)
    }
}

#if !hasFeature(Embedded)
extension ChannelGrowth: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case channel
        case percentPerYear
    }

    /// Decodes `{"channel": "messenger", "percentPerYear": 40}`, with the checks of the initializer.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        let channel = try container.decode(Channel.self, forKey: .channel)
        let percent = try container.decode(Int64.self, forKey: .percentPerYear)
        self = try decoder.validated { () throws(InvalidValue) in
            try ChannelGrowth(channel, percentPerYear: percent)
        }
    }

    /// Encodes the channel and its growth.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(channel, forKey: .channel)
        try container.encode(percentPerYear, forKey: .percentPerYear)
    }
}
#endif
