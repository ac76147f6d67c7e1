import Foundation
import ServiceReporting

extension ProgressMeter {
    /// A meter that writes to standard error.
    ///
    /// - Parameter isWanted: Whether progress is wanted; nil to show it on a terminal only, and for long input only.
    static func onStandardError(_ isWanted: Bool?) -> ProgressMeter {
        let isTerminal = isatty(FileHandle.standardError.fileDescriptor) == 1
        let style: Style =
            switch isWanted {
            case true?: isTerminal ? .terminal : .lines
            case false?: .silent
            case nil: isTerminal ? .terminalForLongInput : .silent
            }
        return ProgressMeter(style, label: "reading") { FileHandle.standardError.write(Data($0.utf8)) }
    }
}
