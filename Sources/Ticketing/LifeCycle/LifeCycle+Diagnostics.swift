public import ServiceVocabulary

extension LifeCycle {
    /// What is wrong with the life cycle, or worth knowing about it, in the order of its stages.
    ///
    /// | code | severity | found when |
    /// |---|---|---|
    /// | `life-cycle.no-closed-status` | error | no status is closed, so that no ticket ever ends |
    /// | `life-cycle.dead-end` | error | nothing follows a status that is not closed |
    /// | `life-cycle.no-way-to-end` | error | something follows a status, but no path leads to a closed one |
    /// | `life-cycle.unreachable` | warning | no path leads from the first status to this one |
    /// | `life-cycle.starts-late` | warning | the first status is neither new nor active |
    /// | `life-cycle.no-active-status` | warning | no status is active, so that work can neither resume nor start again |
    /// | `life-cycle.cannot-resume` | warning | the first active status may not follow a waiting one |
    /// | `life-cycle.repeated-step` | warning | a status names a follower twice, or itself, which it always may |
    /// | `life-cycle.cannot-reopen` | note | the first active status may follow no status that is resolved or closed |
    /// | `life-cycle.no-resolved-status` | note | no status is resolved, so that a solution cannot await confirmation |
    /// | `life-cycle.skips-work` | note | a new status leads to one that is resolved or closed at once |
    /// | `life-cycle.skips-resolution` | note | work or a wait leads to a closed status past the resolved ones |
    ///
    /// - Returns: The findings; none of severity error or warning for a sound life cycle.
    /// - Complexity: Proportional to the number of steps times the number of stages.
    public func diagnostics() -> [Diagnostic] {
        var findings = diagnosticsOfCategories()
        let reachable = statuses(from: [initialStatus], stepping: { stage in stage.next })
        let ending = statuses(
            from: stages.filter { $0.category == .closed }.map { $0.status },
            stepping: { stage in stages.filter { $0.next.contains(stage.status) }.map { $0.status } })
        let hasEnd = !ending.isEmpty
        for (index, stage) in stages.enumerated() {
            let path = "stages[\(index)]"
            if !reachable.contains(stage.status) {
                findings.append(
                    Diagnostic(
                        code: "life-cycle.unreachable", severity: .warning, path: path,
                        message: "No path leads from \(initialStatus) to \(stage.status)."))
            }
            let goesOn = stage.next.contains { $0 != stage.status }
            if stage.category != .closed, !goesOn {
                findings.append(
                    Diagnostic(
                        code: "life-cycle.dead-end", severity: .error, path: path + ".next",
                        message: "Nothing follows \(stage.status), which is not closed."))
            } else if hasEnd, !ending.contains(stage.status) {
                findings.append(
                    Diagnostic(
                        code: "life-cycle.no-way-to-end", severity: .error, path: path + ".next",
                        message: "No path leads from \(stage.status) to a closed status."))
            }
            findings += diagnosticsOfSteps(of: stage, at: path + ".next")
        }
        return findings
    }

    private func diagnosticsOfCategories() -> [Diagnostic] {
        var findings: [Diagnostic] = []
        func find(_ code: String, _ severity: Diagnostic.Severity, path: String = "stages", _ message: String) {
            findings.append(
                Diagnostic(code: "life-cycle." + code, severity: severity, path: path, message: message))
        }
        if status(in: .closed) == nil {
            find("no-closed-status", .error, "No status is closed, so that no ticket ever ends or is merged.")
        }
        if let first = stages.first, first.category != .new, first.category != .active {
            find(
                "starts-late", .warning, path: "stages[0].category",
                "A ticket starts in \(first.status), which is neither new nor active.")
        }
        if let active = status(in: .active) {
            let done = stages.filter { $0.category.isDone }
            if !done.isEmpty, !done.contains(where: { $0.next.contains(active) }) {
                find("cannot-reopen", .note, "No resolved or closed status leads back to \(active).")
            }
        } else {
            find("no-active-status", .warning, "No status is active, so that work can neither resume nor start again.")
        }
        if status(in: .resolved) == nil {
            find("no-resolved-status", .note, "No status is resolved, so that a solution cannot await confirmation.")
        }
        return findings
    }

    private func diagnosticsOfSteps(of stage: Stage, at path: String) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        func find(_ code: String, _ severity: Diagnostic.Severity, _ message: String) {
            findings.append(
                Diagnostic(code: "life-cycle." + code, severity: severity, path: path, message: message))
        }
        if stage.category.isWaiting, let active = status(in: .active), !stage.next.contains(active) {
            find("cannot-resume", .warning, "\(active) may not follow \(stage.status), so that work cannot resume.")
        }
        if stage.next.contains(stage.status) || Set(stage.next).count < stage.next.count {
            find("repeated-step", .warning, "\(stage.status) names a follower twice, or itself.")
        }
        let categories = stage.next.map { category(of: $0) }
        if stage.category == .new, categories.contains(where: { $0?.isDone ?? false }) {
            find("skips-work", .note, "A ticket may be done straight from \(stage.status), without any work.")
        }
        if stage.category == .active || stage.category.isWaiting, status(in: .resolved) != nil,
            categories.contains(.closed)
        {
            find("skips-resolution", .note, "A ticket may be closed from \(stage.status) without a resolution before.")
        }
        return findings
    }

    /// The statuses that steps lead to from some statuses, with these.
    private func statuses(from start: [TicketStatus], stepping: (Stage) -> [TicketStatus]) -> Set<TicketStatus> {
        var found = Set(start)
        var open = start
        while let status = open.popLast() {
            guard let stage = stage(of: status) else { continue }
            for next in stepping(stage) where found.insert(next).inserted { open.append(next) }
        }
        return found
    }
}
