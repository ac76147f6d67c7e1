public import ServiceVocabulary

extension ServiceLevelClock {
    /// The clock of a standard metric, with the pause and the options that it usually has.
    ///
    /// - Parameters:
    ///   - metric: One of the metrics of ``ServiceLevelMetric``, or `handling-` and a tier of support.
    ///   - targets: The targets.
    ///   - warnings: The warnings.
    /// - Returns: The clock; nil for a metric that is a program's own.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` as the initializer does.
    public static func standard(
        _ metric: ServiceLevelMetric, _ targets: [TargetRule], warnings: [ServiceLevelWarning] = []
    ) throws(InvalidValue) -> ServiceLevelClock? {
        switch metric {
        case .firstResponse: return try .firstResponse(targets, warnings: warnings)
        case .nextResponse: return try .nextResponse(targets, warnings: warnings)
        case .update: return try .update(targets, warnings: warnings)
        case .periodicUpdate: return try .periodicUpdate(targets, warnings: warnings)
        case .pausableUpdate: return try .pausableUpdate(targets, warnings: warnings)
        case .requesterWait: return try .requesterWait(targets, warnings: warnings)
        case .agentWork: return try .agentWork(targets, warnings: warnings)
        case .pickUp: return try .pickUp(targets, warnings: warnings)
        case .firstResolution: return try .firstResolution(targets, warnings: warnings)
        case .resolution: return try .resolution(targets, warnings: warnings)
        case .closure: return try .closure(targets, warnings: warnings)
        default:
            guard metric.rawValue.hasPrefix(handlingPrefix) else { return nil }
            let tier = SupportTier(rawValue: String(metric.rawValue.dropFirst(handlingPrefix.count)))
            return try .handling(at: tier, targets, warnings: warnings)
        }
    }

    /// What the names of metrics for the time at a tier of support begin with.
    static let handlingPrefix = "handling-"
}
