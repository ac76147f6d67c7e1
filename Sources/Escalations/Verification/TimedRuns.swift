/// What time alone can bring about from every state: loops, and the longest runs.
struct TimedRuns {
    /// A step of time from one state to another.
    struct Edge {
        var target: Int
        var step: CourseStep
        var notifications: Int
    }

    private struct Frame {
        var state: Int
        var first: Int
        var next: Int
        var last: Int
    }

    /// A state and the steps that lead from it back to it.
    struct Loop {
        var state: Int
        var steps: [CourseStep]
    }

    private(set) var loop: Loop?
    private(set) var notifyingLoop: Loop?
    /// How many steps time does at most from a state, and how often somebody is told.
    private(set) var steps: [Int32]
    private(set) var notifications: [Int32]

    init(_ exploration: PolicyExploration) {
        let count = exploration.table.count
        steps = Array(repeating: 0, count: count)
        notifications = Array(repeating: 0, count: count)
        var colours = [UInt8](repeating: 0, count: count)
        var space = exploration.space
        var frames: [Frame] = []
        var edges: [Edge] = []
        for root in 0..<count where colours[root] == 0 {
            Self.open(root, exploration, &space, &frames, &edges, &colours)
            while let frame = frames.last {
                guard frame.next < frame.last else {
                    close(frame, edges, &colours)
                    edges.removeSubrange(frame.first...)
                    frames.removeLast()
                    continue
                }
                frames[frames.count - 1].next += 1
                let edge = edges[frame.next]
                switch colours[edge.target] {
                case 0: Self.open(edge.target, exploration, &space, &frames, &edges, &colours)
                case 1: noteLoop(to: edge.target, frames, edges)
                default: break
                }
            }
        }
    }

    /// The steps of time from a state that lead to known states.
    static func edges(
        from number: Int, _ exploration: PolicyExploration, _ space: inout StateSpace, into edges: inout [Edge]
    ) {
        let (core, hasTold) = space.packing.unpack(exploration.table.keys[number])
        space.forEachMove(from: core, hasTold: hasTold, skew: exploration.skews[number], timeOnly: true) {
            move, firing in
            guard
                let target = exploration.table.number(
                    of: exploration.space.packing.pack(move.core, hasTold: move.hasTold))
            else { return }
            edges.append(
                Edge(
                    target: target, step: CourseStep(input: move.input, observed: move.observed),
                    notifications: firing.notifications))
        }
    }

    private static func open(
        _ state: Int, _ exploration: PolicyExploration, _ space: inout StateSpace, _ frames: inout [Frame],
        _ edges: inout [Edge], _ colours: inout [UInt8]
    ) {
        colours[state] = 1
        let first = edges.count
        Self.edges(from: state, exploration, &space, into: &edges)
        frames.append(Frame(state: state, first: first, next: first, last: edges.count))
    }

    private mutating func close(_ frame: Frame, _ edges: [Edge], _ colours: inout [UInt8]) {
        colours[frame.state] = 2
        for edge in edges[frame.first..<frame.last] where colours[edge.target] == 2 {
            steps[frame.state] = max(steps[frame.state], steps[edge.target] + 1)
            notifications[frame.state] = max(
                notifications[frame.state], notifications[edge.target] + Int32(edge.notifications))
        }
    }

    private mutating func noteLoop(to target: Int, _ frames: [Frame], _ edges: [Edge]) {
        guard loop == nil || notifyingLoop == nil else { return }
        guard let start = frames.lastIndex(where: { $0.state == target }) else { return }
        // The edge of each frame that was followed last.
        let taken = frames[start...].map { edges[$0.next - 1] }
        let found = Loop(state: target, steps: taken.map { $0.step })
        if loop == nil { loop = found }
        if notifyingLoop == nil, taken.contains(where: { $0.notifications > 0 }) { notifyingLoop = found }
    }
}

/// What happens from the opening of a ticket if nobody reacts.
struct SilentRun {
    /// A course at whose end nothing happens any more, and the chief was not told.
    private(set) var end: Course?
    /// Whether steps lead around in a circle past the chief.
    private(set) var loops = false
    /// The longest way to the chief: time in microseconds, and the course that takes it.
    private(set) var longest: (calendar: Int64, working: Int64)?
    private(set) var longestCourse: Course?

    private struct Reach {
        var calendar: Int64 = 0
        var working: Int64 = 0
        var next = -1
        var step: CourseStep?
        var isKnown = false
    }

    private struct Edge {
        var edge: TimedRuns.Edge
        var calendar: Int64
        var working: Int64
    }

    init(_ exploration: PolicyExploration) {
        let tables = exploration.space.tables
        var space = exploration.space
        var reaches = [Int: Reach]()
        var colours = [Int: UInt8]()
        var path: [(state: Int, edges: [Edge], next: Int)] = []
        func open(_ state: Int) {
            colours[state] = 1
            path.append((state, Self.edges(from: state, exploration, &space), 0))
        }
        for start in exploration.starts where colours[start] == nil {
            open(start)
            while let last = path.last {
                let (core, _) = exploration.space.packing.unpack(exploration.table.keys[last.state])
                if tables.isAtChief(core) {
                    reaches[last.state] = Reach(isKnown: true)
                    colours[last.state] = 2
                    path.removeLast()
                    continue
                }
                if last.next < last.edges.count {
                    path[path.count - 1].next += 1
                    let target = last.edges[last.next].edge.target
                    if colours[target] == nil {
                        open(target)
                    } else if colours[target] == 1 {
                        loops = true
                    }
                    continue
                }
                var best = Reach()
                for edge in last.edges {
                    guard let reach = reaches[edge.edge.target], reach.isKnown else { continue }
                    let calendar = reach.calendar + edge.calendar
                    let working = reach.working + edge.working
                    if !best.isKnown || calendar + working > best.calendar + best.working {
                        best.next = edge.edge.target
                        best.step = edge.edge.step
                    }
                    best.calendar = max(best.calendar, calendar)
                    best.working = max(best.working, working)
                    best.isKnown = true
                }
                reaches[last.state] = best
                colours[last.state] = 2
                path.removeLast()
            }
        }
        end = Self.shortestEnd(exploration)
        guard end == nil, !loops else { return }
        for start in exploration.starts {
            guard let reach = reaches[start], reach.isKnown else { continue }
            let known = longest ?? (-1, -1)
            if reach.calendar + reach.working > known.calendar + known.working {
                var steps: [CourseStep] = []
                var state = start
                while let reach = reaches[state], reach.next >= 0, let step = reach.step, steps.count < 100_000 {
                    steps.append(step)
                    state = reach.next
                }
                longestCourse = Course(
                    opening: exploration.origins[start].step.observed, steps: steps, loopsFrom: nil)
            }
            longest = (max(known.calendar, reach.calendar), max(known.working, reach.working))
        }
    }

    /// The shortest course of time alone at whose end nothing happens any more, and the chief was not told.
    private static func shortestEnd(_ exploration: PolicyExploration) -> Course? {
        var space = exploration.space
        var cameFrom: [Int: (state: Int, step: CourseStep)] = [:]
        var seen = Set(exploration.starts)
        var queue = exploration.starts
        var next = 0
        while next < queue.count {
            let state = queue[next]
            next += 1
            let (core, _) = space.packing.unpack(exploration.table.keys[state])
            guard !exploration.space.tables.isAtChief(core) else { continue }
            var edges: [TimedRuns.Edge] = []
            TimedRuns.edges(from: state, exploration, &space, into: &edges)
            guard edges.contains(where: { !isShare($0.step.input) }) else {
                var steps: [CourseStep] = []
                var place = state
                while let origin = cameFrom[place] {
                    steps.append(origin.step)
                    place = origin.state
                }
                return Course(
                    opening: exploration.origins[place].step.observed, steps: steps.reversed(), loopsFrom: nil)
            }
            for edge in edges where seen.insert(edge.target).inserted {
                cameFrom[edge.target] = (state, edge.step)
                queue.append(edge.target)
            }
        }
        return nil
    }

    private static func isShare(_ input: EscalationInput) -> Bool {
        if case .share = input { return true }
        return false
    }

    /// The steps of time from a state, each with the time of the stay it ends, at most.
    private static func edges(
        from number: Int, _ exploration: PolicyExploration, _ space: inout StateSpace
    ) -> [Edge] {
        let tables = exploration.space.tables
        let (core, hasTold) = space.packing.unpack(exploration.table.keys[number])
        let plain = tables.nextPlain(of: core)
        let working = tables.nextWorking(of: core)
        var edges: [Edge] = []
        space.forEachMove(from: core, hasTold: hasTold, skew: exploration.skews[number], timeOnly: true) {
            move, firing in
            let key = exploration.space.packing.pack(move.core, hasTold: move.hasTold)
            guard let target = exploration.table.number(of: key) else { return }
            let step = CourseStep(input: move.input, observed: move.observed)
            let edge = TimedRuns.Edge(target: target, step: step, notifications: firing.notifications)
            // The time of a stay counts when it ends, or when the chief is told in it.
            let ends = firing.beginsStay || tables.isAtChief(move.core)
            guard ends else {
                edges.append(Edge(edge: edge, calendar: 0, working: 0))
                return
            }
            switch move.input {
            case .crossWorking: edges.append(Edge(edge: edge, calendar: 0, working: working ?? 0))
            default:
                edges.append(
                    Edge(edge: edge, calendar: plain ?? 0, working: plain == nil ? working ?? 0 : 0))
            }
        }
        return edges
    }
}
