public import ServiceTime
public import ServiceVocabulary

/// A global core of policies that may not be overridden, with the elements that local layers may set (核心—灵活).
///
/// A local layer may override what the core leaves open, such as the hours or the language, and may add: calendars,
/// policies, clocks and settings of its own. Everything else is refused with its path.
///
/// ```swift
/// let layers = try PolicyLayers(
///     core: policies, settings: ["language": "en"], open: [.calendar("office"), .setting("language")])
/// let shanghai = try layers.resolve(
///     LocalLayer("shanghai", calendars: ["office": hours], settings: ["language": "zh"]))
/// ```
///
/// Where the most specific policy of the core applies, a policy that a place adds could take tickets from those of the
/// core, so it must be open: `PolicyPath(["policies"])` opens all of them.
public struct PolicyLayers: Hashable, Sendable {
    /// The policies of the core.
    public let core: ServiceLevelPolicySet
    /// The settings of the core, such as the language, by name.
    public let settings: [String: String]
    /// The elements of the core that local layers may override; what stands inside one is open too.
    public let open: [PolicyPath]

    /// Creates layers.
    ///
    /// - Parameters:
    ///   - core: The policies of the core.
    ///   - settings: The settings of the core, by name.
    ///   - open: The elements of the core that local layers may override.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a path to nothing in the core.
    public init(
        core: ServiceLevelPolicySet, settings: [String: String] = [:], open: [PolicyPath] = []
    ) throws(InvalidValue) {
        self.core = core
        self.settings = settings
        self.open = open
        for (index, path) in open.enumerated() where !hasElement(at: path) {
            throw InvalidValue(
                field: "open[\(index)]", value: path.description, accepted: "the path of an element of the core")
        }
    }

    private func hasElement(at path: PolicyPath) -> Bool {
        let names = path.components
        guard names.count >= 2 else { return ["calendars", "settings", "policies"].contains(names.first ?? "") }
        switch names[0] {
        case "calendars": return names.count == 2 && core.calendars[CalendarIdentifier(rawValue: names[1])] != nil
        case "settings": return names.count == 2 && settings[names[1]] != nil
        case "policies":
            let versions = core.policies.filter { $0.identifier.rawValue == names[1] }
            guard !versions.isEmpty, names.count > 2 else { return !versions.isEmpty }
            guard names[2] == "clocks", names.count > 3 else {
                return names.count == 3 && PolicyElement.allCases.contains { $0.rawValue == names[2] }
            }
            let hasClock = versions.contains { $0.clocks.contains { $0.metric.rawValue == names[3] } }
            guard hasClock, names.count > 4 else { return hasClock }
            return names.count == 5 && ClockElement.allCases.contains { $0.rawValue == names[4] }
        default: return false
        }
    }
}

/// What one place adds to the core and overrides where it may: hours, language, extras.
public struct LocalLayer: Hashable, Sendable {
    /// The name of the place.
    public let name: String
    /// Calendars that are added or take the place of those of the core.
    public let calendars: [CalendarIdentifier: WorkingCalendar]
    /// Policies that are added, or versions of the core's as they are to read here.
    public let policies: [ServiceLevelPolicy]
    /// Settings that are added or take the place of those of the core.
    public let settings: [String: String]

    /// Creates a layer.
    ///
    /// - Parameters:
    ///   - name: The name of the place.
    ///   - calendars: Calendars that are added or take the place of those of the core.
    ///   - policies: Policies that are added, or versions of the core's as they are to read here.
    ///   - settings: Settings that are added or take the place of those of the core.
    public init(
        _ name: String, calendars: [CalendarIdentifier: WorkingCalendar] = [:], policies: [ServiceLevelPolicy] = [],
        settings: [String: String] = [:]
    ) {
        self.name = name
        self.calendars = calendars
        self.policies = policies
        self.settings = settings
    }
}

/// The policies and settings of one place: the core with what the place may set.
public struct LayeredPolicies: Hashable, Sendable {
    /// The policies; those that the place adds come after those of the core, so that they take nothing from them.
    public let policySet: ServiceLevelPolicySet
    /// The settings by name.
    public let settings: [String: String]
}

/// Why a local layer does not fit the core.
public enum LayerRefusal: Error, Hashable, Sendable {
    /// The layer overrides elements of the core that are not open; all of them, in the order of the layer.
    case overridesCore([PolicyPath])
    /// What the layer adds makes no policy set.
    case invalid(InvalidValue)
}

extension LayerRefusal: CustomStringConvertible {
    /// One sentence that names the elements.
    public var description: String {
        switch self {
        case .overridesCore(let paths):
            "the core may not be overridden at " + paths.map { $0.description }.joined(separator: ", ")
        case .invalid(let invalid): invalid.description
        }
    }
}
