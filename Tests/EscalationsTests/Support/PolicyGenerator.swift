import Escalations
import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Ticketing

extension SplitMix64 {
    mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }
    mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}

/// Makes small policies of every kind.
struct PolicyGenerator {
    /// The waits are so many minutes at most.
    var longestWait = 40
    /// The waits are multiples of so many minutes.
    var unit = 5
    var hasCounts = true
    var hasTeams = true
    var greatestTierCount = 3
    var steps = 1...6

    func policy(using random: inout SplitMix64) throws -> EscalationPolicy {
        let count = 2 + random.below(greatestTierCount - 1)
        let tiers = Array(Small.names.prefix(count))
        let named = random.oneIn(8) ? Set([random.pick(tiers)]) : []
        let number = steps.lowerBound + random.below(steps.count)
        var made: [EscalationStep] = []
        if !random.oneIn(4) {
            made.append(
                try EscalationStep(
                    "ladder", when: .unacknowledged(wait(&random), measure(&random)),
                    tiers: Set(tiers.dropLast()), do: [.escalate(.functional)]))
        }
        for index in 0..<number { made.append(try step(EscalationStepName("step-\(index)"), tiers, &random)) }
        return try EscalationPolicy(
            "random", ladder: try Small.ladder(count, calendar: "office", unowned: named), start: tiers[0],
            chief: tiers[count - 1], steps: made,
            options: EscalationOptions(
                catchUp: random.oneIn(4) ? .jump : .stepThrough,
                reopening: random.oneIn(3) ? .start : .sameTier, ownership: random.oneIn(3) ? .follows : .kept,
                greatestBounceCount: random.below(3),
                acknowledgementTimeout: random.oneIn(4) ? wait(&random) : nil,
                longestSnooze: .minutes(Int32(unit * 4)),
                longestPause: random.oneIn(6) ? nil : .minutes(Int32(unit * 3))),
            calendars: ["office": try WorkingCalendar(timeZone: "UTC", weekly: .weekdays(try Shift("09:00", "17:00")))])
    }

    private func wait(_ random: inout SplitMix64) -> TimeSpan {
        .minutes(Int32(unit * (1 + random.below(longestWait / unit))))
    }

    private func measure(_ random: inout SplitMix64) -> EscalationTrigger.Measure {
        random.oneIn(2) ? .calendarTime : .workingTime
    }

    private func step(
        _ name: EscalationStepName, _ tiers: [SupportTier], _ random: inout SplitMix64
    ) throws -> EscalationStep {
        let trigger = trigger(&random)
        var isTimed = false
        switch trigger {
        case .unacknowledged, .withoutProgress: isTimed = true
        default: break
        }
        let some = Set(tiers.filter { _ in random.oneIn(2) })
        return try EscalationStep(
            name, when: trigger, if: random.oneIn(4) ? .priority([random.oneIn(2) ? .high : .urgent]) : .always,
            tiers: random.oneIn(2) && !some.isEmpty ? some : nil,
            leads: random.oneIn(5) && !some.isEmpty ? some : nil,
            do: (0...random.below(2)).map { _ in action(tiers, &random) },
            repetition: isTimed && random.oneIn(4)
                ? EscalationRepeat(every: wait(&random), times: 1 + random.below(2)) : nil,
            isDoneWhenAcknowledged: random.oneIn(3))
    }

    private func trigger(_ random: inout SplitMix64) -> EscalationTrigger {
        switch random.below(hasCounts ? 12 : 9) {
        case 0...2: .unacknowledged(random.oneIn(4) ? .zero : wait(&random), measure(&random))
        case 3, 4: .withoutProgress(wait(&random), measure(&random))
        case 5: .clockPercent(.resolution, Int64(50 * (1 + random.below(3))))
        case 6: .missingSkill
        case 7: .sentiment([.angry])
        case 8: .neededAuthority
        case 9: .reopened(1 + random.below(2))
        case 10: .transferred(1 + random.below(2))
        default: .bounced(1)
        }
    }

    private func action(_ tiers: [SupportTier], _ random: inout SplitMix64) -> EscalationAction {
        switch random.below(hasTeams ? 12 : 11) {
        case 0...3: .notify([.onDuty])
        case 4, 5: .escalate(.functional)
        case 6: .escalate(.hierarchical)
        case 7: .move(random.oneIn(2) ? .functional : .hierarchical, to: random.pick(tiers))
        case 8: .assign
        case 9: .raisePriority(by: 1)
        case 10: .runAgain(atMost: random.oneIn(8) ? nil : 1 + random.below(2))
        default:
            (try? CrossDepartmentTeam("force", roles: [], limit: wait(&random))).map { .convene($0) } ?? .assign
        }
    }
}
