public import ServiceVocabulary

/// A step of the delivery of a service, by its name.
public struct ServiceStep: TextIdentifier {
    /// The name of the step.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the step.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    // MARK: Phases of the delivery

    /// The customer is greeted and identified (接待).
    public static let reception = ServiceStep(rawValue: "reception")

    /// The issue is understood and given a priority (诊断).
    public static let diagnosis = ServiceStep(rawValue: "diagnosis")

    /// A solution is given and the customer guided through it (解决).
    public static let solution = ServiceStep(rawValue: "solution")

    /// The issue goes to somebody who knows or may more (升级).
    public static let escalation = ServiceStep(rawValue: "escalation")

    /// The effect is verified and the customer asked how satisfied he is (确认).
    public static let confirmation = ServiceStep(rawValue: "confirmation")

    // MARK: The five-step method

    /// Hear the customer out (听).
    public static let listen = ServiceStep(rawValue: "listen")

    /// Find out what is wrong (诊).
    public static let diagnose = ServiceStep(rawValue: "diagnose")

    /// Propose a plan (案).
    public static let propose = ServiceStep(rawValue: "propose")

    /// Guide the customer through it (导).
    public static let guide = ServiceStep(rawValue: "guide")

    /// Verify that it worked (验).
    public static let verify = ServiceStep(rawValue: "verify")
}
