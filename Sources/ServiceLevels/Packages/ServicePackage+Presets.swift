public import ServiceTime
public import ServiceVocabulary

// The packages that practitioners publish. None of them publishes changes of targets; a program gives its own.
extension ServicePackage {
    /// The basic package: 7 × 12, common questions, basic guidance, ordinary after-sales service.
    ///
    /// - Parameters:
    ///   - shift: The twelve hours, which nobody publishes.
    ///   - timeZone: The zone whose wall clock they follow.
    ///   - changes: How it changes the service levels.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a shift of another length.
    public static func basic(
        hours shift: Shift, in timeZone: TimeZoneIdentifier, changes: [ServiceLevelChange] = []
    ) throws(InvalidValue) -> ServicePackage {
        try ServicePackage(
            "basic", cover: .twelveHours(shift, in: timeZone),
            entitlements: [
                Entitlement(.commonQuestions), Entitlement(.basicGuidance), Entitlement(.ordinaryAfterSales),
            ], changes: changes)
    }

    /// The premium package: 7 × 24, priority response, direct access to experts, regular health checks.
    ///
    /// - Parameters:
    ///   - timeZone: The zone whose dates are the business days.
    ///   - changes: How it changes the service levels.
    public static func premium(
        in timeZone: TimeZoneIdentifier, changes: [ServiceLevelChange] = []
    ) throws(InvalidValue) -> ServicePackage {
        try ServicePackage(
            "premium", cover: .roundTheClock(in: timeZone), entitlements: ofPremium, changes: changes)
    }

    /// The VIP package: the premium one and a named service manager, tailored solutions, preventive care, advice on
    /// strategy.
    ///
    /// - Parameters:
    ///   - cover: The hours, which nobody publishes.
    ///   - changes: How it changes the service levels.
    public static func vip(
        cover: CoverHours, changes: [ServiceLevelChange] = []
    ) throws(InvalidValue) -> ServicePackage {
        try ServicePackage(
            "vip", cover: cover,
            entitlements: ofPremium + [
                Entitlement(.namedServiceManager), Entitlement(.tailoredSolutions), Entitlement(.preventiveCare),
                Entitlement(.strategyAdvice),
            ], changes: changes)
    }

    private static let ofPremium = [
        Entitlement(.priorityResponse), Entitlement(.directExpertAccess), Entitlement(.regularHealthChecks),
    ]
}
