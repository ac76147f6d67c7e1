import ServiceStatistics
import ServiceVocabulary

/// A model fitted to data by maximum likelihood, with what it takes to trust it.
///
/// The search runs over the logarithms of the parameters from fixed starts, so the same data give the same fit. Whether
/// the data tell the parameters at all is part of the answer: see ``problems``.
public struct ModelFit<Model: ParametricModel>: Hashable, Sendable {
    /// The model under which the data are most likely, or the best one found where there are ``problems``.
    public let model: Model
    /// The natural logarithm of the likelihood of all customers together, in the unit of the data.
    public let logLikelihood: Double
    /// How many customers there are.
    public let customers: Int
    /// How many of them differ from each other.
    public let distinctCustomers: Int
    /// How many steps the search took.
    public let iterations: Int
    /// How often it evaluated the likelihood.
    public let evaluations: Int
    /// By how much the log-likelihood could still grow, as its first two derivatives tell: ½·gᵀH⁻¹g.
    ///
    /// Nil where the second derivatives have no maximum.
    public let remainingGain: Double?
    /// Why the data do not tell the parameters; empty for a fit that can be used.
    public let problems: [FitProblem]
    /// The covariances of the logarithms of the parameters' estimates: the inverse observed information.
    ///
    /// Nil without a maximum.
    public let logCovariance: [[Double]]?

    /// Whether the data tell the parameters.
    public var isIdentified: Bool { problems.isEmpty }

    /// The standard errors of the parameters in their own units.
    ///
    /// Square roots of the diagonal of the inverse observed information; nil without a maximum.
    public var standardErrors: [Double]? {
        guard let logCovariance else { return nil }
        return model.parameters.indices.map { model.parameters[$0] * logCovariance[$0][$0].squareRoot() }
    }

    init(
        model: Model, logLikelihood: Double, customers: Int, distinctCustomers: Int, iterations: Int,
        evaluations: Int, remainingGain: Double?, problems: [FitProblem], logCovariance: [[Double]]?
    ) {
        self.model = model
        self.logLikelihood = logLikelihood
        self.customers = customers
        self.distinctCustomers = distinctCustomers
        self.iterations = iterations
        self.evaluations = evaluations
        self.remainingGain = remainingGain
        self.problems = problems
        self.logCovariance = logCovariance
    }
}
