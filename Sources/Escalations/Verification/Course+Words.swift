import ServiceTime
import ServiceVocabulary
import Ticketing

/// What happens in the steps of a course, in words.
struct CourseWords {
    let tables: EscalationTables
    let policy: EscalationPolicy

    func opening(_ conditions: UInt64) -> String {
        "the ticket is opened" + meeting(conditions)
    }

    /// - Parameters:
    ///   - step: The step.
    ///   - core: The state before it.
    ///   - after: What has passed since the opening; nil where no instants fit.
    func step(_ step: CourseStep, from core: EscalationCore, after: TimeSpan?) -> String {
        let place = after.map { "after \($0): " } ?? ""
        return place + what(step.input, core) + meeting(step.observed)
    }

    private func meeting(_ conditions: UInt64) -> String {
        guard conditions != 0 else { return "" }
        let numbers = (0..<64).filter { conditions & 1 << UInt64($0) != 0 }
        let steps = numbers.map { number in
            let steps = policy.steps.indices.filter { index in
                Int(tables.steps[index].condition) == number
                    || tables.becoming.contains { Int($0.condition) == number && $0.steps.contains(UInt8(index)) }
            }
            return steps.map { policy.steps[$0].name.rawValue }.joined(separator: "/")
        }
        return ", and it is as " + steps.joined(separator: ", ") + (steps.count == 1 ? " asks" : " ask")
    }

    private func what(_ input: EscalationInput, _ core: EscalationCore) -> String {
        switch input {
        case .acknowledge: "somebody acknowledges"
        case .unacknowledge: "the acknowledgement is withdrawn"
        case .snooze: "somebody snoozes"
        case .pause: "it is paused"
        case .resume: "it is resumed"
        case .progress: "something goes on"
        case .giveBack: "\(name(core.tier)) gives the ticket back"
        case .resolve: "it is resolved"
        case .reopen: "it is opened again"
        case .transfer: "it is handed over"
        case .missingSkill: "\(name(core.tier)) lacks a skill"
        case .neededAuthority: "more authority is needed"
        case .takeOver(let tier): "\(name(tier)) takes the ownership over"
        case .deescalate(let axis): "somebody takes it one tier down on the \(axis.rawValue) axis"
        case .escalate(let axis): "somebody takes it one tier up on the \(axis.rawValue) axis"
        case .become: "the ticket changes"
        case .closeTeam(let team): "the team \(tables.teams[Int(team)].team) is done"
        case .crossPlain: "nobody has done anything in \(name(core.tier)) for " + span(tables.nextPlain(of: core))
        case .crossWorking:
            "nobody has done anything in \(name(core.tier)) for a working time of " + span(tables.nextWorking(of: core))
        case .holdEnds: core.hold == .snoozed ? "the snooze ends" : "the pause ends"
        case .share(let share):
            "\(tables.shares[Int(share)].part) of \(tables.shares[Int(share)].whole) of "
                + "\(tables.shares[Int(share)].metric) are used up"
        case .teamEnds(let team): "the team \(tables.teams[Int(team)].team) is overdue"
        }
    }

    private func span(_ microseconds: Int64?) -> String {
        microseconds.map { TimeSpan(microseconds: $0).description } ?? "ever"
    }

    private func name(_ place: UInt8) -> String {
        policy.ladder.tiers[Int(place)].tier.rawValue
    }

    /// A course without instants.
    func words(of course: Course) -> [String] {
        var firing = EscalationFiring()
        firing.observed = course.opening
        var core = tables.begin(&firing)
        var words = [opening(course.opening)]
        for step in course.steps {
            words.append(self.step(step, from: core, after: nil))
            firing.reset()
            firing.observed = step.observed
            guard tables.take(step.input, &core, &firing) == nil else { break }
        }
        return words
    }
}
