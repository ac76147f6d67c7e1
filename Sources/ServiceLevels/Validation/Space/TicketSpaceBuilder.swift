import ServiceTime
import Ticketing

/// Gathers what some conditions ask for, and divides the values of each variable into classes.
struct TicketSpaceBuilder {
    private let lifeCycle: LifeCycle
    private let domain: TicketDomain

    /// The lists of texts that conditions ask for, and how often each variable is asked for.
    private var lists: [TicketVariable: Set<[String]>] = [:]
    private var mentions: [TicketVariable: Int] = [:]
    private var ages: Set<Int64> = []

    init(lifeCycle: LifeCycle, domain: TicketDomain) {
        self.lifeCycle = lifeCycle
        self.domain = domain
    }

    /// Adds what a condition asks for.
    mutating func add(_ condition: TicketCondition) {
        switch condition {
        case .all(let parts), .any(let parts):
            for part in parts { add(part) }
        case .not(let part):
            add(part)
        case .value(.status, _), .value(.category, _):
            mentions[.status, default: 0] += 1
        case .value(let dimension, let texts):
            let variable = TicketVariable.text(dimension)
            mentions[variable, default: 0] += 1
            lists[variable, default: []].insert(texts)
        case .tag(let tag):
            mentions[.tag(tag), default: 0] += 1
        case .age(let least):
            guard least > .zero else { return }
            mentions[.age, default: 0] += 1
            ages.insert(least.microseconds)
        }
    }

    /// The variables that the conditions ask for.
    var mentioned: [TicketVariable] { Array(mentions.keys) }

    /// The variables, most mentioned first, with the classes of their values.
    ///
    /// - Parameter stretches: The number of stretches of time that the versions of the policies divide.
    func variables(stretches: Int) -> [(variable: TicketVariable, classes: [ValueClass])] {
        var found: [(variable: TicketVariable, classes: [ValueClass])] = []
        if stretches > 1 {
            found.append((.opening, (0..<stretches).map { ValueClass(value: .stretch($0)) }))
        }
        let order = mentions.sorted { ($1.value, $0.key.name) < ($0.value, $1.key.name) }
        return found + order.map { ($0.key, classes(of: $0.key)) }
    }

    private func classes(of variable: TicketVariable) -> [ValueClass] {
        switch variable {
        case .opening: []
        case .status: lifeCycle.stages.map { ValueClass(value: .text($0.status.rawValue)) }
        case .tag: [ValueClass(value: .tagged(false)), ValueClass(value: .tagged(true))]
        case .age: [ValueClass(value: .age(0))] + ages.sorted().map { ValueClass(value: .age($0)) }
        case .text(let dimension): classes(of: dimension, lists[variable] ?? [])
        }
    }

    /// Texts that the same lists mention are one class.
    private func classes(of dimension: TicketDimension, _ lists: Set<[String]>) -> [ValueClass] {
        var places: [String: [Int32]] = [:]
        for (place, list) in lists.sorted(by: { $0.lexicographicallyPrecedes($1) }).enumerated() {
            for text in Set(list) { places[text, default: []].append(Int32(clamping: place)) }
        }
        let values = domain.values(of: dimension, mentioned: places.keys.sorted())
        var seen: Set<[Int32]> = []
        var classes: [ValueClass] = []
        for text in values.texts where seen.insert(places[text] ?? []).inserted {
            classes.append(ValueClass(value: .text(text)))
        }
        // Saying nothing is like saying what no condition mentions, but where a ticket can say something only at times.
        let isTold = dimension == .waitReason || dimension == .sentiment || dimension == .agent || dimension == .team
        if values.mayBeAbsent, isTold || !seen.contains([]) { classes.append(ValueClass(value: .absent)) }
        if values.isOpen, isTold || (!values.mayBeAbsent && !seen.contains([])) {
            classes.append(ValueClass(value: .other(Self.unmentioned(places))))
        }
        return classes
    }

    private static func unmentioned(_ mentioned: [String: [Int32]]) -> String {
        var text = "other"
        while mentioned[text] != nil { text += "-other" }
        return text
    }
}

extension TicketDomain {
    /// The texts of a dimension, whether it can be absent and whether there are others.
    func values(of dimension: TicketDimension, mentioned: [String]) -> (
        texts: [String], mayBeAbsent: Bool, isOpen: Bool
    ) {
        if let values = closed[dimension] { return (values.texts, values.mayBeAbsent, false) }
        switch dimension {
        case .type:
            return (mentioned, false, true)
        case .origin:
            return (Set(mentioned + [Origin.reactive.rawValue, Origin.proactive.rawValue]).sorted(), false, false)
        default:
            return (mentioned, true, true)
        }
    }
}
