public import ServiceStatistics
import ServiceVocabulary

/// Why a fit does not tell the parameters of a model.
public enum FitProblem: Hashable, Sendable {
    /// The search ended before it reached a maximum.
    case searchEnded(OptimizationReport.Outcome)
    /// The likelihood grows on and on while this parameter leaves every reasonable range.
    case runsAway(parameter: String)
    /// The data hardly say anything about this parameter: its standard error exceeds fifty times its size.
    case flat(parameter: String)
    /// Some combination of the parameters makes no difference to the likelihood.
    case singularInformation
}

extension FitProblem: CustomStringConvertible {
    /// The problem as a sentence.
    public var description: String {
        switch self {
        case .searchEnded(.converged): "The search reached a point that is no maximum."
        case .searchEnded(.stalled): "The search found no better point although it has not reached a maximum."
        case .searchEnded(.iterationLimit): "The search used up its steps."
        case .runsAway(let name): "The likelihood keeps growing while \(name) leaves every reasonable range."
        case .flat(let name): "The data hardly say anything about \(name)."
        case .singularInformation: "A combination of the parameters makes no difference to the likelihood."
        }
    }
}

extension FitProblem: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case kind
        case outcome
        case parameter
    }

    private enum Kind: String, Codable {
        case searchEnded, runsAway, flat, singularInformation
    }

    /// Decodes such as `{"kind": "flat", "parameter": "b"}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Kind.self, forKey: .kind) {
        case .searchEnded:
            self = .searchEnded(try container.decode(OptimizationReport.Outcome.self, forKey: .outcome))
        case .runsAway: self = .runsAway(parameter: try container.decode(String.self, forKey: .parameter))
        case .flat: self = .flat(parameter: try container.decode(String.self, forKey: .parameter))
        case .singularInformation: self = .singularInformation
        }
    }

    /// Encodes such as `{"kind": "flat", "parameter": "b"}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .searchEnded(let outcome):
            try container.encode(Kind.searchEnded, forKey: .kind)
            try container.encode(outcome, forKey: .outcome)
        case .runsAway(let name):
            try container.encode(Kind.runsAway, forKey: .kind)
            try container.encode(name, forKey: .parameter)
        case .flat(let name):
            try container.encode(Kind.flat, forKey: .kind)
            try container.encode(name, forKey: .parameter)
        case .singularInformation:
            try container.encode(Kind.singularInformation, forKey: .kind)
        }
    }
}
