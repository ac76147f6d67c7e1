import Foundation
import ServiceLevels
import ServiceTime
import Ticketing

extension ServiceLevelCounterexample {
    /// The ticket in words: a line for each event, then the instant at which to look.
    var words: [String] {
        events.map { "\($0.occurredAt): " + $0.kind.words } + ["look at \(instant)"]
    }
}

extension TicketEvent.Kind {
    /// What happened, with its details as the stored form names them, such as `opened (priority urgent, type repair)`.
    fileprivate var words: String {
        guard let data = try? JSONEncoder().encode(self),
            let fields = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any],
            let kind = fields["kind"] as? String
        else { return "\(self)" }
        let details = Self.details(fields.filter { $0.key != "kind" })
        return details.isEmpty ? kind : "\(kind) (\(details.joined(separator: ", ")))"
    }

    private static func details(_ fields: [String: Any]) -> [String] {
        fields.sorted { $0.key < $1.key }.flatMap { name, value -> [String] in
            switch value {
            case let inner as [String: Any]: details(inner)
            case let list as [Any]: ["\(name) " + list.map { "\($0)" }.joined(separator: " and ")]
            default: ["\(name) \(value)"]
            }
        }
    }
}
