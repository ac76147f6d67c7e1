public import ServiceTime
import ServiceVocabulary
import Ticketing

extension EscalationPolicy {
    /// A drawing of the policy's machine in the language of Mermaid: a box for each tier with the steps that stay in it,
    /// solid arrows for the steps that move the ticket, dashed ones for returns and de-escalations by hand.
    public func mermaid() -> String { graph().mermaid() }

    /// The drawing of ``mermaid()`` in the language of Graphviz.
    public func graphviz() -> String { graph().graphviz() }

    /// A drawing in the language of Mermaid of the way that one ticket went: a box for each tier in turn, with what was
    /// done there.
    ///
    /// - Parameters:
    ///   - effects: All effects of the ticket's machine, in order.
    ///   - start: When it started.
    public func mermaid(path effects: [EscalationEffect], from start: Instant) -> String {
        graph(of: effects, from: start).mermaid()
    }

    /// The drawing of ``mermaid(path:from:)`` in the language of Graphviz.
    ///
    /// - Parameters:
    ///   - effects: All effects of the ticket's machine, in order.
    ///   - start: When it started.
    public func graphviz(path effects: [EscalationEffect], from start: Instant) -> String {
        graph(of: effects, from: start).graphviz()
    }

    private func graph() -> EscalationGraph {
        var graph = EscalationGraph()
        for (index, tier) in ladder.tiers.enumerated() {
            var lines: [String] = []
            if tier.tier == start { lines.append("start") }
            for step in steps where !step.moves && step.isFor(tier.tier) {
                lines.append("\(step.name): \(step.trigger.words)")
            }
            graph.boxes.append(.init(name: tier.tier.rawValue, lines: lines, isEnd: tier.tier == chief))
            for step in steps {
                for action in step.actions {
                    let axis: EscalationAxis
                    let target: Int?
                    switch action {
                    case .escalate(let found): (axis, target) = (found, ladder.place(above: index, on: found))
                    case .move(let found, let to): (axis, target) = (found, ladder.place(of: to))
                    default: continue
                    }
                    let scope = axis == .functional ? step.tiers : step.leads
                    guard scope?.contains(tier.tier) ?? true, let target, target != index else { continue }
                    let mark = axis == .functional ? "" : " (lead)"
                    graph.arrows.append(
                        .init(from: index, to: target, label: "\(step.name): \(step.trigger.words)\(mark)"))
                }
            }
            if let below = ladder.place(below: index, on: .functional), options.greatestBounceCount > 0 {
                graph.arrows.append(.init(from: index, to: below, label: "return", line: .dashed))
            }
        }
        return graph
    }

    private func graph(of effects: [EscalationEffect], from start: Instant) -> EscalationGraph {
        var graph = EscalationGraph(isSideways: true)
        graph.boxes.append(.init(name: self.start.rawValue, lines: []))
        var (tier, lead) = (self.start, self.start)
        for effect in effects {
            let last = graph.boxes.count - 1
            switch effect.kind {
            case .moved(let axis, let from, let to):
                if axis == .functional { tier = to } else { lead = to }
                let names = tier == lead ? tier.rawValue : "\(tier), led by \(lead)"
                graph.boxes.append(.init(name: names, lines: [], isEnd: tier == chief || lead == chief))
                let isDown = (ladder.place(of: to) ?? 0) < (ladder.place(of: from) ?? 0)
                let after = "after \(effect.at - start)"
                graph.arrows.append(
                    .init(
                        from: last, to: last + 1, label: effect.step.map { "\($0) \(after)" } ?? "by hand \(after)",
                        line: isDown ? .dashed : .solid))
            case .notify: note(effect, "told", from: start, in: &graph.boxes[last])
            case .assign: note(effect, "assigned", from: start, in: &graph.boxes[last])
            case .raisePriority: note(effect, "priority raised", from: start, in: &graph.boxes[last])
            case .convene(let team, _): note(effect, "\(team.team) called", from: start, in: &graph.boxes[last])
            case .startPlan(let plan): note(effect, "plan \(plan)", from: start, in: &graph.boxes[last])
            case .askApproval: note(effect, "approval asked", from: start, in: &graph.boxes[last])
            case .teamOverdue(let team): note(effect, "\(team) overdue", from: start, in: &graph.boxes[last])
            case .acknowledgementLapsed: note(effect, "acknowledgement lapsed", from: start, in: &graph.boxes[last])
            case .skipped: note(effect, "skipped", from: start, in: &graph.boxes[last])
            case .noHigherTier, .owned, .runsAgain, .holdEnded, .withdrawHeldBack, .halted: break
            }
        }
        return graph
    }

    private func note(
        _ effect: EscalationEffect, _ what: String, from start: Instant, in box: inout EscalationGraph.Box
    ) {
        let step = effect.step.map { "\($0): " } ?? ""
        box.lines.append("\(step)\(what) after \(effect.at - start)")
    }
}

extension EscalationStep {
    /// Whether the step moves the ticket.
    fileprivate var moves: Bool {
        actions.contains {
            switch $0 {
            case .escalate, .move: true
            default: false
            }
        }
    }

    fileprivate func isFor(_ tier: SupportTier) -> Bool {
        tiers?.contains(tier) ?? true
    }
}
