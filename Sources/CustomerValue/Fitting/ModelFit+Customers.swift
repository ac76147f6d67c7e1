public import ServiceStatistics
public import ServiceVocabulary

extension ModelFit where Model: PurchaseModel {
    /// An interval for P(alive) of a customer; see ``interval(confidence:scale:of:)``.
    ///
    /// - Parameters:
    ///   - history: The customer's history.
    ///   - confidence: The level, strictly between 0 and 1.
    /// - Returns: The interval; nil for a fit with ``problems``.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another level.
    public func probabilityAliveInterval(
        _ history: PurchaseHistory, confidence: Double = 0.95
    ) throws(InvalidValue) -> ConfidenceInterval? {
        try interval(confidence: confidence, scale: .logit) { model throws(InvalidValue) in
            model.probabilityAlive(history)
        }
    }

    /// An interval for the purchases to expect of a customer; see ``interval(confidence:scale:of:)``.
    ///
    /// - Parameters:
    ///   - history: The customer's history.
    ///   - time: A time from 0 to 10¹², in the model's unit.
    ///   - confidence: The level, strictly between 0 and 1.
    /// - Returns: The interval; nil for a fit with ``problems``.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another time or level.
    public func expectedPurchasesInterval(
        _ history: PurchaseHistory, within time: Double, confidence: Double = 0.95
    ) throws(InvalidValue) -> ConfidenceInterval? {
        try interval(confidence: confidence, scale: .logarithm) { model throws(InvalidValue) in
            try model.expectedPurchases(history, within: time)
        }
    }

    /// An interval for the lifetime value of a customer in the coming periods; see ``interval(confidence:scale:of:)``.
    ///
    /// - Parameters:
    ///   - history: The customer's history.
    ///   - valuePerPurchase: What a purchase is worth, taken as known; above 0.
    ///   - periods: The periods and their discount.
    ///   - confidence: The level, strictly between 0 and 1.
    /// - Returns: The interval; nil for a fit with ``problems``.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another value or level.
    public func expectedValueInterval(
        _ history: PurchaseHistory, valuePerPurchase: Double, over periods: DiscountedPeriods,
        confidence: Double = 0.95
    ) throws(InvalidValue) -> ConfidenceInterval? {
        try interval(confidence: confidence, scale: .logarithm) { model throws(InvalidValue) in
            try model.expectedValue(history, valuePerPurchase: valuePerPurchase, over: periods).value
        }
    }
}
