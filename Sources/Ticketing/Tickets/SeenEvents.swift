/// The identifiers of the events a ticket has taken, to recognise one that arrives twice.
///
/// The hash value finds the candidates without a look at the texts; equality decides. Equal texts may be written in
/// different bytes (composed and decomposed letters), so the hash must be the one that goes with equality.
struct SeenEvents: Hashable, Sendable {
    private var fingerprints: [Int] = []
    private(set) var identifiers: [EventIdentifier] = []

    /// Whether an identifier was noted before.
    func contains(_ identifier: EventIdentifier) -> Bool {
        let fingerprint = identifier.hashValue
        for index in fingerprints.indices where fingerprints[index] == fingerprint {
            if identifiers[index] == identifier { return true }
        }
        return false
    }

    /// Notes an identifier that was not noted before.
    mutating func append(_ identifier: EventIdentifier) {
        fingerprints.append(identifier.hashValue)
        identifiers.append(identifier)
    }
}
