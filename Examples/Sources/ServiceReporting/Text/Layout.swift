/// How the texts of the programs are laid out.
package enum Layout {
    /// How wide a text is at most, but for long names.
    static let width = 100
    /// How many items of a long list a text shows; the JSON has all.
    static let listed = 20

    /// A section with its heading; nothing where it has no lines.
    package static func section(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : [title, String(repeating: "═", count: title.displayWidth)] + lines
    }

    /// The lines of a list, cut where it is long, with what is left out.
    static func list<Item>(_ items: [Item], _ line: (Item) -> String) -> [String] {
        let rest = items.count > listed ? ["and \((items.count - listed).grouped) more, all listed by --json"] : []
        return items.prefix(listed).map(line) + rest
    }

    /// The sections that have lines, with an empty line between two.
    package static func text(_ sections: [[String]]) -> String {
        sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }
}
