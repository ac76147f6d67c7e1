/// Which identities are one customer, as the events of joining and splitting tell it.
///
/// The order of the events counts: a split takes apart what was joined before it, and a later join may bring it together
/// again. One customer is named by the identity whose text sorts first.
///
/// ```swift
/// let identities = IdentityResolver(events)
/// identities.customer(for: "phone:139…") == identities.customer(for: "web:amy")
/// ```
public struct IdentityResolver: Sendable {
    /// The group of each identity that was ever joined to another.
    private var groups: [CustomerIdentifier: Int] = [:]
    /// The members of each group; a group that was taken up by another is empty.
    private var members: [[CustomerIdentifier]] = []
    /// The name of each group; nil for an empty one.
    private var names: [CustomerIdentifier?] = []
    private var seen: Set<EventIdentifier> = []

    /// Creates a resolver that knows each identity for a customer of its own.
    public init() {}

    /// Creates a resolver of events.
    ///
    /// - Parameter events: The events, in the order of the log; one that stands there twice counts once.
    /// - Complexity: For n identities, each join moves the smaller of the two groups, so that all joins together move at
    ///   most n log n identities; a split looks at the groups it takes from.
    public init(_ events: some Sequence<IdentityEvent>) {
        for event in events { apply(event) }
    }

    /// Takes an event.
    ///
    /// - Parameter event: The event.
    /// - Returns: Whether it changed who is who; an event that was taken before, one that joins what is together or splits
    ///   what is apart changes nothing.
    @discardableResult
    public mutating func apply(_ event: IdentityEvent) -> Bool {
        guard seen.insert(event.identifier).inserted else { return false }
        switch event.kind {
        case .joined(let one, let other): return join(one, other)
        case .split(let leaving): return split(leaving)
        }
    }

    /// The customer whom an identity belongs to, named by one of his identities.
    public func customer(for identity: CustomerIdentifier) -> CustomerIdentifier {
        groups[identity].flatMap { names[$0] } ?? identity
    }

    /// All identities of the customer whom an identity belongs to, sorted; the identity alone, where nothing was joined.
    public func identities(with identity: CustomerIdentifier) -> [CustomerIdentifier] {
        groups[identity].map { members[$0].sorted() } ?? [identity]
    }

    /// The customers that have several identities, each as the sorted list of them, sorted.
    public var joined: [[CustomerIdentifier]] {
        members.filter { $0.count > 1 }.map { $0.sorted() }.sorted { $0.lexicographicallyPrecedes($1) }
    }

    private mutating func join(_ one: CustomerIdentifier, _ other: CustomerIdentifier) -> Bool {
        guard one != other else { return false }
        let left = group(of: one)
        let right = group(of: other)
        guard left != right else { return false }
        let (large, small) = members[left].count < members[right].count ? (right, left) : (left, right)
        for member in members[small] { groups[member] = large }
        if let name = names[small], let current = names[large], name < current { names[large] = name }
        members[large] += members[small]
        members[small] = []
        names[small] = nil
        return true
    }

    private mutating func split(_ leaving: [CustomerIdentifier]) -> Bool {
        let leaving = Set(leaving)
        let from = Set(leaving.compactMap { groups[$0] }).sorted()
        var changed = false
        for group in from {
            let staying = members[group].filter { !leaving.contains($0) }
            // Who leaves with all the others has left nobody.
            guard !staying.isEmpty else { continue }
            add(members[group].filter { leaving.contains($0) })
            members[group] = staying
            names[group] = staying.min()
            changed = true
        }
        return changed
    }

    private mutating func group(of identity: CustomerIdentifier) -> Int {
        if let group = groups[identity] { return group }
        add([identity])
        return members.count - 1
    }

    private mutating func add(_ group: [CustomerIdentifier]) {
        for member in group { groups[member] = members.count }
        members.append(group)
        names.append(group.min())
    }
}
