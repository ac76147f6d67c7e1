extension String {
    /// Where a text stands in a field that is wider than it.
    enum Alignment: Sendable {
        /// At the start.
        case leading
        /// At the end, as numbers do.
        case trailing
    }

    /// How many columns of a terminal the text takes: two for a wide East Asian character, one for any other.
    var displayWidth: Int {
        reduce(0) { $0 + ($1.isWide ? 2 : 1) }
    }

    /// The text with padding up to a width.
    ///
    /// - Parameters:
    ///   - width: The width in columns; a wider text stays as it is.
    ///   - padding: The character of the padding.
    ///   - alignment: Where the text stands.
    func padded(to width: Int, with padding: Character = " ", _ alignment: Alignment = .leading) -> String {
        let gap = String(repeating: padding, count: max(0, width - displayWidth))
        return alignment == .leading ? self + gap : gap + self
    }

    /// The text, cut to a width with an ellipsis where it is wider.
    func shortened(to width: Int) -> String {
        guard displayWidth > width else { return self }
        var text = ""
        for character in self where (text + String(character)).displayWidth < width { text.append(character) }
        return text + "…"
    }

    /// The words of the text in lines of at most a width; a longer word has a line of its own.
    func wrapped(to width: Int) -> [String] {
        var lines: [String] = []
        for word in split(separator: " ") {
            if let last = lines.last, last.displayWidth + 1 + String(word).displayWidth <= width {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}

extension Character {
    /// The blocks whose characters take two columns: Hangul Jamo, CJK, Hangul, full-width forms, emoji, and CJK extensions.
    ///
    /// Source: Unicode Standard Annex 11, *East Asian Width*, by block.
    private static let wideBlocks: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
        0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD,
    ]

    fileprivate var isWide: Bool {
        guard let scalar = unicodeScalars.first, scalar.value >= 0x1100 else { return false }
        return Self.wideBlocks.contains { $0.contains(scalar.value) }
    }
}
