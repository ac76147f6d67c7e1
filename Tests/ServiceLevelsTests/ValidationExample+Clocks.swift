import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Ticketing

extension ValidationExample {
    private static let atWork = TicketCondition.status([.new, .open])
    private static let done = TicketCondition.category([.resolved, .closed])

    static func ofClocks(_ code: ServiceLevelFindingCode) throws -> ValidationExample? {
        switch code {
        case .clockNeverStarts:
            let proactive = TicketCondition.value(.origin, oneOf: ["proactive"])
            let response = try ServiceLevelClock.firstResponse([eightHours])
            return try policies(
                raising: [ValidationWorld.policy("a", where: proactive, [response])],
                almost: [ValidationWorld.policy("a", where: .not(proactive), [response])]
            ) { try $0.policies() == [0] && $0.readings(after: .customerMessage, .agentReply).isEmpty }
        case .clockStartInsideStop:
            return try clocks(
                raising: clock(
                    start: [ClockTrigger([], where: .all([high, gold]))], stop: [ClockTrigger([], where: high)]),
                almost: clock(
                    start: [ClockTrigger([], where: gold)], stop: [ClockTrigger([], where: high)])
            ) { try $0.readings(after: .internalNote).isEmpty }
        case .clockStartInsideCancel:
            return try clocks(
                raising: clock(
                    start: [ClockTrigger(.opened, where: high)], cancel: [ClockTrigger([], where: .not(low))]),
                almost: clock(
                    start: [ClockTrigger(.opened, where: high)], cancel: [ClockTrigger([], where: .not(high))])
            ) { try $0.readings().map { $0.phase } == [.cancelled] }
        case .clockNeverStops:
            return try clocks(
                raising: clock(stop: [], cancel: [ClockTrigger(.closed)]),
                almost: clock(stop: [ClockTrigger(.confirmed)], cancel: [ClockTrigger(.closed)])
            ) { try $0.phases(after: .agentReply, .resolved, .confirmed).allSatisfy { $0 == .running } }
        case .clockRunsPastClosing:
            return try clocks(
                raising: clock(stop: [ClockTrigger(.agentReply)]),
                almost: clock(stop: [ClockTrigger(.agentReply)], cancel: [ClockTrigger(.closed)])
            ) { try $0.readings().map { $0.phase } == [.running] && $0.ticket().category == .closed }
        case .clockNeverResets:
            return try clocks(
                raising: clock(reset: [ClockTrigger(.resolved)]), almost: clock(reset: [ClockTrigger(.agentReply)])
            ) { try $0.readings(after: .agentReply, .resolved).map { $0.cycle } == [1] }
        default:
            return try ofPauses(code)
        }
    }

    private static func ofPauses(_ code: ServiceLevelFindingCode) throws -> ValidationExample? {
        switch code {
        case .clockNeverRuns:
            return try clocks(
                raising: clock(
                    start: [ClockTrigger(where: high)], cancel: [ClockTrigger(where: .not(high))],
                    pause: PauseRule(while: high)),
                almost: clock(
                    start: [ClockTrigger(where: high)], cancel: [ClockTrigger(where: .not(high))],
                    pause: PauseRule(while: .all([high, .status([.open])])))
            ) { try $0.phases(after: .statusChanged(.open, reason: nil)) == [.paused, .paused] }
        case .clockNeverPauses:
            // snow-lint-start-disjoint-from-pause
            let onHold = PauseRule(while: .status([.waitingForCustomer]))
            return try clocks(
                raising: clock(
                    start: [ClockTrigger(where: atWork)], cancel: [ClockTrigger(where: .not(atWork))], pause: onHold),
                almost: clock(start: [ClockTrigger(where: atWork)], pause: onHold)
            ) { try $0.readings().map { $0.phase } == [.cancelled] && $0.ticket().category == .waitingForCustomer }
        case .clockPauseInsideStart:
            // snow-lint-pause-subset-of-start
            let pause = PauseRule(while: .all([high, .status([.open])]))
            return try clocks(
                raising: clock(
                    start: [ClockTrigger(where: high)], cancel: [ClockTrigger(where: .not(high))], pause: pause),
                almost: clock(
                    start: [ClockTrigger(where: high)], cancel: [ClockTrigger(where: .not(high))],
                    pause: PauseRule(while: .status([.open])))
            ) { shown in
                let events = try shown.counterexample().events
                var state = try shown.levels.open("1", events[0]).get().state
                let before = shown.levels.readings(of: state, at: events[0].occurredAt).map { $0.phase }
                for event in events.dropFirst() { _ = try shown.levels.apply(event, to: &state).get() }
                return try before == [.paused] && shown.readings().map { $0.phase } == [.cancelled]
            }
        case .pauseNeverEnds:
            return try clocks(
                raising: clock(
                    stop: [ClockTrigger(where: done)],
                    pause: PauseRule(while: .category([.waitingForCustomer]), until: .category([.closed]))),
                almost: clock(
                    stop: [ClockTrigger(where: .category([.closed]))],
                    pause: PauseRule(while: .category([.waitingForCustomer]), until: .category([.resolved])))
            ) { try $0.phases(after: .resumed, .agentReply).allSatisfy { $0 == .paused } }
        case .pauseResumeOverlap:
            return try clocks(
                raising: clock(pause: PauseRule(while: .category([.waitingForCustomer]), until: high)),
                almost: clock(
                    pause: PauseRule(
                        while: .all([.category([.waitingForCustomer]), .not(high)]), until: .any([high, atWork])))
            ) {
                let again = TicketEvent.Kind.statusChanged(.waitingForCustomer, reason: nil)
                return try $0.phases(after: again, again) == [.running, .running, .running]
            }
        case .pauseCaps:
            return try clocks(
                raising: clock(
                    pause: PauseRule(
                        while: .category([.waitingForCustomer]), greatestPause: .hours(8), greatestTotal: .hours(4))),
                almost: clock(
                    pause: PauseRule(
                        while: .category([.waitingForCustomer]), greatestPause: .hours(4), greatestTotal: .hours(4)))
            ) { $0.finding.diagnostic.path == "policies[0].clocks[0].pause.greatestPause" }
        case .optionWithoutEffect:
            return try clocks(
                raising: clock(options: ClockOptions(pausedDue: .hidden)),
                almost: clock(pause: .whileWaiting, options: ClockOptions(pausedDue: .hidden))
            ) { $0.finding.diagnostic.path == "policies[0].clocks[0].options.pausedDue" }
        case .optionReopeningPastStop:
            return try clocks(
                raising: .handling(at: "l1", [eightHours], options: ClockOptions(reopening: .newCycle)),
                almost: .handling(at: "l1", [eightHours], options: ClockOptions(reopening: .stays))
            ) { try $0.readings().map { $0.phase } == [.running] && $0.ticket().supportTier != "l1" }
        default:
            return nil
        }
    }
}
