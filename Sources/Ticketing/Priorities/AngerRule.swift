import ServiceVocabulary

/// From which score on a customer counts as angry, and what that does to the priority: it rises one step, once.
///
/// There is no preset: a recogniser errs (90 % is what practitioners aim at), and each errs on its own scale, so the
/// threshold must be given.
///
/// ```swift
/// let rule = AngerRule(threshold: try RecognitionScore(share: 0.8))
/// for kind in rule.response(to: score, on: ticket, matrix: .assumed) { … }
/// ```
public struct AngerRule: Hashable, Sendable {
    /// The lowest score that counts as anger.
    public let threshold: RecognitionScore

    /// Creates a rule.
    ///
    /// - Parameter threshold: The lowest score that counts as anger; a score equal to it counts.
    public init(threshold: RecognitionScore) {
        self.threshold = threshold
    }

    /// Whether a score counts as anger.
    public func isAnger(_ score: RecognitionScore) -> Bool {
        score >= threshold
    }

    /// What is to happen to a ticket in whose conversation anger was scored.
    ///
    /// The mood is noted each time; the priority rises the first time only, see ``PriorityMatrix/raise(_:)``.
    ///
    /// - Parameters:
    ///   - score: The score of the recogniser.
    ///   - ticket: The ticket.
    ///   - matrix: The priorities and their order. A ticket without a priority, or with one that the matrix does not
    ///     have, keeps it.
    /// - Returns: What happened to the ticket, in order; nothing for a score below the threshold.
    public func response(
        to score: RecognitionScore, on ticket: Ticket, matrix: PriorityMatrix
    ) -> [TicketEvent.Kind] {
        guard isAnger(score) else { return [] }
        return [.sentimentNoted(.angry)] + matrix.raise(ticket)
    }
}

#if !hasFeature(Embedded)
extension AngerRule: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case thresholdMillionths
    }

    /// Decodes `{"thresholdMillionths": 800000}`.
    public init(from decoder: any Decoder) throws {
        self.init(
            threshold: try decoder.fields(CodingKeys.self).decode(RecognitionScore.self, forKey: .thresholdMillionths))
    }

    /// Encodes the threshold.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(threshold, forKey: .thresholdMillionths)
    }
}
#endif
