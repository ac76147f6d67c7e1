import Ticketing

extension ServiceLevelClock {
    /// Shows every condition of the clock, with the place where it stands, such as `stop[0].condition`.
    func forEachCondition(_ show: ((path: String, condition: TicketCondition)) -> Void) {
        for (name, triggers) in [("start", start), ("stop", stop), ("reset", reset), ("cancel", cancel)] {
            for (index, trigger) in triggers.enumerated() { show((name + "[\(index)].condition", trigger.condition)) }
        }
        if let pause {
            show(("pause.condition", pause.condition))
            if let resume = pause.resumeCondition { show(("pause.resumeCondition", resume)) }
            if let reasons = pause.allowedReasons {
                show(("pause.allowedReasons", .value(.waitReason, oneOf: reasons.map { $0.rawValue })))
            }
        }
        for (index, rule) in targets.enumerated() { show(("targets[\(index)].condition", rule.condition)) }
    }
}
