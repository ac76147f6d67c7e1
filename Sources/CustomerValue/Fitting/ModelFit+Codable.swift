import ServiceStatistics
import ServiceVocabulary

extension ModelFit: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case model
        case logLikelihood
        case customers
        case distinctCustomers
        case iterations
        case evaluations
        case remainingGain
        case problems
        case logCovariance
    }

    /// Decodes what ``encode(to:)`` writes; refuses covariances that cannot be any.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            model: try container.decode(Model.self, forKey: .model),
            logLikelihood: try container.decode(Double.self, forKey: .logLikelihood),
            customers: try container.decode(Int.self, forKey: .customers),
            distinctCustomers: try container.decode(Int.self, forKey: .distinctCustomers),
            iterations: try container.decode(Int.self, forKey: .iterations),
            evaluations: try container.decode(Int.self, forKey: .evaluations),
            remainingGain: try container.decodeIfPresent(Double.self, forKey: .remainingGain),
            problems: try container.decode([FitProblem].self, forKey: .problems),
            logCovariance: try container.decodeIfPresent([[Double]].self, forKey: .logCovariance))
        let size = Model.parameterNames.count
        let refused: InvalidValue? =
            if customers < 0 || distinctCustomers < 0 || distinctCustomers > customers {
                InvalidValue(
                    field: "distinctCustomers", value: "\(distinctCustomers) of \(customers)",
                    accepted: "counts from 0, the distinct ones among the others")
            } else if iterations < 0 || evaluations < 0 {
                InvalidValue(field: "evaluations", value: "\(evaluations)", accepted: "a count of at least 0")
            } else if let matrix = logCovariance,
                matrix.count != size || !matrix.allSatisfy({ $0.count == size })
                    || LinearSystem.choleskyFactor(matrix) == nil
            {
                InvalidValue(
                    field: "logCovariance", value: "\(matrix)", accepted: "a positive definite matrix of size \(size)")
            } else {
                nil
            }
        if let refused { throw DecodingError.refused(refused, at: decoder.codingPath) }
    }

    /// Encodes the model, how it was found and how well it is known.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(model, forKey: .model)
        try container.encode(logLikelihood, forKey: .logLikelihood)
        try container.encode(customers, forKey: .customers)
        try container.encode(distinctCustomers, forKey: .distinctCustomers)
        try container.encode(iterations, forKey: .iterations)
        try container.encode(evaluations, forKey: .evaluations)
        try container.encodeIfPresent(remainingGain, forKey: .remainingGain)
        try container.encode(problems, forKey: .problems)
        try container.encodeIfPresent(logCovariance, forKey: .logCovariance)
    }
}
