/// Up to which event the clock of a contact runs on a channel.
///
/// The contact clock runs beside the clock of the ticket, which goes by its class.
public enum ChannelClock: String, Hashable, Sendable, CaseIterable {
    /// Up to the connection with somebody: a call that is answered, a visitor who is served.
    case connection
    /// Up to the first answer.
    case firstReply
    /// Up to the end of the handling.
    case handling
    /// No clock runs: the customer helps himself, or the service made the first step.
    case none
}
