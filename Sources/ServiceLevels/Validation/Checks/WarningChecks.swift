import ServiceTime
import ServiceVocabulary
import Ticketing

// Warnings that come too early, twice or never, and calendars that nobody uses.
extension DetailChecks {
    mutating func checkWarnings(_ view: ClockView) {
        let warnings = view.clock.warnings
        for (index, warning) in warnings.enumerated() {
            let path = view.path + ".warnings[\(index)]"
            if let other = warnings[..<index].firstIndex(of: warning) {
                report(.warningDuplicate, .warning, at: path, "the same as warnings[\(other)]")
                continue
            }
            var reaching = 0
            var isEarly = false
            for (ruleIndex, rule) in view.clock.targets.enumerated() {
                guard timing.reaches(warning, rule) else { continue }
                reaching += 1
                if !isEarly, timing.isBeforeStart(warning, rule) {
                    isEarly = true
                    reportEarly(ruleIndex, view, at: path)
                }
                let twin = warnings[..<index].firstIndex { timing.coincide($0, warning, rule) }
                if let twin, reaching == 1 {
                    report(
                        .warningDuplicate, .note, at: path,
                        "reached at the same instant as warnings[\(twin)] under targets[\(ruleIndex)]")
                }
            }
            if reaching == 0 {
                report(
                    .warningNeverReached, .warning, at: path,
                    "no target of the clock gives this warning an instant")
            }
        }
    }

    private mutating func reportEarly(_ rule: Int, _ view: ClockView, at path: String) {
        attempt(.warningBeforeStart, at: path) { (checks) throws(BudgetExceeded) in
            let applying = try checks.applying(rule, of: view)
            guard let sketch = try checks.start(view, in: applying, from: view.startsUnstopped) else { return }
            checks.report(
                .warningBeforeStart, .warning, at: path,
                "under targets[\(rule)] the warning is reached when the clock starts, or would have been before",
                checks.counterexample(sketch))
        }
    }

    mutating func checkCalendars() {
        var used: Set<CalendarIdentifier> = []
        for policy in policySet.policies {
            for clock in policy.clocks {
                for rule in clock.targets { if let name = rule.calendar { used.insert(name) } }
            }
        }
        for name in policySet.calendars.keys.sorted() where !used.contains(name) {
            report(.calendarUnused, .note, at: "calendars." + name.rawValue, "no target names the calendar")
        }
    }
}

extension TargetTiming {
    /// Whether a warning has an instant under a target rule.
    func reaches(_ warning: ServiceLevelWarning, _ rule: TargetRule) -> Bool {
        guard rule.target != nil else { return false }
        if case .businessDaysFromDue = warning, calendars.time(of: rule) == .plain { return false }
        return true
    }

    /// Whether a warning is reached at the start or before, where the clock never stands still.
    ///
    /// Amounts of time are compared; for business days every opening of a sample week has to agree.
    func isBeforeStart(_ warning: ServiceLevelWarning, _ rule: TargetRule) -> Bool {
        if let offset = offset(of: warning, rule) { return offset <= 0 && !isZero(rule) }
        let openings = sampleOpenings
        return openings.allSatisfy { opening in
            guard let due = due(rule, from: opening) else { return false }
            switch warning {
            case .beforeDue(let span):
                return calendars.time(of: rule).adding(
                    0 &- span.microseconds, to: due.microsecondsSinceEpoch, calendars.list)
                    <= opening.microsecondsSinceEpoch
            case .businessDaysFromDue(let days):
                guard days < 0, let calendar = calendars.calendar(of: rule) else { return false }
                let deadline = BusinessDayDeadline(days, from: .asGiven, at: .sameTimeOfDay)
                return calendar.deadline(deadline, after: due).map { $0 <= opening } ?? true
            case .share(let part, _):
                return part == 0
            case .afterDue:
                return false
            }
        }
    }

    /// Whether two warnings are reached after the same amount of time.
    func coincide(_ first: ServiceLevelWarning, _ second: ServiceLevelWarning, _ rule: TargetRule) -> Bool {
        guard let one = offset(of: first, rule), let other = offset(of: second, rule) else { return false }
        return one == other
    }

    private func isZero(_ rule: TargetRule) -> Bool {
        switch rule.target {
        case .workingTime(let span), .calendarTime(let span): span == .zero
        case .businessDays, nil: false
        }
    }

    /// After how much time of the clock a warning is reached; nil where that depends on the opening.
    private func offset(of warning: ServiceLevelWarning, _ rule: TargetRule) -> Int64? {
        let amount: Int64
        switch rule.target {
        case .workingTime(let span), .calendarTime(let span): amount = span.microseconds
        case .businessDays, nil: return nil
        }
        switch warning {
        case .share(let part, let whole):
            let (high, low) = amount.multipliedFullWidth(by: part)
            guard whole > 0, high.magnitude < UInt64(whole) else { return nil }
            let (quotient, remainder) = whole.dividingFullWidth((high, low))
            return remainder > 0 ? quotient + 1 : quotient
        case .beforeDue(let span):
            return amount - span.microseconds
        case .afterDue(let span):
            let (sum, overflow) = amount.addingReportingOverflow(span.microseconds)
            return overflow ? nil : sum
        case .businessDaysFromDue:
            return nil
        }
    }
}
