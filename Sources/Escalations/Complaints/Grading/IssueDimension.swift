public import ServiceVocabulary
public import Ticketing

/// One of the words by which a complaint or a failure is graded.
public enum IssueDimension: String, Hashable, Sendable, CaseIterable {
    /// What a complaint is about.
    case complaintClass
    /// In what a service failed.
    case failureType
    /// How much harm was done.
    case severity
    /// How soon it has to be dealt with.
    case urgency
    /// How many it concerns.
    case scope
    /// The tier of the customer.
    case customerTier
    /// The mood of the customer.
    case sentiment
    /// The channel on which it came in.
    case channel
}

/// What is known about a complaint or a failure when it is graded; what is not given stays unknown.
public struct IssueFacts: Hashable, Sendable {
    /// What a complaint is about.
    public var complaintClass: ComplaintClass?
    /// In what a service failed.
    public var failureType: FailureType?
    /// How much harm was done.
    public var severity: FailureSeverity?
    /// How soon it has to be dealt with.
    public var urgency: Urgency?
    /// How many it concerns.
    public var scope: ImpactScope?
    /// The tier of the customer.
    public var customerTier: CustomerTier?
    /// The mood of the customer.
    public var sentiment: Sentiment?
    /// The channel on which it came in.
    public var channel: Channel?
    /// How often the customer complained of the same matter before; a negative count is like none.
    public var repeats: Int
    /// The amount at stake.
    public var amount: Money?

    /// Creates what is known.
    public init(
        complaintClass: ComplaintClass? = nil, failureType: FailureType? = nil, severity: FailureSeverity? = nil,
        urgency: Urgency? = nil, scope: ImpactScope? = nil, customerTier: CustomerTier? = nil,
        sentiment: Sentiment? = nil, channel: Channel? = nil, repeats: Int = 0, amount: Money? = nil
    ) {
        self.complaintClass = complaintClass
        self.failureType = failureType
        self.severity = severity
        self.urgency = urgency
        self.scope = scope
        self.customerTier = customerTier
        self.sentiment = sentiment
        self.channel = channel
        self.repeats = repeats
        self.amount = amount
    }

    /// The word of a dimension; nil where it is not known.
    public subscript(dimension: IssueDimension) -> String? {
        get {
            switch dimension {
            case .complaintClass: complaintClass?.rawValue
            case .failureType: failureType?.rawValue
            case .severity: severity?.rawValue
            case .urgency: urgency?.rawValue
            case .scope: scope?.rawValue
            case .customerTier: customerTier?.rawValue
            case .sentiment: sentiment?.rawValue
            case .channel: channel?.rawValue
            }
        }
        set {
            switch dimension {
            case .complaintClass: complaintClass = newValue.map { ComplaintClass($0) }
            case .failureType: failureType = newValue.map { FailureType($0) }
            case .severity: severity = newValue.map { FailureSeverity($0) }
            case .urgency: urgency = newValue.map { Urgency($0) }
            case .scope: scope = newValue.map { ImpactScope($0) }
            case .customerTier: customerTier = newValue.map { CustomerTier($0) }
            case .sentiment: sentiment = newValue.map { Sentiment($0) }
            case .channel: channel = newValue.map { Channel($0) }
            }
        }
    }
}

extension IssueFacts: CustomStringConvertible {
    /// What is known, as in `severity high, scope group, 2 repeats`; `nothing known` without any of it.
    public var description: String {
        var parts: [String] = []
        for dimension in IssueDimension.allCases {
            if let word = self[dimension] { parts.append(dimension.rawValue + " " + word) }
        }
        if repeats > 0 { parts.append("\(repeats) repeats") }
        if let amount { parts.append("\(amount.minor) minor units of " + amount.currency.rawValue) }
        return parts.isEmpty ? "nothing known" : parts.joined(separator: ", ")
    }
}
