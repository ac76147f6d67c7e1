import ServiceTime
import ServiceVocabulary
import Ticketing

// Conditions that ask for what does not exist, for nothing or for everything.
extension DetailChecks {
    mutating func checkConditions(_ policyPlace: Int) {
        let policy = policySet.policies[policyPlace]
        let path = "policies[\(policyPlace)]."
        checkValues(policy.condition, at: path + "condition")
        checkParts(policy.condition, at: path + "condition")
        if !followsTicket { checkOpening(policy.condition, at: path + "condition") }
        for (index, clock) in policy.clocks.enumerated() {
            var all: [(path: String, condition: TicketCondition)] = []
            clock.forEachCondition { all.append($0) }
            for (name, condition) in all {
                let place = path + "clocks[\(index)]." + name
                checkValues(condition, at: place)
                checkWhole(condition, at: place)
            }
        }
    }

    // MARK: Values

    private mutating func checkValues(_ condition: TicketCondition, at path: String) {
        switch condition {
        case .all(let parts), .any(let parts):
            for (index, part) in parts.enumerated() { checkValues(part, at: path + ".of[\(index)]") }
        case .not(let part):
            checkValues(part, at: path + ".of")
        case .value(.status, let texts):
            for text in texts where policies.space.lifeCycle.stage(of: TicketStatus(text)) == nil {
                report(
                    .conditionUnknownStatus, .error, at: path, "the life cycle has no status \"" + text + "\"")
            }
        case .value(.category, let texts):
            for text in texts { checkCategory(text, at: path) }
        case .value(let dimension, let texts):
            guard let closed = policies.space.domain.closed[dimension] else { return }
            for text in texts where !closed.texts.contains(text) {
                report(
                    .conditionUnknownValue, .error, at: path,
                    "\"" + text + "\" is none of the values of " + dimension.name + ": "
                        + closed.texts.joined(separator: ", "))
            }
        case .tag, .age:
            return
        }
    }

    private mutating func checkCategory(_ text: String, at path: String) {
        guard let category = StatusCategory(rawValue: text) else {
            let known = StatusCategory.allCases.map { $0.rawValue }.joined(separator: ", ")
            report(.conditionUnknownCategory, .error, at: path, "\"" + text + "\" is none of the categories " + known)
            return
        }
        if policies.space.lifeCycle.status(in: category) == nil {
            report(
                .conditionUnknownCategory, .note, at: path,
                "no status of the life cycle means \"" + category.rawValue + "\"")
        }
    }

    // MARK: Never and always

    private mutating func checkWhole(_ condition: TicketCondition, at path: String) {
        attempt(.conditionNeverHolds, at: path) { (checks) throws(BudgetExceeded) in
            if try !checks.reportEmptyOrFull(condition, at: path, isPart: false) {
                try checks.checkPartsOnce(condition, at: path)
            }
        }
    }

    private mutating func checkParts(_ condition: TicketCondition, at path: String) {
        attempt(.conditionNeverHolds, at: path) { (checks) throws(BudgetExceeded) in
            if try checks.isEmpty(condition) { return }
            if try !checks.reportFull(condition, at: path, "the condition") {
                try checks.checkPartsOnce(condition, at: path)
            }
        }
    }

    /// Looks at the parts of a condition, and into those that can hold and fail.
    private mutating func checkPartsOnce(_ condition: TicketCondition, at path: String) throws(BudgetExceeded) {
        switch condition {
        case .all(let parts), .any(let parts):
            for (index, part) in parts.enumerated() {
                let place = path + ".of[\(index)]"
                if try !reportEmptyOrFull(part, at: place, isPart: true) { try checkPartsOnce(part, at: place) }
            }
        case .not(let part):
            try checkPartsOnce(part, at: path + ".of")
        case .value, .tag, .age:
            return
        }
    }

    private mutating func isEmpty(_ condition: TicketCondition) throws(BudgetExceeded) -> Bool {
        try and(tickets(where: condition), policies.space.possible) == ConditionDiagrams.none
    }

    private mutating func reportEmptyOrFull(
        _ condition: TicketCondition, at path: String, isPart: Bool
    ) throws(BudgetExceeded) -> Bool {
        let name = isPart ? "this part of the condition" : "the condition"
        if try isEmpty(condition) {
            report(.conditionNeverHolds, .warning, at: path, name + " holds for no ticket")
            return true
        }
        return try reportFull(condition, at: path, name)
    }

    private mutating func reportFull(
        _ condition: TicketCondition, at path: String, _ name: String
    ) throws(BudgetExceeded) -> Bool {
        guard condition != .always else { return false }
        let failing = try without(policies.space.possible, tickets(where: condition))
        guard failing == ConditionDiagrams.none else { return false }
        report(.conditionAlwaysHolds, .note, at: path, name + " holds for every ticket")
        return true
    }

    // MARK: At the opening

    /// What a policy that stays with the opening asks for must be known then.
    private mutating func checkOpening(_ condition: TicketCondition, at path: String) {
        switch condition {
        case .all(let parts), .any(let parts):
            for (index, part) in parts.enumerated() { checkOpening(part, at: path + ".of[\(index)]") }
        case .not(let part):
            checkOpening(part, at: path + ".of")
        case .age(let least) where least > .zero:
            report(
                .conditionNotAtOpening, .warning, at: path,
                "the policy of the opening stays, and no ticket is " + least.description + " old when it is opened")
        case .value(.waitReason, _), .value(.sentiment, _):
            report(
                .conditionNotAtOpening, .warning, at: path,
                "the policy of the opening stays, and a reason to wait or a mood is noted only later")
        case .value, .tag, .age:
            return
        }
    }
}
