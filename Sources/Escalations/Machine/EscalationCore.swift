/// The part of a machine's state that is no matter of time.
///
/// It is what the steps of a policy change, and what decides which are due next. The machine and its verification share
/// it, and everything that moves it.
package struct EscalationCore: Hashable, Sendable {
    /// How a machine is held.
    package enum Hold: UInt8, Sendable {
        case none, snoozed, paused
    }

    /// The place of the tier that works on the ticket.
    package var tier: UInt8
    /// The place of the tier that leads.
    package var lead: UInt8
    /// The place of the tier that owns it.
    package var owner: UInt8
    /// Whether somebody has acknowledged.
    package var isAcknowledged = false
    /// Whether time stands still for the steps.
    package var hold = Hold.none
    /// Whether the ticket is resolved.
    package var isResolved = false
    /// Whether the machine has stopped doing steps, since they never ended.
    package var isHalted = false
    /// The teams that are called together, one bit each.
    package var teams: UInt8 = 0
    /// The shares of clocks that were reached, one bit each.
    package var shares: UInt16 = 0
    /// How many groups of steps in plain time are behind, in the present stay.
    package var plainCursor: UInt16 = 0
    /// How many groups of steps in working time are behind, in the present stay.
    package var workingCursor: UInt16 = 0
    /// How often the steps of the stay were run through again.
    package var runs: UInt8 = 0
    /// How often the ticket came back from a higher tier.
    package var bounces: UInt8 = 0
    /// How often it was handed over.
    package var transfers: UInt8 = 0
    /// How often it was opened again.
    package var reopens: UInt8 = 0

    package init(tier: UInt8, lead: UInt8, owner: UInt8) {
        self.tier = tier
        self.lead = lead
        self.owner = owner
    }

    /// Whether the time of the steps passes.
    package var isRunning: Bool { hold == .none && !isResolved && !isHalted }
}

/// Something that can happen to a core: an event from outside, or an instant that time reaches.
package enum EscalationInput: Hashable, Sendable {
    case acknowledge, unacknowledge, snooze, pause, resume, progress, giveBack, resolve, reopen, transfer
    case missingSkill, neededAuthority
    case takeOver(UInt8)
    case deescalate(EscalationAxis)
    case escalate(EscalationAxis)
    /// The ticket comes to meet the condition of that number.
    case become(UInt8)
    case closeTeam(UInt8)
    case crossPlain, crossWorking, holdEnds
    case share(UInt8)
    case teamEnds(UInt8)

    /// Whether time alone brings it about.
    package var isOfTime: Bool {
        switch self {
        case .crossPlain, .crossWorking, .holdEnds, .share, .teamEnds: true
        default: false
        }
    }
}

/// An effect before it has an instant and names.
package struct RawEffect: Hashable, Sendable {
    package enum Kind: UInt8, Sendable {
        /// An action of a step that only tells the host.
        case told
        case movedFunctional, movedHierarchical
        case noMoreSkill, noMoreAuthority
        case convened, teamOverdue
        case runAgain
        case owner
        case lapsed
        case holdEnded
        case halted
    }

    package var kind: Kind
    /// The step; 255 for none.
    package var step: UInt8 = 255
    package var action: UInt8 = 0
    package var from: UInt8 = 0
    package var to: UInt8 = 0
}

/// What a core does in one go, and what it may know of the ticket meanwhile.
package struct EscalationFiring: Sendable {
    /// The conditions that the ticket meets, one bit each.
    package var observed: UInt64 = 0
    /// The conditions of which that is known; asking for another one assumes that it does not hold, and notes it.
    package var known = UInt64.max
    /// The conditions that were asked for and not known, in this order.
    package var asked: [UInt8] = []
    /// The effects.
    package var effects: [RawEffect] = []
    /// The steps that were done, one bit each.
    package var steps: UInt64 = 0
    /// How many times somebody was told.
    package var notifications = 0
    /// Whether a new stay began, so that its times count from now.
    package var beginsStay = false
    /// Whether a tier changed.
    var moved = false
    /// Whether the steps are to be run through again.
    var again = false

    package init() {}

    /// Forgets what the last go did.
    package mutating func reset() {
        effects.removeAll(keepingCapacity: true)
        asked.removeAll(keepingCapacity: true)
        steps = 0
        notifications = 0
        beginsStay = false
        moved = false
        again = false
    }

    mutating func holds(_ condition: Int8) -> Bool {
        guard condition >= 0 else { return condition == CompiledStep.always }
        let bit = UInt64(1) << UInt64(condition)
        if known & bit == 0 {
            known |= bit
            asked.append(UInt8(condition))
        }
        return observed & bit != 0
    }
}
