import CustomerValue
import ServiceReporting
import ServiceStatistics
import ServiceTime
import ServiceVocabulary
import Ticketing

/// The customers of a file with their models, values and tiers.
public struct TieringReport: Sendable {
    /// A customer in a tier.
    struct Row: Sendable {
        let summary: CustomerSummary
        let alive: Double
        let value: Double
        let atRisk: Double
        let interval: ConfidenceInterval?
        let decision: TierDecision
    }

    /// A model that was tried.
    struct Trial: Sendable {
        let name: String
        let parameters: [(name: String, value: Double, interval: ConfidenceInterval?)]
        let logLikelihood: Double
        let problems: [FitProblem]
    }

    let file: TransactionFile
    let options: TieringOptions
    let summary: TransactionSummary
    let trials: [Trial]
    /// The name of the model whose forecasts are used.
    let chosen: String
    let spending: ModelFit<GammaGammaModel>
    let frequencies: FrequencyFit
    let holdout: PurchaseHoldout
    let comparison: HoldoutComparison
    let review: TierReview
    let rows: [Row]

    /// How long the holdout is: the last thirteen weeks.
    private static let holdout = TimeSpan.hours(13 * 168)

    /// Fits models, forecasts twelve months and puts the customers into tiers.
    ///
    /// The model is the one of MBG/NBD, BG/NBD and Pareto/NBD that makes the transactions most likely among those whose
    /// parameters the data tell. Tiers are first given as of thirteen weeks before the end and then reviewed, so that the
    /// reasons show what a review decides.
    ///
    /// - Parameters:
    ///   - file: The transactions.
    ///   - options: What is asked for.
    /// - Throws: ``InputError`` and the refusals of the library.
    public init(_ file: TransactionFile, _ options: TieringOptions) throws {
        guard let latest = file.transactions.map({ $0.date }).max() else {
            throw InputError("there are no transactions")
        }
        let end = options.observationEnd ?? latest
        let rules = try TransactionRules(
            observationEnd: end, creditNotes: .latestPurchasesFirst, currencies: .only(options.currency))
        let summary = try TransactionSummary(file.transactions, rules)
        let columns = summary.histories
        let spending = try GammaGammaModel.fit(summary.spending)
        let holdout = try PurchaseHoldout(file.transactions, rules, calibrationEnd: try end - Self.holdout)

        let fits = Fits(
            modified: try ModifiedBetaGeometricModel.fit(columns), plain: try BetaGeometricModel.fit(columns),
            pareto: try ParetoModel.fit(columns))
        self.file = file
        self.options = options
        self.summary = summary
        self.spending = spending
        self.holdout = holdout
        trials = try fits.trials
        chosen = fits.best
        func forecast<Model: PurchaseModel>(
            _ fit: ModelFit<Model>
        ) throws -> (FrequencyFit, HoldoutComparison, TierReview, [Row]) {
            let forecasts = try CustomerForecasts(fit, spending, options)
            let early = try Model.fit(holdout.histories)
            let before = try CustomerForecasts(early, spending, options).standings(holdout.calibration)
            let after = try forecasts.standings(summary)
            let stability = try TierStability(
                raiseMargin: PeriodRate(0.1), lowerMargin: PeriodRate(0.1), stayBeforeRaise: .zero,
                stayBeforeLowering: .hours(24 * 90))
            let scheme = try options.scheme()
            let first = try TierReview(
                scheme, before, memberships: [TierMembership](), stability: stability,
                at: holdout.calibration.rules.observationEnd)
            let review = try TierReview(
                scheme, after, memberships: first.memberships, stability: stability, at: end)
            let rows = try forecasts.rows(summary, review)
            return (try FrequencyFit(fit.model, columns), try HoldoutComparison(early.model, holdout), review, rows)
        }
        switch fits.best {
        case Fits.names.pareto: (frequencies, comparison, review, rows) = try forecast(fits.pareto)
        case Fits.names.plain: (frequencies, comparison, review, rows) = try forecast(fits.plain)
        default: (frequencies, comparison, review, rows) = try forecast(fits.modified)
        }
    }
}

/// The models that are tried.
private struct Fits {
    let modified: ModelFit<ModifiedBetaGeometricModel>
    let plain: ModelFit<BetaGeometricModel>
    let pareto: ModelFit<ParetoModel>

    static let names = (modified: "MBG/NBD", plain: "BG/NBD", pareto: "Pareto/NBD")

    var trials: [TieringReport.Trial] {
        get throws {
            [
                try trial(Self.names.modified, modified), try trial(Self.names.plain, plain),
                try trial(Self.names.pareto, pareto),
            ]
        }
    }

    /// The likeliest of those that the data tell, or of all where they tell none.
    var best: String {
        let all = [
            (Self.names.modified, modified.isIdentified, modified.logLikelihood),
            (Self.names.plain, plain.isIdentified, plain.logLikelihood),
            (Self.names.pareto, pareto.isIdentified, pareto.logLikelihood),
        ]
        let usable = all.filter { $0.1 }
        return (usable.isEmpty ? all : usable).max { $0.2 < $1.2 }?.0 ?? Self.names.modified
    }

    private func trial<Model>(_ name: String, _ fit: ModelFit<Model>) throws -> TieringReport.Trial {
        let intervals = try fit.parameterIntervals()
        return TieringReport.Trial(
            name: name,
            parameters: Model.parameterNames.indices.map {
                (Model.parameterNames[$0], fit.model.parameters[$0], intervals?[$0])
            }, logLikelihood: fit.logLikelihood, problems: fit.problems)
    }
}
