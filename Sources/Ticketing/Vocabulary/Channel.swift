public import ServiceVocabulary

/// The channel of a contact (渠道); what a channel is like is data, see ``ChannelProfile``.
public struct Channel: TextIdentifier {
    /// The name of the channel.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the channel.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// A phone call that comes in.
    public static let phone = Channel(rawValue: "phone")

    /// A phone call that goes out.
    public static let outboundCall = Channel(rawValue: "outbound-call")

    /// A menu on the phone (IVR).
    public static let interactiveVoiceResponse = Channel(rawValue: "ivr")

    /// A bot on the phone.
    public static let voiceBot = Channel(rawValue: "voice-bot")

    /// Live chat.
    public static let chat = Channel(rawValue: "chat")

    /// A messenger, such as 微信 or QQ.
    public static let messenger = Channel(rawValue: "messenger")

    /// Social media, such as 微博, 抖音 or 小红书.
    public static let social = Channel(rawValue: "social")

    /// Email.
    public static let email = Channel(rawValue: "email")

    /// Text messages.
    public static let sms = Channel(rawValue: "sms")

    /// An app or a mini-program (小程序).
    public static let app = Channel(rawValue: "app")

    /// A shop on a marketplace (第三方平台).
    public static let marketplace = Channel(rawValue: "marketplace")

    /// A shop on a short-video platform.
    public static let shortVideoShop = Channel(rawValue: "short-video-shop")

    /// A video call.
    public static let video = Channel(rawValue: "video")

    /// Help on a shared screen.
    public static let screenShare = Channel(rawValue: "screen-share")

    /// Guidance by augmented reality.
    public static let augmentedReality = Channel(rawValue: "ar")

    /// A kiosk.
    public static let kiosk = Channel(rawValue: "kiosk")

    /// A visit to a store.
    public static let store = Channel(rawValue: "store")

    /// A visit at the customer.
    public static let fieldVisit = Channel(rawValue: "field-visit")

    /// Frequent questions, a knowledge base or a video tutorial.
    public static let selfService = Channel(rawValue: "self-service")

    /// A bot in a chat.
    public static let chatBot = Channel(rawValue: "chat-bot")
}
