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
    private struct Candidate: Hashable {
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
    private var seen: Set<[Candidate]> = []
    private var seenSize = 0

    /// How much of what was seen is kept, which bounds the memory of the search.
    private static let greatestSeenSize = 4_000_000

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
        for (place, diagram) in conditions.enumerated() where diagram != ConditionDiagrams.none {
            stack.append(Candidate(place: Int32(clamping: place), diagram: diagram))
            if diagram == ConditionDiagrams.all { break }
        }
        do throws(BudgetExceeded) {
            try visit(0, in: &diagrams)
        } catch {
            isCutShort = true
        }
    }

    /// Looks at the candidates on the stack from a place on; they are left there.
    private mutating func visit(_ start: Int, in diagrams: inout ConditionDiagrams) throws(BudgetExceeded) {
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
        var isInteresting = wantedGaps > 0 && stack[end - 1].diagram != ConditionDiagrams.all
        var level = diagrams.classCounts.count
        for place in start..<end {
            level = min(level, diagrams.level(stack[place].diagram))
            isInteresting = isInteresting || isWanted[Int(stack[place].place)]
        }
        guard isInteresting else { return }
        if level == path.count - 1 { return try visitLast(start, in: &diagrams) }
        if seenSize < Self.greatestSeenSize {
            guard seen.insert(Array(stack[start..<end])).inserted else { return }
            seenSize += end - start
        }
        for choice in 0..<diagrams.classCounts[level] {
            guard wantedCount > 0 || wantedGaps > 0 else { return }
            path[level] = choice
            var work = 1
            for place in start..<end {
                work += 1
                let candidate = stack[place]
                let rest = diagrams.child(candidate.diagram, of: level, choice)
                guard rest != ConditionDiagrams.none else { continue }
                stack.append(Candidate(place: candidate.place, diagram: rest))
                if rest == ConditionDiagrams.all { break }
            }
            try diagrams.count(work)
            try visit(end, in: &diagrams)
            stack.removeSubrange(end...)
        }
        path[level] = -1
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
