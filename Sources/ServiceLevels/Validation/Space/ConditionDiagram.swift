/// The work a validation had to do was more than its budget.
struct BudgetExceeded: Error {}

/// A pool of decision diagrams over variables with a few classes of values each: sets of tickets, exactly.
///
/// A diagram is a number. 0 is the set of no tickets and 1 that of all; any other stands for a node that asks for one
/// variable and has one diagram for each of its classes. Equal sets have equal numbers, so that emptiness, equality and
/// "is contained" are comparisons of numbers.
struct ConditionDiagrams {
    typealias Diagram = Int32

    static let none: Diagram = 0
    static let all: Diagram = 1

    /// The number of classes of each variable.
    let classCounts: [Int]
    /// A node: the variable it asks for, terminals after every variable, and where its parts begin.
    private struct Node {
        let level: Int32
        let offset: Int32
    }

    private var nodes: [Node]
    private var children: [Int32] = []
    private var unique: [Int32]
    private var results: [UInt64: Int32] = [:]

    /// The number of combinations looked at, and how many may be.
    private(set) var steps = 0
    private var limit: Int
    private let end: Int
    private let perQuestion: Int

    init(classCounts: [Int], budget: ValidationBudget) {
        self.classCounts = classCounts
        let beyond = Int32(clamping: classCounts.count)
        nodes = [Node(level: beyond, offset: 0), Node(level: beyond, offset: 0)]
        unique = [Int32](repeating: -1, count: 1 << 12)
        limit = min(budget.perQuestion, budget.total)
        end = budget.total
        perQuestion = budget.perQuestion
    }

    // MARK: Budget

    /// Begins another question, which may use what the budget grants a single one.
    mutating func beginQuestion() {
        let (sum, overflow) = steps.addingReportingOverflow(max(0, perQuestion))
        limit = overflow ? end : min(sum, end)
    }

    /// Counts work, and refuses it beyond the budget.
    mutating func count(_ work: Int) throws(BudgetExceeded) {
        steps += work
        if steps > limit { throw BudgetExceeded() }
    }

    // MARK: Nodes

    /// The number of diagrams there are.
    var nodeCount: Int { nodes.count }

    func level(_ diagram: Diagram) -> Int {
        Int(nodes[Int(diagram)].level)
    }

    /// The diagram that is left of one when a variable has a value of a class.
    func child(_ diagram: Diagram, of level: Int, _ place: Int) -> Diagram {
        let node = nodes[Int(diagram)]
        return Int(node.level) == level ? children[Int(node.offset) + place] : diagram
    }

    private mutating func node(_ level: Int, _ parts: [Diagram]) -> Diagram {
        if let first = parts.first, parts.allSatisfy({ $0 == first }) { return first }
        if nodes.count * 2 > unique.count { grow() }
        var place = Self.hash(level, parts) & (unique.count - 1)
        while unique[place] >= 0 {
            let found = Int(unique[place])
            if Int(nodes[found].level) == level, isSame(found, parts) { return unique[place] }
            place = (place + 1) & (unique.count - 1)
        }
        let new = Int32(clamping: nodes.count)
        nodes.append(Node(level: Int32(clamping: level), offset: Int32(clamping: children.count)))
        children.append(contentsOf: parts)
        unique[place] = new
        return new
    }

    private func isSame(_ node: Int, _ parts: [Diagram]) -> Bool {
        let offset = Int(nodes[node].offset)
        for place in parts.indices where children[offset + place] != parts[place] { return false }
        return true
    }

    private mutating func grow() {
        var larger = [Int32](repeating: -1, count: unique.count * 2)
        for node in 2..<nodes.count {
            let offset = Int(nodes[node].offset)
            let level = Int(nodes[node].level)
            let parts = Array(children[offset..<(offset + classCounts[level])])
            var place = Self.hash(level, parts) & (larger.count - 1)
            while larger[place] >= 0 { place = (place + 1) & (larger.count - 1) }
            larger[place] = Int32(clamping: node)
        }
        unique = larger
    }

    private static func hash(_ level: Int, _ parts: [Diagram]) -> Int {
        var hash = UInt64(truncatingIfNeeded: level) &+ 0x9E37_79B9_7F4A_7C15
        for part in parts {
            hash = (hash ^ UInt64(truncatingIfNeeded: part)) &* 0xBF58_476D_1CE4_E5B9
            hash ^= hash >> 29
        }
        return Int(truncatingIfNeeded: hash >> 1)
    }

    // MARK: Sets

    /// The tickets whose class in a variable is one of some.
    mutating func atom(_ level: Int, _ holds: (Int) -> Bool) -> Diagram {
        node(level, (0..<classCounts[level]).map { holds($0) ? Self.all : Self.none })
    }

    private enum Operation: UInt64 {
        case and
        case or
        case without
    }

    /// The tickets in both sets.
    mutating func and(_ first: Diagram, _ second: Diagram) throws(BudgetExceeded) -> Diagram {
        try combine(.and, min(first, second), max(first, second))
    }

    /// The tickets in at least one of the sets.
    mutating func or(_ first: Diagram, _ second: Diagram) throws(BudgetExceeded) -> Diagram {
        try combine(.or, min(first, second), max(first, second))
    }

    /// The tickets in the first set that are not in the second.
    mutating func without(_ first: Diagram, _ second: Diagram) throws(BudgetExceeded) -> Diagram {
        try combine(.without, first, second)
    }

    /// The tickets that are not in the set.
    mutating func not(_ diagram: Diagram) throws(BudgetExceeded) -> Diagram {
        try without(Self.all, diagram)
    }

    private mutating func combine(
        _ operation: Operation, _ first: Diagram, _ second: Diagram
    ) throws(BudgetExceeded) -> Diagram {
        if let known = Self.known(operation, first, second) { return known }
        let key =
            operation.rawValue << 62 | UInt64(truncatingIfNeeded: first) << 31 | UInt64(truncatingIfNeeded: second)
        if let result = results[key] { return result }
        let level = min(self.level(first), self.level(second))
        // A result is kept, which weighs more than a look.
        try count(classCounts[level] * 8)
        var parts: [Diagram] = []
        parts.reserveCapacity(classCounts[level])
        for place in 0..<classCounts[level] {
            parts.append(try combine(operation, child(first, of: level, place), child(second, of: level, place)))
        }
        let result = node(level, parts)
        results[key] = result
        return result
    }

    /// What an operation gives without a look inside.
    private static func known(_ operation: Operation, _ first: Diagram, _ second: Diagram) -> Diagram? {
        switch operation {
        case .and:
            if first == none || second == none { return none }
            if first == all || first == second { return second }
            return second == all ? first : nil
        case .or:
            if first == all || second == all { return all }
            if first == none || first == second { return second }
            return second == none ? first : nil
        case .without:
            if first == none || second == all || first == second { return none }
            return second == none ? first : nil
        }
    }
}

extension ConditionDiagrams {
    /// The set as one list of classes for each variable, as bits; nil when it has not that shape, or too many classes.
    func box(of diagram: Diagram) -> [UInt64]? {
        guard classCounts.allSatisfy({ $0 <= 64 }), diagram != Self.none else { return nil }
        var box = classCounts.map { $0 == 64 ? UInt64.max : (1 << UInt64($0)) - 1 }
        var rest = diagram
        while rest != Self.all {
            let level = level(rest)
            var next = Self.none
            var bits: UInt64 = 0
            for place in 0..<classCounts[level] {
                let part = child(rest, of: level, place)
                guard part != Self.none else { continue }
                guard next == Self.none || next == part else { return nil }
                next = part
                bits |= 1 << UInt64(place)
            }
            box[level] = bits
            rest = next
        }
        return box
    }
}

extension ConditionDiagrams {
    /// What a set says about the other variables when one variable has a value of a class.
    mutating func restricted(_ diagram: Diagram, _ level: Int, to place: Int) throws(BudgetExceeded) -> Diagram {
        var known: [Diagram: Diagram] = [:]
        return try restricted(diagram, level, to: place, &known)
    }

    private mutating func restricted(
        _ diagram: Diagram, _ level: Int, to place: Int, _ known: inout [Diagram: Diagram]
    ) throws(BudgetExceeded) -> Diagram {
        let own = self.level(diagram)
        if own > level { return diagram }
        if own == level { return child(diagram, of: level, place) }
        if let result = known[diagram] { return result }
        try count(classCounts[own])
        var parts: [Diagram] = []
        for choice in 0..<classCounts[own] {
            parts.append(try restricted(child(diagram, of: own, choice), level, to: place, &known))
        }
        let result = node(own, parts)
        known[diagram] = result
        return result
    }

    /// The tickets that are in a set but for their value of one variable.
    mutating func anyValue(_ diagram: Diagram, of level: Int) throws(BudgetExceeded) -> Diagram {
        var result = Self.none
        for place in 0..<classCounts[level] {
            result = try or(result, restricted(diagram, level, to: place))
        }
        return result
    }

    /// A ticket of a set with the classes that a path fixes; nil when there is none.
    mutating func path(
        in diagram: Diagram, along path: FirstMatchSearch.Ticket
    ) throws(BudgetExceeded) -> FirstMatchSearch.Ticket? {
        var found = path
        var failed: Set<Diagram> = []
        return try follow(diagram, path, &found, &failed) ? found : nil
    }

    private mutating func follow(
        _ diagram: Diagram, _ path: FirstMatchSearch.Ticket, _ found: inout FirstMatchSearch.Ticket,
        _ failed: inout Set<Diagram>
    ) throws(BudgetExceeded) -> Bool {
        if diagram == Self.all { return true }
        if diagram == Self.none || failed.contains(diagram) { return false }
        let level = level(diagram)
        try count(1)
        let choices = path[level] >= 0 ? path[level]..<(path[level] + 1) : 0..<classCounts[level]
        for choice in choices {
            found[level] = choice
            if try follow(child(diagram, of: level, choice), path, &found, &failed) { return true }
        }
        found[level] = path[level]
        failed.insert(diagram)
        return false
    }
}
