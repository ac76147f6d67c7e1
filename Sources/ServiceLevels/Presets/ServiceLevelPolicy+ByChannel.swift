import ServiceTime
public import ServiceVocabulary
import Ticketing

extension ServiceLevelPolicy {
    /// How soon a contact is to be answered on a channel, as practitioners publish it.
    ///
    /// The contact clock runs beside the ticket clock of ``byServiceClass(businessDays:)``; use both sets of policies
    /// with the selection "all matches". Each limit names its end: a call is connected when an agent picks it up, a chat
    /// or a post is answered by the first reply.
    ///
    /// | channel | limit | end |
    /// |---|---|---|
    /// | phone | 5 s (variant 20 s) | picked up |
    /// | live chat | 10 s (variant 30 s) | first reply |
    /// | social media | 1 h | first reply |
    /// | short-video shop | 2 min (a benchmark) | first reply |
    /// | email | 4 h | first reply |
    ///
    /// - Parameter lenient: Whether to take the variants of 20 s and 30 s for phone and chat.
    /// - Returns: One policy for each channel.
    public static func byChannel(lenient: Bool = false) throws(InvalidValue) -> [ServiceLevelPolicy] {
        [
            try contact(.phone, .pickUp([limit(.seconds(lenient ? 20 : 5))])),
            try contact(.chat, .firstResponse([limit(.seconds(lenient ? 30 : 10))])),
            try contact(.social, .firstResponse([limit(.hours(1))])),
            try contact(.shortVideoShop, .firstResponse([limit(.minutes(2))])),
            try contact(.email, .firstResponse([limit(.hours(4))])),
        ]
    }

    private static func limit(_ span: TimeSpan) -> TargetRule {
        TargetRule(.calendarTime(span))
    }

    private static func contact(
        _ channel: Channel, _ clock: ServiceLevelClock
    ) throws(InvalidValue) -> ServiceLevelPolicy {
        // The metric has a name of its own, so that it stands beside the ticket clock of the same kind.
        let named = try ServiceLevelClock(
            ServiceLevelMetric(rawValue: "contact-" + clock.metric.rawValue), start: clock.start, stop: clock.stop,
            targets: clock.targets, options: clock.options)
        return try ServiceLevelPolicy(
            identifier: PolicyIdentifier(rawValue: "channel-" + channel.rawValue), condition: .channel([channel]),
            clocks: [named])
    }
}
