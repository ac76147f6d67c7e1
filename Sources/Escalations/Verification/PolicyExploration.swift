/// A step of a course of events, as the verification found it.
struct CourseStep: Hashable, Sendable {
    var input: EscalationInput
    /// The conditions that the ticket meets meanwhile.
    var observed: UInt64
}

/// A course of events from the opening of a ticket.
struct Course: Hashable, Sendable {
    /// The conditions that the ticket meets when it is opened.
    var opening: UInt64
    var steps: [CourseStep]
    /// Where in the steps a loop begins that goes on to the end.
    var loopsFrom: Int?

    func adding(_ step: CourseStep) -> Course {
        Course(opening: opening, steps: steps + [step], loopsFrom: nil)
    }
}

/// Every state that can be reached, each by a shortest course, with what was seen on the way.
struct PolicyExploration {
    /// How a state was first reached.
    struct Origin {
        var parent: Int32
        var step: CourseStep
    }

    /// The place of a step that breaks a property: the state before it, and the step.
    struct Break {
        var state: Int
        var step: CourseStep?
    }

    var space: StateSpace
    private(set) var table = StateTable()
    private(set) var skews: [Int64] = []
    private(set) var origins: [Origin] = []
    private(set) var transitionCount = 0
    /// Whether every state was looked at.
    private(set) var isComplete = false

    /// The first state in which a ticket is lost.
    private(set) var deadEnd: Break?
    /// The first step that moves a ticket down.
    private(set) var fall: Break?
    /// The first step that tells somebody a second time after an acknowledgement.
    private(set) var secondNotice: Break?
    /// The first step after which the machine stopped, since its steps never ended.
    private(set) var halt: Break?
    /// The first state whose tier may own the ticket without a name.
    private(set) var unowned: Break?
    /// Where each step of the policy was first done.
    private(set) var done: [Break?]
    /// The states in which a ticket may start.
    private(set) var starts: [Int] = []

    init(_ tables: EscalationTables) {
        space = StateSpace(tables)
        done = Array(repeating: nil, count: tables.steps.count)
    }

    /// Walks through all states, at most so many.
    mutating func explore(atMost budget: Int) {
        var space = self.space
        var firstStarts: [(StateSpace.Move, EscalationFiring)] = []
        space.forEachStart { move, firing in firstStarts.append((move, firing)) }
        var queue: [Int32] = []
        for (move, firing) in firstStarts {
            let step = CourseStep(input: move.input, observed: move.observed)
            if let number = meet(move, from: -1, step) {
                starts.append(number)
                queue.append(Int32(number))
                note(move, firing, Break(state: number, step: nil))
            }
        }
        var next = 0
        while next < queue.count {
            let number = Int(queue[next])
            next += 1
            let (core, hasTold) = space.packing.unpack(table.keys[number])
            inspect(core, number)
            space.forEachMove(from: core, hasTold: hasTold, skew: skews[number], timeOnly: false) { move, firing in
                transitionCount += 1
                let step = CourseStep(input: move.input, observed: move.observed)
                note(move, firing, Break(state: number, step: step))
                if move.input.isOfTime, core.isAcknowledged, hasTold, firing.notifications > 0, secondNotice == nil {
                    secondNotice = Break(state: number, step: step)
                }
                if let reached = meet(move, from: number, step) { queue.append(Int32(reached)) }
            }
            if table.count > budget { return }
        }
        isComplete = true
    }

    /// Notes a state; its number when it is new, or can be left in more ways than was known.
    private mutating func meet(_ move: StateSpace.Move, from parent: Int, _ step: CourseStep) -> Int? {
        let (number, isNew) = table.insert(space.packing.pack(move.core, hasTold: move.hasTold))
        if isNew {
            skews.append(move.skew)
            origins.append(Origin(parent: Int32(parent), step: step))
            return number
        }
        guard move.skew < skews[number] else { return nil }
        skews[number] = move.skew
        origins[number] = Origin(parent: Int32(parent), step: step)
        return number
    }

    private mutating func note(_ move: StateSpace.Move, _ firing: EscalationFiring, _ place: Break) {
        var steps = firing.steps
        while steps != 0 {
            let step = steps.trailingZeroBitCount
            if done[step] == nil { done[step] = place }
            steps &= steps - 1
        }
        for effect in firing.effects {
            switch effect.kind {
            case .movedFunctional, .movedHierarchical:
                if effect.step != 255, effect.to < effect.from, fall == nil { fall = place }
            case .halted:
                if halt == nil { halt = place }
            default: break
            }
        }
    }

    private mutating func inspect(_ core: EscalationCore, _ number: Int) {
        let tables = space.tables
        if deadEnd == nil, isDeadEnd(core) { deadEnd = Break(state: number, step: nil) }
        guard unowned == nil else { return }
        let owner = tables.ownershipFollows ? core.tier : tables.start
        if !tables.isNamed[Int(owner)] {
            unowned = Break(state: number, step: nil)
        } else if !core.isResolved, let place = tables.isNamed.firstIndex(of: false) {
            // Any tier may take the ownership over.
            unowned = Break(state: number, step: CourseStep(input: .takeOver(UInt8(place)), observed: 0))
        }
    }

    /// Whether nothing happens to a ticket any more though nobody looks after it, no team either, and the chief does not
    /// know.
    func isDeadEnd(_ core: EscalationCore) -> Bool {
        let tables = space.tables
        guard !core.isResolved, !core.isAcknowledged, !tables.isAtChief(core), core.teams == 0 else { return false }
        if core.isHalted { return true }
        switch core.hold {
        case .snoozed: return false
        case .paused: return !tables.pausesEnd
        case .none: return tables.nextPlain(of: core) == nil && tables.nextWorking(of: core) == nil
        }
    }

    /// The course that leads to a place.
    func course(to place: Break) -> Course {
        var steps: [CourseStep] = []
        var number = place.state
        var opening: UInt64 = 0
        while number >= 0, number < origins.count {
            let origin = origins[number]
            if origin.parent < 0 {
                opening = origin.step.observed
                break
            }
            steps.append(origin.step)
            number = Int(origin.parent)
        }
        steps.reverse()
        if let step = place.step { steps.append(step) }
        return Course(opening: opening, steps: steps, loopsFrom: nil)
    }
}
