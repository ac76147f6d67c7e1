/// The tier of support that works on a ticket (分级支持), from the front line upwards.
public struct SupportTier: TextIdentifier {
    /// The name of the tier.
    public let rawValue: String

    /// Creates the tier of that name.
    ///
    /// - Parameter rawValue: The name of the tier.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The front line (一线).
    public static let level1 = SupportTier(rawValue: "L1")
    /// Senior experts (二线).
    public static let level2 = SupportTier(rawValue: "L2")
    /// The technical authority (三线).
    public static let level3 = SupportTier(rawValue: "L3")
    /// The chief service officer (首席服务官).
    public static let chiefServiceOfficer = SupportTier(rawValue: "CSO")
}
