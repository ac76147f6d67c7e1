public import ServiceVocabulary

/// A stage of the customer journey (客户旅程).
public struct JourneyStage: TextIdentifier {
    /// The name.
    public let rawValue: String

    /// Creates the stage of that name.
    ///
    /// - Parameter rawValue: The name of the stage.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Before the purchase (售前).
    public static let preSale = JourneyStage(rawValue: "pre-sale")
    /// During the purchase (售中).
    public static let inSale = JourneyStage(rawValue: "in-sale")
    /// After the purchase (售后).
    public static let afterSale = JourneyStage(rawValue: "after-sale")
    /// Before the next purchase (复购).
    public static let repurchase = JourneyStage(rawValue: "repurchase")
}

/// The name of a touchpoint (触点): a place of the journey where customer and service meet.
public struct TouchpointName: TextIdentifier {
    /// The name.
    public let rawValue: String

    /// Creates the name that reads `rawValue`.
    ///
    /// - Parameter rawValue: The name of the touchpoint.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

/// What kind of experience a touchpoint is.
public enum ExperienceKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// That it works.
    case functional
    /// How it feels.
    case emotional
    /// What is seen, heard and touched.
    case sensory
    /// What it means among others.
    case social
}
