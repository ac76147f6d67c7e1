/// The identifiers of the events a ticket has taken, to recognise one that arrives twice.
///
/// Equality of texts decides. A ticket of many events keeps a fingerprint of each beside it, so that few texts are looked
/// at; most tickets take a handful of events, for which comparing them all is faster.
struct SeenEvents: Hashable, Sendable {
    /// The identifiers, in the order in which they were noted.
    private(set) var identifiers: [EventIdentifier] = []
    /// Those of the identifiers, once there are more than a handful.
    private var fingerprints: [UInt64] = []

    private static let handful = 8

    /// Whether an identifier was noted before.
    func contains(_ identifier: EventIdentifier) -> Bool {
        if fingerprints.isEmpty {
            for index in identifiers.indices where identifiers[index] == identifier { return true }
            return false
        }
        let fingerprint = identifier.fingerprint
        for index in fingerprints.indices
        // Zero stands for a text beyond ASCII, which may equal one within it: the kelvin sign equals the letter K.
        where fingerprints[index] == fingerprint || fingerprints[index] == 0 || fingerprint == 0 {
            if identifiers[index] == identifier { return true }
        }
        return false
    }

    /// Notes an identifier that was not noted before.
    mutating func append(_ identifier: EventIdentifier) {
        if identifiers.isEmpty { identifiers.reserveCapacity(5) }
        identifiers.append(identifier)
        if !fingerprints.isEmpty {
            fingerprints.append(identifier.fingerprint)
        } else if identifiers.count > Self.handful {
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
