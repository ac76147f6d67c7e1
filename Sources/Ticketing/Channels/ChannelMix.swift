/// How many contacts came in on each channel (渠道分布), and the exact shares of them.
public typealias ChannelMix = WordTally<Channel>

extension ChannelMix {
    /// The share of phone calls that practitioners report (电话占比): 35 % of contacts.
    public static let reportedPhoneShare = CountShare(percent: 35)
}
