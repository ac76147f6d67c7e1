/// The elements of a policy that a layer can set one by one, beside its clocks.
enum PolicyElement: String, CaseIterable {
    case condition
    case satisfaction
    case escalation
    case clocks

    /// Whether two policies agree in the element; clocks are compared one by one instead.
    func isSame(_ one: ServiceLevelPolicy, _ two: ServiceLevelPolicy) -> Bool {
        switch self {
        case .condition: one.condition == two.condition
        case .satisfaction: one.satisfaction == two.satisfaction
        case .escalation: one.escalation == two.escalation
        case .clocks: true
        }
    }
}

/// The elements of a clock that a layer can set one by one.
enum ClockElement: String, CaseIterable {
    case obligation
    case start
    case stop
    case reset
    case cancel
    case pause
    case targets
    case warnings
    case options

    /// Whether two clocks agree in the element.
    func isSame(_ one: ServiceLevelClock, _ two: ServiceLevelClock) -> Bool {
        switch self {
        case .obligation: one.obligation == two.obligation
        case .start: one.start == two.start
        case .stop: one.stop == two.stop
        case .reset: one.reset == two.reset
        case .cancel: one.cancel == two.cancel
        case .pause: one.pause == two.pause
        case .targets: one.targets == two.targets
        case .warnings: one.warnings == two.warnings
        case .options: one.options == two.options
        }
    }
}
