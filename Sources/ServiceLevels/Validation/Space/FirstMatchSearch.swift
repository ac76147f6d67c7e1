/// A search over all tickets for the first of some conditions that holds, in their order.
///
/// It walks the variables one by one and keeps the conditions that can still hold, cut after the first that holds
/// already; what cannot show anything that is wanted is left out, and what was seen before is not seen again. So the
/// work depends on how the conditions divide the tickets, not on how many tickets there are.
struct FirstMatchSearch {
    typealias Diagram = ConditionDiagrams.Diagram

    /// The class of each variable; -1 where it does not matter.
    typealias Ticket = [Int]

    /// One condition and its place in the answers.
    fileprivate struct Candidate: Hashable {
        let place: Int32
        let diagram: Diagram
    }

    /// For each wanted condition a ticket of which it is the first that holds, where there is one.
    private(set) var tickets: [Int: Ticket] = [:]
    /// Tickets for which none holds.
    private(set) var uncovered: [Ticket] = []
    /// Whether the search was cut short by the budget.
    private(set) var isCutShort = false

    private var isWanted: [Bool]
    private var wantedCount: Int
    private var wantedGaps: Int

    private var path: Ticket
    private var stack: [Candidate] = []
    private var seen = SeenCandidates()

    /// In which list of candidates a diagram was last put; the lists are numbered.
    private var listOfDiagram: [Int32]
    private var list: Int32 = 0

    /// Searches.
    ///
    /// - Parameters:
    ///   - conditions: The conditions in order.
    ///   - wanted: The places of the conditions for which a ticket is wanted.
    ///   - gaps: The greatest number of tickets wanted for which none holds.
    ///   - diagrams: The pool, which counts the work.
    init(_ conditions: [Diagram], wanted: some Sequence<Int>, gaps: Int, in diagrams: inout ConditionDiagrams) {
        isWanted = [Bool](repeating: false, count: conditions.count)
        wantedCount = 0
        for place in wanted where !isWanted[place] {
            isWanted[place] = true
            wantedCount += 1
        }
        wantedGaps = gaps
        path = Ticket(repeating: -1, count: diagrams.classCounts.count)
        listOfDiagram = [Int32](repeating: -1, count: diagrams.nodeCount)
        for (place, diagram) in conditions.enumerated() where diagram != ConditionDiagrams.none {
            stack.append(Candidate(place: Int32(clamping: place), diagram: diagram))
            if diagram == ConditionDiagrams.all { break }
        }
        do throws(BudgetExceeded) {
            try visit(view(from: 0, in: diagrams), in: &diagrams)
        } catch {
            isCutShort = true
        }
    }

    /// Candidates on the stack from a place on: the next variable one of them asks for, and whether one is wanted.
    private struct View {
        let start: Int
        var level: Int
        var hasWanted = false
    }

    private func view(from start: Int, in diagrams: ConditionDiagrams) -> View {
        var view = View(start: start, level: diagrams.classCounts.count)
        for candidate in stack[start...] {
            view.level = min(view.level, diagrams.level(candidate.diagram))
            view.hasWanted = view.hasWanted || isWanted[Int(candidate.place)]
        }
        return view
    }

    /// Looks at the candidates on the stack from a place on; they are left there.
    private mutating func visit(_ view: View, in diagrams: inout ConditionDiagrams) throws(BudgetExceeded) {
        let start = view.start
        let end = stack.count
        guard end > start else {
            if wantedGaps > 0 {
                wantedGaps -= 1
                uncovered.append(path)
            }
            return
        }
        if stack[start].diagram == ConditionDiagrams.all {
            win(stack[start])
            return
        }
        let mayHaveGap = wantedGaps > 0 && stack[end - 1].diagram != ConditionDiagrams.all
        guard view.hasWanted || mayHaveGap else { return }
        let level = view.level
        if level == path.count - 1 { return try visitLast(start, in: &diagrams) }
        guard seen.insert(stack[start..<end]) else { return }
        for choice in try choices(start..<end, level, in: &diagrams) {
            guard wantedCount > 0 || wantedGaps > 0 else { return }
            path[level] = choice
            var next = View(start: end, level: path.count)
            var work = 1
            list &+= 1
            for place in start..<end {
                work += 1
                let candidate = stack[place]
                let rest = diagrams.child(candidate.diagram, of: level, choice)
                // What holds for the same tickets as a condition before it is never the first.
                guard rest != ConditionDiagrams.none, listOfDiagram[Int(rest)] != list else { continue }
                listOfDiagram[Int(rest)] = list
                stack.append(Candidate(place: candidate.place, diagram: rest))
                next.level = min(next.level, diagrams.level(rest))
                next.hasWanted = next.hasWanted || isWanted[Int(candidate.place)]
                if rest == ConditionDiagrams.all { break }
            }
            try diagrams.count(work)
            try visit(next, in: &diagrams)
            stack.removeSubrange(end...)
        }
        path[level] = -1
    }

    /// The classes of a variable in the order in which to look at them.
    ///
    /// Where a single ticket is wanted it is most likely where the fewest other conditions are left.
    private func choices(
        _ range: Range<Int>, _ level: Int, in diagrams: inout ConditionDiagrams
    ) throws(BudgetExceeded) -> [Int] {
        let all = Array(0..<diagrams.classCounts[level])
        guard wantedCount == 1, wantedGaps == 0, let last = stack[range].last, isWanted[Int(last.place)] else {
            return all
        }
        var counts: [(choice: Int, left: Int)] = []
        for choice in all where diagrams.child(last.diagram, of: level, choice) != ConditionDiagrams.none {
            var left = 0
            var isTaken = false
            for place in range.dropLast() where !isTaken {
                let rest = diagrams.child(stack[place].diagram, of: level, choice)
                if rest != ConditionDiagrams.none { left += 1 }
                isTaken = rest == ConditionDiagrams.all
            }
            if !isTaken { counts.append((choice, left)) }
        }
        try diagrams.count(range.count)
        return counts.sorted { ($0.left, $0.choice) < ($1.left, $1.choice) }.map { $0.choice }
    }

    /// Looks at candidates of which only the last variable decides.
    private mutating func visitLast(_ start: Int, in diagrams: inout ConditionDiagrams) throws(BudgetExceeded) {
        let level = path.count - 1
        for choice in 0..<diagrams.classCounts[level] {
            path[level] = choice
            var place = start
            while place < stack.count, diagrams.child(stack[place].diagram, of: level, choice) == ConditionDiagrams.none
            {
                place += 1
            }
            try diagrams.count(1 + place - start)
            guard place < stack.count else {
                if wantedGaps > 0 {
                    wantedGaps -= 1
                    uncovered.append(path)
                }
                continue
            }
            win(stack[place])
        }
        path[level] = -1
    }

    private mutating func win(_ candidate: Candidate) {
        let winner = Int(candidate.place)
        guard isWanted[winner] else { return }
        isWanted[winner] = false
        wantedCount -= 1
        tickets[winner] = path
    }
}

/// Lists of candidates that a search has looked at.
private struct SeenCandidates {
    private var table = [Int32](repeating: -1, count: 1 << 10)
    private var lists: [(hash: UInt64, start: Int, count: Int)] = []
    private var candidates: [FirstMatchSearch.Candidate] = []

    /// How many candidates are kept, which bounds the memory of a search.
    private static let greatestCount = 8_000_000

    /// Keeps a list; answers whether it is new, or may be because there is no room to know.
    mutating func insert(_ list: ArraySlice<FirstMatchSearch.Candidate>) -> Bool {
        var hash: UInt64 = 0
        for candidate in list {
            let bits =
                UInt64(truncatingIfNeeded: candidate.place) << 32
                ^ UInt64(UInt32(truncatingIfNeeded: candidate.diagram))
            hash = (hash ^ bits) &* 0xBF58_476D_1CE4_E5B9
            hash ^= hash >> 31
        }
        var slot = Int(truncatingIfNeeded: hash) & (table.count - 1)
        while table[slot] >= 0 {
            let known = lists[Int(table[slot])]
            if known.hash == hash, known.count == list.count,
                candidates[known.start..<(known.start + known.count)].elementsEqual(list)
            {
                return false
            }
            slot = (slot + 1) & (table.count - 1)
        }
        guard candidates.count + list.count <= Self.greatestCount else { return true }
        table[slot] = Int32(clamping: lists.count)
        lists.append((hash, candidates.count, list.count))
        candidates.append(contentsOf: list)
        if lists.count * 2 > table.count { grow() }
        return true
    }

    private mutating func grow() {
        var larger = [Int32](repeating: -1, count: table.count * 2)
        for (index, list) in lists.enumerated() {
            var slot = Int(truncatingIfNeeded: list.hash) & (larger.count - 1)
            while larger[slot] >= 0 { slot = (slot + 1) & (larger.count - 1) }
            larger[slot] = Int32(clamping: index)
        }
        table = larger
    }
}
