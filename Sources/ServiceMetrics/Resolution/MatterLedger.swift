public import ServiceTime
import ServiceVocabulary
public import Ticketing

/// An answered contact of a customer on a matter, as far as repeats need it.
public struct MatterContact: Hashable, Sendable {
    /// The customer, one name for all identities.
    public let customer: CustomerIdentifier
    /// The matter: contacts on one matter are one issue.
    public let matter: MatterIdentifier
    /// When the contact arrived.
    public let arrivedAt: Instant
    /// The name of the contact; orders contacts of one arrival.
    public let contact: ContactIdentifier

    /// Creates a contact.
    ///
    /// - Parameters:
    ///   - customer: The customer, one name for all identities.
    ///   - matter: The matter.
    ///   - arrivedAt: When the contact arrived.
    ///   - contact: The name of the contact.
    public init(
        customer: CustomerIdentifier, matter: MatterIdentifier, arrivedAt: Instant, contact: ContactIdentifier
    ) {
        self.customer = customer
        self.matter = matter
        self.arrivedAt = arrivedAt
        self.contact = contact
    }
}

extension MatterContact: Comparable {
    /// Whether the left contact comes first: by customer, matter, arrival and name.
    public static func < (lhs: MatterContact, rhs: MatterContact) -> Bool {
        if lhs.customer != rhs.customer { return lhs.customer < rhs.customer }
        if lhs.matter != rhs.matter { return lhs.matter < rhs.matter }
        if lhs.arrivedAt != rhs.arrivedAt { return lhs.arrivedAt < rhs.arrivedAt }
        return lhs.contact < rhs.contact
    }
}

extension MatterContact: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case customer
        case matter
        case arrivedAt
        case contact
    }

    /// Decodes customer, matter, arrival and name.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            customer: try container.decode(CustomerIdentifier.self, forKey: .customer),
            matter: try container.decode(MatterIdentifier.self, forKey: .matter),
            arrivedAt: try container.decode(Instant.self, forKey: .arrivedAt),
            contact: try container.decode(ContactIdentifier.self, forKey: .contact))
    }
}

/// The answered contacts of customers on matters, for first contact resolution and repeats: a partial result that
/// merges.
///
/// Whether a contact was repeated may only be seen in another part, so a part keeps its contacts, sorted, each once.
/// It grows with the data, unlike the other accumulators.
public struct MatterLedger: Hashable, Sendable {
    private var sorted: [MatterContact] = []

    /// A ledger without contacts.
    public init() {}

    /// A ledger of contacts.
    ///
    /// - Parameter contacts: Contacts in any order; one that is there twice counts once.
    public init(_ contacts: some Sequence<MatterContact>) {
        sorted = Self.unique(contacts.sorted())
    }

    /// The contacts in order.
    public var contacts: [MatterContact] { sorted }

    /// Adds contacts; one that is already there counts once.
    ///
    /// - Parameter contacts: Contacts in any order.
    /// - Complexity: O(n + m log m) for m contacts into n: add many at once.
    public mutating func add(_ contacts: some Sequence<MatterContact>) {
        merge(MatterLedger(contacts))
    }

    /// Adds the contacts of another part.
    ///
    /// - Parameter other: The ledger of another part; contacts that both have count once.
    public mutating func merge(_ other: MatterLedger) {
        guard !sorted.isEmpty else {
            sorted = other.sorted
            return
        }
        var merged: [MatterContact] = []
        merged.reserveCapacity(sorted.count + other.sorted.count)
        var (left, right) = (0, 0)
        while left < sorted.count, right < other.sorted.count {
            if other.sorted[right] < sorted[left] {
                merged.append(other.sorted[right])
                right += 1
            } else {
                if sorted[left] == other.sorted[right] { right += 1 }
                merged.append(sorted[left])
                left += 1
            }
        }
        merged += sorted[left...]
        merged += other.sorted[right...]
        sorted = merged
    }

    private static func unique(_ contacts: [MatterContact]) -> [MatterContact] {
        var result: [MatterContact] = []
        result.reserveCapacity(contacts.count)
        for contact in contacts where contact != result.last { result.append(contact) }
        return result
    }

    /// Counts repeats.
    ///
    /// - Parameter rules: The window and the end of the period.
    public func counts(_ rules: RepeatRules) -> RepeatCounts {
        var counts = RepeatCounts()
        for index in sorted.indices {
            let contact = sorted[index]
            func follows(_ later: MatterContact, _ earlier: MatterContact) -> Bool {
                later.customer == earlier.customer && later.matter == earlier.matter
                    && later.arrivedAt - earlier.arrivedAt <= rules.window
            }
            let isFirst = index == 0 || !follows(contact, sorted[index - 1])
            let isRepeated = index + 1 < sorted.count && follows(sorted[index + 1], contact)
            counts.count(
                isFirst: isFirst, isRepeated: isRepeated,
                isMature: rules.periodEnd - contact.arrivedAt >= rules.window)
        }
        return counts
    }
}

extension MatterLedger: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case contacts
    }

    private static let format = "matter-ledger/1"

    /// Decodes contacts in order, each once.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try decoder.requireFormat(Self.format, in: container, forKey: .format)
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let contacts = try container.decode([MatterContact].self, forKey: .contacts)
        sorted = try decoder.validated { () throws(InvalidValue) in
            guard zip(contacts, contacts.dropFirst()).allSatisfy({ $0 < $1 }) else {
                throw InvalidValue(
                    field: "contacts", value: "\(contacts.count)", accepted: "contacts in order, each once")
            }
            return contacts
        }
    }

    /// Encodes the contacts in order.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(sorted, forKey: .contacts)
    }
}
