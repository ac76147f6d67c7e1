import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Ticketing

/// Boxes and arrows, before they are written in one of the languages of drawings.
struct EscalationGraph {
    enum Line {
        case solid, dashed
    }

    struct Box {
        var name: String
        var lines: [String]
        var isEnd = false
    }

    struct Arrow {
        var from: Int
        var to: Int
        var label: String
        var line = Line.solid
    }

    var boxes: [Box] = []
    var arrows: [Arrow] = []
    /// Whether the drawing runs from the left to the right instead of downwards.
    var isSideways = false

    func mermaid() -> String {
        var lines = ["flowchart " + (isSideways ? "LR" : "BT")]
        for (index, box) in boxes.enumerated() {
            let text = ([box.name] + box.lines).map { Self.mermaid($0) }.joined(separator: "<br/>")
            lines.append("    n\(index)" + (box.isEnd ? "[[\"\(text)\"]]" : "[\"\(text)\"]"))
        }
        for arrow in arrows {
            let shaft = arrow.line == .solid ? "-->" : "-.->"
            let label = arrow.label.isEmpty ? "" : "|\"\(Self.mermaid(arrow.label))\"|"
            lines.append("    n\(arrow.from) \(shaft)\(label) n\(arrow.to)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    func graphviz() -> String {
        var lines = [
            "digraph escalation {", "    rankdir=\(isSideways ? "LR" : "BT");",
            "    node [shape=box, fontname=\"Helvetica\", fontsize=11];",
            "    edge [fontname=\"Helvetica\", fontsize=9];",
        ]
        for (index, box) in boxes.enumerated() {
            let text = ([box.name] + box.lines).map { Self.graphviz($0) }.joined(separator: "\\n")
            lines.append("    n\(index) [label=\"\(text)\"" + (box.isEnd ? ", peripheries=2" : "") + "];")
        }
        for arrow in arrows {
            let style = arrow.line == .solid ? "" : ", style=dashed"
            lines.append("    n\(arrow.from) -> n\(arrow.to) [label=\"\(Self.graphviz(arrow.label))\"\(style)];")
        }
        return (lines + ["}"]).joined(separator: "\n") + "\n"
    }

    /// A text inside the quotes of Mermaid, whose escapes are those of HTML with `#` for `&`.
    private static func mermaid(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "\"", "#", "<", ">", "&", "|", "`", ";": result += "#\(character.value);"
            case "\n", "\r": result += " "
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    /// A text inside the quotes of Graphviz.
    private static func graphviz(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "\"", "\\": result += "\\\(character)"
            case "\n", "\r": result += " "
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }
}

extension EscalationTrigger {
    /// The trigger in a few words.
    var words: String {
        func measured(_ span: TimeSpan, _ measure: Measure) -> String {
            span.description + (measure == .workingTime ? " of work" : "")
        }
        func list(_ texts: [String]) -> String { texts.joined(separator: " or ") }
        switch self {
        case .unacknowledged(.zero, _): return "at once"
        case .unacknowledged(let span, let measure): return "unacknowledged for " + measured(span, measure)
        case .withoutProgress(let span, let measure): return "no progress for " + measured(span, measure)
        case .clockShare(let metric, let part, let whole): return "\(part)/\(whole) of \(metric)"
        case .reopened(let count): return "opened again, \(count)"
        case .transferred(let count): return "handed over, \(count)"
        case .bounced(let count): return "came back, \(count)"
        case .missingSkill: return "skill missing"
        case .neededAuthority: return "authority needed"
        case .customerTier(let tiers): return "customer " + list(tiers.map { $0.rawValue })
        case .priority(let priorities): return "priority " + list(priorities.map { $0.rawValue })
        case .sentiment(let moods): return "mood " + list(moods.map { $0.rawValue })
        case .complaintGrade(let grades): return "complaint " + list(grades)
        case .ticket: return "ticket becomes so"
        }
    }
}
