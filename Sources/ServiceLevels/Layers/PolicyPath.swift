/// Where an element of a set of policies stands, such as `policies.gold.clocks.resolution.targets`.
public struct PolicyPath: Hashable, Sendable {
    /// The names on the way, outermost first.
    public let components: [String]

    /// Creates a path.
    ///
    /// - Parameter components: The names on the way, outermost first.
    public init(_ components: [String]) {
        self.components = components
    }

    /// The path of a calendar.
    public static func calendar(_ name: String) -> PolicyPath {
        PolicyPath(["calendars", name])
    }

    /// The path of a setting.
    public static func setting(_ name: String) -> PolicyPath {
        PolicyPath(["settings", name])
    }

    /// The path of a policy; the versions of one identifier share it.
    public static func policy(_ identifier: PolicyIdentifier) -> PolicyPath {
        PolicyPath(["policies", identifier.rawValue])
    }

    /// The path of a clock.
    public static func clock(_ metric: ServiceLevelMetric, of policy: PolicyIdentifier) -> PolicyPath {
        PolicyPath.policy(policy) / "clocks" / metric.rawValue
    }

    /// The path of an element inside this one.
    public static func / (path: PolicyPath, name: String) -> PolicyPath {
        PolicyPath(path.components + [name])
    }

    /// Whether an element is this one or stands inside it.
    public func contains(_ other: PolicyPath) -> Bool {
        other.components.starts(with: components)
    }
}

extension PolicyPath: CustomStringConvertible {
    /// The names with dots between them.
    public var description: String { components.joined(separator: ".") }
}
