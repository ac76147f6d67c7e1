public import ServiceVocabulary

/// What kind of thing a customer is entitled to.
public struct EntitlementKind: TextIdentifier {
    /// The name of the kind.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the kind.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Answers to common questions (常见问题解答).
    public static let commonQuestions = EntitlementKind(rawValue: "common-questions")
    /// Basic guidance in the use of a product (基础使用指导).
    public static let basicGuidance = EntitlementKind(rawValue: "basic-guidance")
    /// Ordinary after-sales service (常规售后).
    public static let ordinaryAfterSales = EntitlementKind(rawValue: "ordinary-after-sales")
    /// Response before others (优先响应).
    public static let priorityResponse = EntitlementKind(rawValue: "priority-response")
    /// Direct access to experts (专家直连).
    public static let directExpertAccess = EntitlementKind(rawValue: "direct-expert-access")
    /// Regular health checks (定期健康检查).
    public static let regularHealthChecks = EntitlementKind(rawValue: "regular-health-checks")
    /// A service manager of one's own (专属服务经理).
    public static let namedServiceManager = EntitlementKind(rawValue: "named-service-manager")
    /// Tailored solutions (定制化解决方案).
    public static let tailoredSolutions = EntitlementKind(rawValue: "tailored-solutions")
    /// Preventive care (预防性维护).
    public static let preventiveCare = EntitlementKind(rawValue: "preventive-care")
    /// Advice on strategy (战略咨询).
    public static let strategyAdvice = EntitlementKind(rawValue: "strategy-advice")
}

/// Something a customer is entitled to, and how much of it.
public struct Entitlement: Hashable, Sendable {
    /// What kind of thing.
    public let kind: EntitlementKind
    /// How much: a higher level of one kind is better; 1 where a kind has no levels.
    public let level: Int

    /// Creates an entitlement.
    ///
    /// - Parameters:
    ///   - kind: What kind of thing.
    ///   - level: How much, from 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a level below 1 or above 1,000.
    public init(_ kind: EntitlementKind, level: Int) throws(InvalidValue) {
        guard (1...1000).contains(level) else {
            throw InvalidValue(field: "level", value: "\(level)", accepted: "1 to 1,000")
        }
        self.kind = kind
        self.level = level
    }

    /// Creates an entitlement of a kind without levels.
    public init(_ kind: EntitlementKind) {
        self.kind = kind
        level = 1
    }
}
