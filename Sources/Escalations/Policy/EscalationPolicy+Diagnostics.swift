import ServiceLevels
import ServiceTime
public import ServiceVocabulary
import Ticketing

extension EscalationPolicy {
    /// What is wrong with the policy as it is written, or worth knowing about it.
    ///
    /// | code | severity | found when |
    /// |---|---|---|
    /// | `escalation.unlimited-run` | error | a step runs through the steps again without a cap |
    /// | `escalation.breach-unheard` | warning | steps wait for shares above the whole, none for the whole itself |
    /// | `escalation.authority-falls` | warning | a tier of more authority may give less than the one below it |
    /// | `escalation.currencies-mixed` | error | two tiers have ceilings of one kind of money in different currencies |
    /// | `escalation.link-falls` | error | a tier rises to one that stands below it on the ladder |
    /// | `escalation.chief-not-top` | warning | there is a tier of more authority above the chief |
    /// | `escalation.never-open` | error | a step waits in the working time of a tier whose calendar is never open |
    /// | `escalation.never-for-tiers` | warning | a step names no tier |
    /// | `escalation.owner-unnamed` | warning | a tier has neither an owning team nor somebody to fall back on |
    ///
    /// What takes a run through the policy to find out, ``EscalationVerifier`` finds.
    ///
    /// - Returns: The findings in the order of the tiers, then of the steps.
    public func diagnostics() -> [Diagnostic] {
        diagnosticsOfTiers() + diagnosticsOfSteps()
    }

    private func diagnosticsOfTiers() -> [Diagnostic] {
        var findings: [Diagnostic] = []
        func find(_ code: String, _ severity: Diagnostic.Severity, _ path: String, _ message: String) {
            findings.append(
                Diagnostic(code: "escalation." + code, severity: severity, path: path, message: message))
        }
        var currencies: [MoneyKind: CurrencyCode] = [:]
        for (index, tier) in ladder.tiers.enumerated() {
            let path = "tiers[\(index)]"
            for (number, ceiling) in tier.authority.ceilings.enumerated() {
                let known = currencies[ceiling.kind] ?? ceiling.amount.currency
                currencies[ceiling.kind] = known
                if known != ceiling.amount.currency {
                    find(
                        "currencies-mixed", .error, path + ".authority.ceilings[\(number)]",
                        "\(ceiling.kind) is limited in \(ceiling.amount.currency) here and in \(known) before.")
                }
            }
            for axis in EscalationAxis.allCases {
                guard let above = ladder.place(above: index, on: axis) else { continue }
                let key = axis == .functional ? ".moreSkill" : ".moreAuthority"
                if above < index {
                    find(
                        "link-falls", .error, path + key,
                        "\(tier.tier) rises to \(ladder.tiers[above].tier), which stands below it.")
                }
                if axis == .hierarchical { findings += fallingAuthority(from: tier, to: above, at: path + key) }
            }
            if tier.tier == chief, ladder.place(above: index, on: .hierarchical) != nil {
                find("chief-not-top", .warning, "chief", "There is a tier of more authority above \(chief).")
            }
            if !tier.isAlwaysNamed {
                find(
                    "owner-unnamed", .warning, path,
                    "\(tier.tier) has neither an owning team nor somebody to fall back on.")
            }
        }
        return findings
    }

    private func fallingAuthority(from tier: EscalationTier, to place: Int, at path: String) -> [Diagnostic] {
        let above = ladder.tiers[place]
        return tier.authority.ceilings.compactMap { ceiling in
            let higher = above.authority.ceiling(for: ceiling.kind)
            if let higher, higher.amount.currency != ceiling.amount.currency { return nil }
            guard (higher?.amount.minor ?? -1) < ceiling.amount.minor else { return nil }
            return Diagnostic(
                code: "escalation.authority-falls", severity: .warning, path: path,
                message: "\(above.tier) may give less \(ceiling.kind) than \(tier.tier), which asks it.")
        }
    }

    private func diagnosticsOfSteps() -> [Diagnostic] {
        var findings: [Diagnostic] = []
        func find(_ code: String, _ severity: Diagnostic.Severity, _ path: String, _ message: String) {
            findings.append(
                Diagnostic(code: "escalation." + code, severity: severity, path: path, message: message))
        }
        var heard: Set<ServiceLevelMetric> = []
        for step in steps {
            if case .clockShare(let metric, let part, let whole) = step.trigger, part == whole { heard.insert(metric) }
        }
        for (index, step) in steps.enumerated() {
            let path = "steps[\(index)]"
            if case .clockShare(let metric, let part, let whole) = step.trigger, part > whole, !heard.contains(metric) {
                find(
                    "breach-unheard", .warning, path + ".trigger",
                    "The step waits for more than the whole of \(metric), but no step for the breach itself.")
            }
            for (number, action) in step.actions.enumerated() {
                if case .runAgain(nil) = action {
                    find(
                        "unlimited-run", .error, path + ".actions[\(number)]",
                        "The steps are run through again and again without a cap.")
                }
            }
            if step.tiers?.isEmpty ?? false || step.leads?.isEmpty ?? false {
                find("never-for-tiers", .warning, path, "The step names no tier, so that it is never done.")
            }
            guard step.trigger.wait?.measure == .workingTime else { continue }
            for tier in ladder.tiers where step.tiers?.contains(tier.tier) ?? true {
                if let name = tier.calendar, let calendar = calendars[name], calendar.isPlainlyEmpty {
                    find(
                        "never-open", .error, path + ".trigger",
                        "The calendar \(name) of \(tier.tier) has no hours, so that the step is never due there.")
                }
            }
        }
        return findings
    }
}

extension WorkingCalendar {
    /// Whether the calendar has no hours at all in its definition.
    fileprivate var isPlainlyEmpty: Bool {
        switch definition {
        case .schedule(let schedule):
            schedule.weekly == .none && schedule.overrides.allSatisfy { $0.shifts.isEmpty }
        case .union(let first, let others): first.isPlainlyEmpty && others.allSatisfy { $0.isPlainlyEmpty }
        case .intersection(let first, let others): first.isPlainlyEmpty || others.contains { $0.isPlainlyEmpty }
        case .difference(let first, _): first.isPlainlyEmpty
        case .versions(let first, let versions):
            first.isPlainlyEmpty && versions.allSatisfy { $0.calendar.isPlainlyEmpty }
        }
    }
}
