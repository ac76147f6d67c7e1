public import ServiceVocabulary

/// What kind of service a ticket asks for (服务类型), such as a return or a question about a product.
public struct ServiceType: TextIdentifier {
    /// The name of the type.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the type.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// A question about a product, a policy, usage or resources (咨询).
    public static let consultation = ServiceType(rawValue: "consultation")

    /// An order, a payment, a change of an order or its delivery (交易).
    public static let transaction = ServiceType(rawValue: "transaction")

    /// Goods to be returned or exchanged (退换货).
    public static let returnOrExchange = ServiceType(rawValue: "return-or-exchange")

    /// Something to be repaired (维修).
    public static let repair = ServiceType(rawValue: "repair")

    /// A complaint (投诉).
    public static let complaint = ServiceType(rawValue: "complaint")

    /// A problem with the quality of a product (质量问题).
    public static let quality = ServiceType(rawValue: "quality")

    /// Points, benefits, events or birthday care (会员).
    public static let membership = ServiceType(rawValue: "membership")

    /// Tailoring, recommendation, a named adviser or a concierge (增值).
    public static let valueAdded = ServiceType(rawValue: "value-added")
}
