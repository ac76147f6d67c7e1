public import ServiceVocabulary

/// What a complaint is about (投诉分类); the class says which department answers for it.
public struct ComplaintClass: TextIdentifier {
    /// The name of the class.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the class.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The quality of a product (产品质量).
    public static let productQuality = ComplaintClass(rawValue: "product-quality")

    /// Transport and delivery (物流配送).
    public static let logisticsDelivery = ComplaintClass(rawValue: "logistics-delivery")

    /// How somebody behaved (服务态度).
    public static let serviceAttitude = ComplaintClass(rawValue: "service-attitude")

    /// How things are done, such as a return that takes too many steps (流程).
    public static let process = ComplaintClass(rawValue: "process")
}
