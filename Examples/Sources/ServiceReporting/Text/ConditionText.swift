import ServiceTime
import Ticketing

extension TicketCondition {
    /// The condition in words, such as `priority is 3 or 4`.
    var text: String {
        switch self {
        case .all(let conditions): conditions.isEmpty ? "any ticket" : Self.joined(conditions, " and ")
        case .any(let conditions): conditions.isEmpty ? "no ticket" : Self.joined(conditions, " or ")
        case .not(let condition): "not (\(condition.text))"
        case .value(.attribute(let name), let texts): "\(name) is " + Self.choice(texts)
        case .value(let dimension, let texts): "\(dimension.name) is " + Self.choice(texts)
        case .tag(let tag): "tagged \(tag)"
        case .age(let least): "at least \(least) old"
        }
    }

    private static func choice(_ texts: [String]) -> String {
        texts.isEmpty ? "none at all" : texts.joined(separator: " or ")
    }

    private static func joined(_ conditions: [TicketCondition], _ word: String) -> String {
        conditions.map { conditions.count > 1 ? "(\($0.text))" : $0.text }.joined(separator: word)
    }
}
