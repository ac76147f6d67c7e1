public import ServiceVocabulary
public import Ticketing

/// What tickets can say, as far as a program knows: the values of its dimensions that are a closed list.
///
/// A dimension that is not closed takes the values that the conditions mention, any other value, and none. The
/// statuses and their meanings come from the life cycle, and the origin is reactive or proactive unless it is closed
/// otherwise.
///
/// ```swift
/// var domain = TicketDomain()
/// try domain.close(.priority, to: ["urgent", "high", "normal", "low"], mayBeAbsent: false)
/// ```
public struct TicketDomain: Hashable, Sendable {
    /// The values of a closed dimension.
    struct Values: Hashable, Sendable {
        let texts: [String]
        let mayBeAbsent: Bool
    }

    private(set) var closed: [TicketDimension: Values] = [:]

    /// Creates a domain in which no dimension is closed.
    public init() {}

    /// Closes a dimension: a ticket says one of the texts there, and nothing else.
    ///
    /// - Parameters:
    ///   - dimension: The dimension; not the status or its category, which the life cycle closes.
    ///   - texts: All values, such as the names of the priorities in use.
    ///   - mayBeAbsent: Whether a ticket may say nothing there; the type and the origin are never absent, and the
    ///     reason of a wait and the mood always may be.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for the status or its category, and when no value is left.
    public mutating func close(
        _ dimension: TicketDimension, to texts: [String], mayBeAbsent: Bool = true
    ) throws(InvalidValue) {
        guard dimension != .status, dimension != .category else {
            throw InvalidValue(
                field: "domain", value: dimension.name, accepted: "a dimension that the life cycle does not close")
        }
        let isAlwaysSaid = dimension == .type || dimension == .origin
        guard !texts.isEmpty || (mayBeAbsent && !isAlwaysSaid) else {
            throw InvalidValue(
                field: "domain." + dimension.name, value: "[]", accepted: "at least one value, or none at all")
        }
        let isSaidAtTimes = dimension == .waitReason || dimension == .sentiment
        closed[dimension] = Values(
            texts: Set(texts).sorted(), mayBeAbsent: isSaidAtTimes || (mayBeAbsent && !isAlwaysSaid))
    }
}
