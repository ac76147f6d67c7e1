import ServiceVocabulary
public import ServiceTime

/// The definitions of products and of the trade press, by name, as far as they are published.
extension MetricDefinition {
    /// Zendesk's satisfaction score: good ÷ (good + bad) ratings.
    public static let zendeskSatisfaction = MetricDefinition(
        unchecked: .satisfaction, "zendesk-good-over-rated", 1, .fraction, .higherIsBetter, .share, "good ratings",
        over: "good and bad ratings", placing: .surveyAnswer)

    /// Zendesk's first reply time: from creation to the first public comment of an agent, undefined until it is given.
    ///
    /// A ticket that an agent created starts at the same instant and ends at the second such comment. Source: Zendesk
    /// help, article 4408834848154.
    ///
    /// - Parameter calendar: The schedule for business hours; nil for calendar hours.
    public static func zendeskFirstReplyTime(on calendar: CalendarIdentifier? = nil) -> MetricDefinition {
        MetricDefinition(
            unchecked: .firstReplyTime, "zendesk", 1, .seconds, .lowerIsBetter, .mean,
            "creation to first public agent comment", over: "tickets with such a comment", calendar: calendar,
            censoring: .unfinishedExcluded, placing: .creation)
    }

    /// Zendesk's one-touch tickets: solved with at least one agent reply, never pending or on hold, never reopened.
    public static let zendeskOneTouch = MetricDefinition(
        unchecked: .firstContactResolution, "zendesk-one-touch", 1, .fraction, .higherIsBetter, .share,
        "solved, at least one agent reply, no pending, no on-hold, no reopen", over: "solved tickets",
        censoring: .unfinishedExcluded, placing: .resolution)

    /// Genesys Cloud's service level: (answered − answered late) ÷ (answered + abandoned + flowed out − short
    /// abandons).
    ///
    /// - Parameters:
    ///   - threshold: The service level threshold of the queue.
    ///   - shortAbandon: Up to which wait a hang-up is short.
    public static func genesysServiceLevel(
        within threshold: MetricThreshold, shortAbandon: MetricThreshold
    ) -> MetricDefinition {
        .serviceLevel(.metOverOfferedPlusFlowOutsMinusShort, within: threshold, shortAbandon: shortAbandon)
    }

    /// The service level that ICMI recommends to plan by: answered in time ÷ offered, hang-ups within the threshold
    /// counted as answered in time.
    ///
    /// - Parameter threshold: The threshold.
    public static func icmiServiceLevel(within threshold: MetricThreshold) -> MetricDefinition {
        .serviceLevel(.metPlusAbandonedWithinOverOffered, within: threshold)
    }

    /// ICMI's occupancy of 2012, which includes meetings and training and excludes idle time: the other way round than
    /// ``occupancy``.
    public static let icmiOccupancy = MetricDefinition(
        unchecked: .occupancy, "icmi-busy-over-scheduled", 1, .fraction, .neutral, .ratio,
        "talk, hold, wrap-up, meetings and training", over: "scheduled time", placing: .period)

    /// ICMI's utilisation of 2012: talk, wrap-up and idle over scheduled time.
    public static let icmiUtilisation = MetricDefinition(
        unchecked: .utilisation, "icmi-phone-time-over-scheduled", 1, .fraction, .neutral, .ratio,
        "talk, wrap-up and idle", over: "scheduled time", placing: .period)

    /// Amazon Connect's abandonment rate: abandoned ÷ queued; contacts queued for a callback are not abandoned.
    public static let amazonConnectAbandonment = MetricDefinition.abandonment(.overQueued)

    /// Bright Pattern's service level: answered in time ÷ (answered + abandoned after the threshold).
    ///
    /// - Parameter threshold: The threshold.
    public static func brightPatternServiceLevel(within threshold: MetricThreshold) -> MetricDefinition {
        .serviceLevel(.metOverAnsweredPlusAbandonedAfter, within: threshold)
    }

    /// Freshservice's first contact resolution: resolved tickets without another reply of the customer.
    public static let freshserviceFirstContact = MetricDefinition(
        unchecked: .firstContactResolution, "freshservice-no-further-reply", 1, .fraction, .higherIsBetter, .share,
        "resolved without another customer reply", over: "resolved tickets", censoring: .unfinishedExcluded,
        placing: .resolution)
}
