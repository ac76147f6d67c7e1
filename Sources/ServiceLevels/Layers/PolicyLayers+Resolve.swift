import ServiceTime
import ServiceVocabulary

extension PolicyLayers {
    /// The policies and settings of one place.
    ///
    /// - Parameter layer: What the place sets.
    /// - Throws: ``LayerRefusal`` with every element of the core that the layer overrides and may not.
    public func resolve(_ layer: LocalLayer) throws(LayerRefusal) -> LayeredPolicies {
        let refused = overrides(by: layer).filter { path in !open.contains { $0.contains(path) } }
        guard refused.isEmpty else { throw .overridesCore(refused) }
        var policies = core.policies
        for (index, policy) in layer.policies.enumerated() {
            guard !layer.policies[..<index].contains(where: { $0.isVersion(policy) }) else {
                throw .invalid(
                    InvalidValue(
                        field: "policies[\(index)].identifier", value: policy.identifier.rawValue,
                        accepted: "each version of a policy once"))
            }
            if let place = policies.firstIndex(where: { $0.isVersion(policy) }) {
                policies[place] = policy
            } else {
                policies.append(policy)
            }
        }
        var calendars = core.calendars
        for (name, calendar) in layer.calendars { calendars[name] = calendar }
        var settings = settings
        for (name, setting) in layer.settings { settings[name] = setting }
        do throws(InvalidValue) {
            return LayeredPolicies(
                policySet: try ServiceLevelPolicySet(
                    policies: policies, calendars: calendars,
                    selection: core.selection, following: core.following),
                settings: settings)
        } catch {
            throw .invalid(error)
        }
    }

    /// The elements of the core that a layer reads otherwise, open or not; what it adds is not among them.
    public func overrides(by layer: LocalLayer) -> [PolicyPath] {
        var paths: [PolicyPath] = []
        for name in layer.calendars.keys.sorted() {
            if let own = core.calendars[name], own != layer.calendars[name] { paths.append(.calendar(name.rawValue)) }
        }
        for name in layer.settings.keys.sorted() {
            if let own = settings[name], own != layer.settings[name] { paths.append(.setting(name)) }
        }
        for policy in layer.policies {
            if let own = core.policies.first(where: { $0.isVersion(policy) }) {
                paths += Self.overrides(of: own, by: policy)
            } else if core.policies.contains(where: { $0.identifier == policy.identifier }) {
                // Another version of a policy of the core would stand in its place from an instant on.
                paths.append(.policy(policy.identifier))
            } else if core.selection == .mostSpecific {
                // A policy that asks for more would take tickets from those of the core.
                paths.append(.policy(policy.identifier))
            }
        }
        return paths
    }

    private static func overrides(of own: ServiceLevelPolicy, by policy: ServiceLevelPolicy) -> [PolicyPath] {
        var paths: [PolicyPath] = []
        for element in PolicyElement.allCases where !element.isSame(own, policy) {
            paths.append(.policy(own.identifier) / element.rawValue)
        }
        for clock in own.clocks {
            let path = PolicyPath.clock(clock.metric, of: own.identifier)
            guard let other = policy.clocks.first(where: { $0.metric == clock.metric }) else {
                paths.append(path)
                continue
            }
            for element in ClockElement.allCases where !element.isSame(clock, other) {
                paths.append(path / element.rawValue)
            }
        }
        return paths
    }
}

extension ServiceLevelPolicy {
    /// Whether two policies are the same version of the same policy.
    fileprivate func isVersion(_ other: ServiceLevelPolicy) -> Bool {
        identifier == other.identifier && validFrom == other.validFrom
    }
}
