/// How a channel carries a contact (渠道类型).
public enum ChannelFamily: String, Hashable, Sendable, CaseIterable {
    /// Spoken (语音).
    case voice
    /// Written (文字).
    case text
    /// Seen (视频).
    case video
    /// Met in person (现场).
    case onSite
    /// Done by the customer alone (自助).
    case selfService
}
