/// The unit of a figure.
public enum MetricUnit: String, Hashable, Sendable, Codable, CaseIterable {
    /// A part of a whole, 0...1, shown as per cent.
    case fraction
    /// Points from −100 to 100, as of a net promoter score.
    case points
    /// Points from 0 to 100.
    case index
    /// Points of the scale of a question.
    case rating
    /// Seconds.
    case seconds
    /// A number of things.
    case count
    /// Things an hour.
    case perHour
    /// Things a day.
    case perDay
    /// Minor units of a currency.
    case minorUnits
    /// A quotient of two amounts of one unit that is not a part of a whole, such as return on cost.
    case ratio
}

/// Which way a figure should move.
public enum MetricDirection: String, Hashable, Sendable, Codable, CaseIterable {
    /// More is better.
    case higherIsBetter
    /// Less is better.
    case lowerIsBetter
    /// Neither: both ends are bad, or the figure only describes.
    case neutral

    /// Whether a change from one value to another is an improvement; nil where neither is better.
    ///
    /// - Parameters:
    ///   - before: The earlier value.
    ///   - after: The later value.
    public func isImprovement(from before: Double, to after: Double) -> Bool? {
        switch self {
        case .higherIsBetter: before == after ? nil : after > before
        case .lowerIsBetter: before == after ? nil : after < before
        case .neutral: nil
        }
    }
}

/// How records become one figure.
public enum MetricAggregate: String, Hashable, Sendable, Codable, CaseIterable {
    /// Two counts, the second of which contains the first.
    case share
    /// The mean of one quantity over records.
    case mean
    /// A quantile of one quantity over records.
    case quantile
    /// One total over another.
    case ratio
    /// The share of the top answers less the share of the bottom answers, times 100.
    case net
    /// The mean answer, carried to 0...100.
    case index
    /// A number of records.
    case count
}

/// What is done with records whose outcome is not yet known.
public enum CensoringRule: String, Hashable, Sendable, Codable, CaseIterable {
    /// Every record has its outcome.
    case none
    /// Records whose window has not elapsed at the end of the period are left out.
    case immatureExcluded
    /// Records that are open and not yet due are left out; open and late ones count as missed.
    case openAndNotDueExcluded
    /// Records that have not ended are left out.
    case unfinishedExcluded
    /// Records that have not ended count with the time they have taken so far.
    case unfinishedCountedSoFar
}

/// The instant by which a record falls into a period.
public enum PlacingInstant: String, Hashable, Sendable, Codable, CaseIterable {
    /// When the contact arrived.
    case arrival
    /// When the contact was answered.
    case answer
    /// When the ticket was created.
    case creation
    /// When the first reply was given.
    case firstReply
    /// When the ticket was resolved.
    case resolution
    /// When the customer answered the questions.
    case surveyAnswer
    /// The instant at which a state is looked at.
    case snapshot
    /// The period as a whole, for totals such as cost or paid time.
    case period
}
