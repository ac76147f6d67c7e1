/// The identifiers of the events a ticket has taken, to recognise one that arrives twice.
///
/// A fingerprint of 64 bits finds the candidates without a look at the texts; the text decides.
struct SeenEvents: Hashable, Sendable {
    private var fingerprints: [UInt64] = []
    private(set) var identifiers: [EventIdentifier] = []

    /// Whether an identifier was noted before.
    func contains(_ identifier: EventIdentifier) -> Bool {
        let fingerprint = Self.fingerprint(of: identifier.rawValue)
        for index in fingerprints.indices where fingerprints[index] == fingerprint {
            if identifiers[index] == identifier { return true }
        }
        return false
    }

    /// Notes an identifier that was not noted before.
    mutating func append(_ identifier: EventIdentifier) {
        fingerprints.append(Self.fingerprint(of: identifier.rawValue))
        identifiers.append(identifier)
    }

    /// FNV-1a, the same in every process and on every platform.
    private static func fingerprint(of text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}
