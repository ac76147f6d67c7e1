import Escalations
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Drawings of escalation")
struct DrawingTests {
    /// The tokens of a drawing in the language of Graphviz, quoted texts as one token each; nil for a quote left open.
    private func tokens(_ text: String) -> [String]? {
        var tokens: [String] = []
        var characters = text[...]
        while let first = characters.first {
            if first.isWhitespace {
                characters.removeFirst()
            } else if first == "\"" {
                characters.removeFirst()
                var quoted = ""
                while let next = characters.popFirst(), next != "\"" {
                    quoted.append(next)
                    if next == "\\", let escaped = characters.popFirst() { quoted.append(escaped) }
                    if characters.isEmpty { return nil }
                }
                tokens.append("\"\(quoted)\"")
            } else {
                let word = characters.prefix { !$0.isWhitespace && $0 != "\"" }
                tokens.append(String(word))
                characters = characters.dropFirst(word.count)
            }
        }
        return tokens
    }

    private func checkGraphviz(_ text: String, boxes: Int) throws {
        let found = try #require(tokens(text))
        #expect(found.starts(with: ["digraph", "escalation", "{"]) && found.last == "}")
        let names = Set((0..<boxes).map { "n\($0)" })
        for (index, token) in found.enumerated() where token == "->" {
            #expect(names.contains(found[index - 1]) && names.contains(found[index + 1]))
        }
        for line in text.split(separator: "\n").dropFirst().dropLast() { #expect(line.hasSuffix(";"), "\(line)") }
    }

    private func checkMermaid(_ text: String, boxes: Int) throws {
        let lines = text.split(separator: "\n")
        #expect(try #require(lines.first).hasPrefix("flowchart "))
        #expect(lines.dropFirst().prefix(boxes).enumerated().allSatisfy { $1.hasPrefix("    n\($0)[") })
        for line in lines.dropFirst(boxes + 1) {
            #expect(line.contains(/^    n\d+ (-->|-\.->)(\|"[^"|]*"\|)? n\d+$/), "\(line)")
        }
        for line in lines { #expect(line.count { $0 == "\"" } % 2 == 0) }
    }

    @Test("the machine of a preset is drawn with a box for each tier")
    func machine() throws {
        for policy in [try EscalationPolicy.standard(), try .medical()] {
            try checkGraphviz(policy.graphviz(), boxes: 4)
            try checkMermaid(policy.mermaid(), boxes: 4)
            #expect(policy.graphviz().contains("style=dashed") && policy.graphviz().contains("peripheries=2"))
        }
    }

    @Test("names with quotes, backslashes and brackets do not break a drawing")
    func names() throws {
        let name: SupportTier = "a \"b\\ <c> | d; #e\nf"
        let policy = try EscalationPolicy(
            "p", ladder: SupportLadder([EscalationTier(name, owner: "t", moreSkill: "z"), EscalationTier("z")]),
            start: name, chief: "z",
            steps: [EscalationStep("\"]|;->", when: .missingSkill, do: [.notify([.onDuty]), .escalate(.functional)])])
        try checkGraphviz(policy.graphviz(), boxes: 2)
        try checkMermaid(policy.mermaid(), boxes: 2)
    }

    @Test("the path of a ticket has a box for each stay, and says when it was left and by which step")
    func path() throws {
        let policy = try EscalationPolicy.standard()
        let machine = try Small.machine(policy)
        var effects = EscalationEffects()
        let start = try Small.minute(0)
        var state = machine.start(at: start, effects: &effects)
        machine.look(at: &state, try Small.minute(65), effects: &effects)
        _ = machine.apply(EscalationEvent(try Small.minute(70), .returned(reason: "")), to: &state, effects: &effects)
        let graph = policy.graphviz(path: effects.effects, from: start)
        try checkGraphviz(graph, boxes: 4)
        #expect(graph.contains("rise after 30 min") && graph.contains("rise after 1 h 00 min"))
        #expect(graph.contains("by hand after 1 h 10 min\", style=dashed"))
        try checkMermaid(policy.mermaid(path: effects.effects, from: start), boxes: 4)
    }
}
