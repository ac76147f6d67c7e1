/// Says how far a long reading has come, each whole percent once.
public struct ProgressMeter {
    /// How progress is shown.
    public enum Style: Sendable {
        /// Not at all.
        case silent
        /// On one line of a terminal that is written again and again.
        case terminal
        /// The same, for input that takes a while only.
        case terminalForLongInput
        /// As a line for each tenth, for a log.
        case lines
    }

    private let style: Style
    private let label: String
    private let write: (String) -> Void
    private var shown = -1

    /// Creates a meter.
    ///
    /// - Parameters:
    ///   - style: How progress is shown.
    ///   - label: What is going on, such as `reading`.
    ///   - write: Shows a text, as it is.
    public init(_ style: Style, label: String, write: @escaping (String) -> Void) {
        self.style = style
        self.label = label
        self.write = write
    }

    /// The bytes from which on input takes a while.
    private static let longInput = 8_000_000

    /// Tells how many bytes are done.
    mutating func update(done: Int, of total: Int) {
        guard style != .silent, style != .terminalForLongInput || total >= Self.longInput, total > 0 else { return }
        let step = style == .lines ? 10 : 1
        let percent = done * 100 / total / step * step
        guard percent > shown else { return }
        shown = percent
        write(style == .lines ? "\(label): \(percent) %\n" : "\r\(label): \(percent) %")
    }

    /// Takes back what stands on the line of a terminal.
    func finish() {
        if style != .lines, shown >= 0 { write("\r\u{1B}[K") }
    }
}
