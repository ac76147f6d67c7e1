public import ServiceTime
public import ServiceVocabulary

/// A contact that repeats an earlier one of the same customer on the same matter.
public struct RepeatContact: Hashable, Sendable {
    /// The contact.
    public let contact: ContactIdentifier
    /// The latest contact that it repeats.
    public let repeated: ContactIdentifier
    /// How long after it the contact came in.
    public let after: TimeSpan
    /// Whether the customer came back on another channel.
    public let changedChannel: Bool
}

extension ContactRecord {
    /// The contacts that repeat an earlier one, thread by thread (重复来电).
    ///
    /// A contact B repeats A when both are of one customer on one matter, B comes later by instant and then identifier,
    /// and comes in not later than `window` after A: a difference equal to the window still counts. Each repeat is listed
    /// once, with the latest contact it repeats.
    ///
    /// - Parameter window: The greatest difference, 0 or more; practice uses 1 to 30 days.
    /// - Returns: The repeats, in the order of the threads, and of the contacts in each.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative window.
    public func repeats(within window: TimeSpan) throws(InvalidValue) -> [RepeatContact] {
        guard window >= .zero else {
            throw InvalidValue(field: "window", value: window.description, accepted: "0 or more")
        }
        var repeats: [RepeatContact] = []
        for thread in threads {
            for (earlier, later) in zip(thread.contacts, thread.contacts.dropFirst())
            where later.arrivedAt - earlier.arrivedAt <= window {
                repeats.append(
                    RepeatContact(
                        contact: later.identifier, repeated: earlier.identifier,
                        after: later.arrivedAt - earlier.arrivedAt, changedChannel: later.channel != earlier.channel))
            }
        }
        return repeats
    }

    /// The share of contacts that repeat an earlier one, of all whose customer and matter are known (重复来电率).
    ///
    /// - Parameter window: The greatest difference, 0 or more.
    /// - Returns: The share; nil without such contacts.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative window.
    public func repeatShare(within window: TimeSpan) throws(InvalidValue) -> CountShare? {
        let known = contacts.filter { $0.customer != nil && $0.matter != nil }.count
        return CountShare(counted: Int64(try repeats(within: window).count), of: Int64(known))
    }

    /// The repeat share that practitioners report before the channels were joined: 32 %.
    public static let reportedRepeatShareBefore = CountShare(percent: 32)

    /// The repeat share that practitioners report after the channels were joined: 8 %.
    public static let reportedRepeatShareAfter = CountShare(percent: 8)
}
