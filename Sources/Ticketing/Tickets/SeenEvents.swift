/// The identifiers of the events a ticket has taken, to recognise one that arrives twice.
///
/// Equality of texts decides. Most logs number their events, so that each identifier comes after those before it: then a
/// look at the last one suffices. A ticket of many events in another order keeps a fingerprint of each, so that few texts
/// are looked at.
struct SeenEvents: Hashable, Sendable {
    /// The identifiers, in the order in which they were noted.
    private(set) var identifiers: [EventIdentifier] = []
    /// Those of the identifiers, once there are more than a handful that are not in ascending order.
    private var fingerprints: [UInt64] = []
    /// Whether each identifier comes after those before it.
    private var isAscending = true

    private static let handful = 12
    /// Room is made for a few events at a time, while they are few: live tickets are held by the hundred thousand.
    private static let step = 6

    init() {}

    init(_ first: EventIdentifier) {
        identifiers.reserveCapacity(Self.step)
        identifiers.append(first)
    }

    /// What is known of an identifier.
    enum Novelty {
        /// It was noted before.
        case known
        /// It was not, and comes after all that were, which are in ascending order.
        case ascending
        /// It was not.
        case other
    }

    /// Whether an identifier was noted before.
    func novelty(of identifier: EventIdentifier) -> Novelty {
        if isAscending {
            guard let last = identifiers.last, !(last < identifier) else { return .ascending }
        }
        if !fingerprints.isEmpty { return containsAmongMany(identifier) ? .known : .other }
        for index in identifiers.indices where identifiers[index] == identifier { return .known }
        return .other
    }

    private func containsAmongMany(_ identifier: EventIdentifier) -> Bool {
        let fingerprint = identifier.fingerprint
        for index in fingerprints.indices
        // Zero stands for a text beyond ASCII, which may equal one within it: the kelvin sign equals the letter K.
        where fingerprints[index] == fingerprint || fingerprints[index] == 0 || fingerprint == 0 {
            if identifiers[index] == identifier { return true }
        }
        return false
    }

    /// Notes an identifier that was not noted before.
    ///
    /// - Parameters:
    ///   - identifier: The identifier.
    ///   - novelty: What is known of it.
    mutating func append(_ identifier: EventIdentifier, _ novelty: Novelty) {
        let count = identifiers.count
        if count == identifiers.capacity, count <= Self.handful {
            identifiers.reserveCapacity(count + Self.step)
        }
        identifiers.append(identifier)
        guard novelty != .ascending else { return }
        isAscending = false
        if !fingerprints.isEmpty {
            fingerprints.append(identifier.fingerprint)
        } else if count >= Self.handful {
            fingerprints = identifiers.map { $0.fingerprint }
        }
    }
}

extension EventIdentifier {
    /// A number that differs for most different texts in ASCII; zero for others, since equal texts beyond ASCII may be
    /// written in different bytes (composed and decomposed letters).
    fileprivate var fingerprint: UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in rawValue.utf8 {
            guard byte < 0x80 else { return 0 }
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        return hash | 1
    }
}
