public import ServiceStatistics
public import ServiceVocabulary

/// On what scale the error of a prediction is symmetric.
public enum PredictionScale: String, Hashable, Sendable, Codable, CaseIterable {
    /// That of the number itself.
    case plain
    /// That of its logarithm: for what is above 0, such as expected purchases.
    case logarithm
    /// That of ln(p/(1 − p)): for what is between 0 and 1, such as P(alive).
    case logit
}

extension ModelFit {
    /// An interval for each parameter, symmetric around its logarithm; nil without a maximum.
    ///
    /// - Parameter confidence: The level, strictly between 0 and 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another level.
    public func parameterIntervals(confidence: Double = 0.95) throws(InvalidValue) -> [ConfidenceInterval]? {
        let z = try StandardNormal.criticalValue(confidence: confidence)
        guard let logCovariance else { return nil }
        var intervals: [ConfidenceInterval] = []
        for (index, parameter) in model.parameters.enumerated() {
            let factor = Maths.exp(z * logCovariance[index][index].squareRoot())
            guard factor.isFinite else { return nil }
            intervals.append(
                try ConfidenceInterval(lower: parameter / factor, upper: parameter * factor, confidence: confidence))
        }
        return intervals
    }

    /// An interval for what the model predicts, from the uncertainty of its parameters (delta method).
    ///
    /// It says how well the prediction is known, not how far a customer will be from it.
    ///
    /// - Parameters:
    ///   - confidence: The level, strictly between 0 and 1.
    ///   - scale: On what scale the error is symmetric.
    ///   - prediction: What a model predicts.
    /// - Returns: The interval; nil for a fit with ``problems``. Where the prediction is at an end of its scale for
    ///   certain, such as a P(alive) of 1, it is that point.
    /// - Throws: What the prediction throws, and ``ServiceVocabulary/InvalidValue`` for another level.
    public func interval(
        confidence: Double = 0.95, scale: PredictionScale, of prediction: (Model) throws(InvalidValue) -> Double
    ) throws(InvalidValue) -> ConfidenceInterval? {
        let z = try StandardNormal.criticalValue(confidence: confidence)
        let value = try prediction(model)
        guard let logCovariance, isIdentified else { return nil }
        guard let center = scale.forward(value) else {
            return try ConfidenceInterval(lower: value, upper: value, confidence: confidence)
        }
        let step = 1e-4
        var slopes: [Double] = []
        for index in model.parameters.indices {
            var ends: [Double] = []
            for sign in [-1.0, 1] {
                var parameters = model.parameters
                parameters[index] *= Maths.exp(sign * step)
                ends.append(scale.forward(try prediction(try Model(parameters: parameters))) ?? center)
            }
            slopes.append((ends[1] - ends[0]) / (2 * step))
        }
        let weighted = logCovariance.map { LinearSystem.dot($0, slopes) }
        let error = z * max(LinearSystem.dot(slopes, weighted), 0).squareRoot()
        let lower = min(scale.backward(center - error), value)
        let upper = max(scale.backward(center + error), value)
        return lower.isFinite && upper.isFinite
            ? try ConfidenceInterval(lower: lower, upper: upper, confidence: confidence) : nil
    }
}

extension PredictionScale {
    /// The number on the scale; nil at its ends.
    fileprivate func forward(_ value: Double) -> Double? {
        switch self {
        case .plain: value
        case .logarithm: value > 0 ? Maths.log(value) : nil
        case .logit: value > 0 && value < 1 ? Maths.log(value) - Maths.log1p(-value) : nil
        }
    }

    /// The number of a place on the scale.
    fileprivate func backward(_ place: Double) -> Double {
        switch self {
        case .plain: place
        case .logarithm: Maths.exp(place)
        case .logit: Factorials.complementOfLogistic(-place)
        }
    }
}
