public import ServiceTime
public import ServiceVocabulary

extension MetricDefinition {
    /// The same figure over periods of one length: 15 % attrition a year and 15 % a month are two things.
    ///
    /// - Parameter period: The length of the period, above 0; kept as the window of the definition.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a length of 0 or less, and for a figure that has a window of its own.
    public func over(_ period: TimeSpan) throws(InvalidValue) -> MetricDefinition {
        guard period > .zero, window == nil else {
            throw InvalidValue(
                field: "period", value: period.description, accepted: "a length above 0, of a figure without a window")
        }
        return try MetricDefinition(
            name, variant, version: version, unit: unit, direction: direction, aggregate: aggregate, counted: counted,
            over: base, threshold: threshold, shortAbandon: shortAbandon, window: period, level: level,
            calendar: calendar, censoring: censoring, placing: placing)
    }
}
