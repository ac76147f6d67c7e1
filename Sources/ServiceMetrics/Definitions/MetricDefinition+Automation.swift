extension MetricName {
    /// The share of contacts that use self-service.
    public static let selfServiceUse = MetricName(rawValue: "self-service-use")
    /// The share of self-service users whose matter is resolved there.
    public static let selfServiceResolution = MetricName(rawValue: "self-service-resolution")
    /// The share that a bot can handle.
    public static let botCoverage = MetricName(rawValue: "bot-coverage")
    /// The share that no human touched from beginning to end.
    public static let completionWithoutHuman = MetricName(rawValue: "completion-without-human")
}

/// What a bot covers a share of.
public enum BotCoverageBase: String, Hashable, Sendable, Codable, CaseIterable {
    /// Scenarios that it is built for, of all scenarios.
    case scenarios
    /// Contacts whose matter is among its scenarios, of all contacts.
    case contacts
}

/// Four rates of automation with four denominators; one is no substitute for another.
extension MetricDefinition {
    /// Contacts that use self-service, over all contacts.
    public static let selfServiceUse = MetricDefinition(
        unchecked: .selfServiceUse, .plain, 1, .fraction, .higherIsBetter, .share, "contacts that use self-service",
        over: "all contacts", placing: .arrival)

    /// Users whose matter is resolved in self-service, over its users.
    public static let selfServiceResolution = MetricDefinition(
        unchecked: .selfServiceResolution, .plain, 1, .fraction, .higherIsBetter, .share, "resolved in self-service",
        over: "contacts that use self-service", placing: .arrival)

    /// What a bot can handle, over all scenarios or over all contacts.
    ///
    /// - Parameter base: Scenarios or contacts.
    public static func botCoverage(of base: BotCoverageBase) -> MetricDefinition {
        MetricDefinition(
            unchecked: .botCoverage, MetricVariant(rawValue: base.rawValue), 1, .fraction, .higherIsBetter, .share,
            base == .scenarios ? "scenarios that the bot is built for" : "contacts on a scenario of the bot",
            over: "all \(base.rawValue)", placing: base == .scenarios ? .snapshot : .arrival)
    }

    /// Contacts completed without a human, over all contacts.
    public static let completionWithoutHuman = MetricDefinition(
        unchecked: .completionWithoutHuman, .plain, 1, .fraction, .higherIsBetter, .share,
        "completed without a human", over: "all contacts", placing: .arrival)
}
