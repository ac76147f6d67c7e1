import Foundation

extension JSONValue {
    /// The value as JSON, with sorted keys.
    public var text: String {
        switch self {
        case .null: return "null"
        case .bool(let value): return value ? "true" : "false"
        case .number(let value): return Int64(exactly: value).map(String.init) ?? "\(value)"
        case .bigInteger(let value): return "\(value)"
        case .text(let value): return Self.quoted(value)
        case .array(let values): return "[" + values.map { $0.text }.joined(separator: ",") + "]"
        case .object(let members):
            let texts = members.sorted { $0.key < $1.key }.map { Self.quoted($0.key) + ":" + $0.value.text }
            return "{" + texts.joined(separator: ",") + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { result += "\\" }
            if scalar.value < 32 {
                result += String(format: "\\u%04x", scalar.value)
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

/// Changes JSON values at random: what is left has the shape of what the library reads, but seldom the sense.
public struct JSONMutator {
    /// Texts to put in place of others.
    public var texts: [String]
    /// Values to put anywhere.
    public var values: [JSONValue]

    /// Creates a mutator.
    public init(texts: [String], values: [JSONValue]) {
        self.texts = texts
        self.values = values
    }

    /// The value with one of its parts changed.
    public func mutated(_ value: JSONValue, using random: inout SplitMix64) -> JSONValue {
        switch value {
        case .array(var elements) where !elements.isEmpty && random.chance(4, in: 5):
            let place = random.number(0...elements.count - 1)
            switch random.number(1...9) {
            case 1: elements.remove(at: place)
            case 2: elements.append(elements[place])
            case 3: elements.insert(values[random.number(0...values.count - 1)], at: place)
            case 4: elements.swapAt(place, random.number(0...elements.count - 1))
            default: elements[place] = mutated(elements[place], using: &random)
            }
            return .array(elements)
        case .object(var members) where !members.isEmpty && random.chance(9, in: 10):
            let keys = members.keys.sorted()
            let key = keys[random.number(0...keys.count - 1)]
            let part = members[key] ?? .null
            switch random.number(1...14) {
            case 1: members[key] = nil
            case 2:
                members[key] = nil
                members[texts[random.number(0...texts.count - 1)]] = part
            case 3: members[texts[random.number(0...texts.count - 1)]] = values[random.number(0...values.count - 1)]
            case 4: members[key] = members[keys[random.number(0...keys.count - 1)]]
            default: members[key] = mutated(part, using: &random)
            }
            return .object(members)
        default:
            return other(than: value, using: &random)
        }
    }

    private func other(than value: JSONValue, using random: inout SplitMix64) -> JSONValue {
        switch value {
        case .text(let text) where random.chance(1, in: 3):
            return .text(altered(text, using: &random))
        case .text where random.chance(3, in: 4):
            return .text(texts[random.number(0...texts.count - 1)])
        case .number(let number) where random.chance(4, in: 5):
            let near = number + Double(random.number(-2...2))
            let far: [Double] = [0, -1, 1, 2, 5, 12, 13, 28, 29, 31, 32, 200, -200, 366, 9999, 10_000, 1e15, -1e15]
            return .number(random.chance(1, in: 2) ? near : far[random.number(0...far.count - 1)])
        case .bool(let bool) where random.chance(3, in: 4):
            return .bool(!bool)
        default:
            return values[random.number(0...values.count - 1)]
        }
    }

    private func altered(_ text: String, using random: inout SplitMix64) -> String {
        var scalars = Array(text.unicodeScalars)
        let signs = Array("0123456789:-/Zé ".unicodeScalars)
        let sign = signs[random.number(0...signs.count - 1)]
        guard !scalars.isEmpty else { return String(Character(sign)) }
        let place = random.number(0...scalars.count - 1)
        switch random.number(1...4) {
        case 1: scalars.remove(at: place)
        case 2: scalars.insert(sign, at: place)
        default: scalars[place] = sign
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
