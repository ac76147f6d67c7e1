import CustomerValue
import TestSupport
import Testing

@Suite("Vectors of customer value")
struct CustomerValueVectorTests {
    private func expectAgreement(_ group: String, _ compute: (JSONValue) throws -> JSONValue) throws {
        let report = try KPIVectors.report(group, compute)
        for disagreement in report.disagreements { Issue.record("\(disagreement)") }
    }

    private func history(_ input: JSONValue) throws -> PurchaseHistory {
        try PurchaseHistory(
            frequency: input["frequency"].int(), recency: input["recency"].double(), age: input["T"].double())
    }

    private func parameters<Model: ParametricModel>(_ input: JSONValue, _ type: Model.Type) throws -> Model {
        try Model(parameters: Model.parameterNames.map { try input[$0].double() })
    }

    private func customer(_ model: some PurchaseModel, _ input: JSONValue) throws -> [String: JSONValue] {
        let history = try history(input)
        return [
            "logLikelihood": .of(model.logLikelihood(of: history)), "pAlive": .of(model.probabilityAlive(history)),
            "expectedPurchases": .of(try model.expectedPurchases(history, within: input["t"].double())),
        ]
    }

    @Test("lifetime values of contracts, in both timings")
    func simpleClv() throws {
        try expectAgreement("simpleClv") { input in
            func contract(growth: Double) throws -> RetentionValue {
                try RetentionValue(
                    marginPerPeriod: input["marginPerPeriod"].double(), retention: input["retention"].double(),
                    discount: input["discount"].double(), marginGrowth: growth)
            }
            let plain = try contract(growth: 0)
            let growing = try contract(growth: input["marginGrowth"].double())
            let periods = ValueHorizon.periods(try input["periods"].int())
            return .object([
                "marginRetentionEndOfPeriod": .of(try plain.lifetimeValue(.afterFirstRenewal)),
                "marginRetentionFirstNow": .of(try plain.lifetimeValue(.firstMarginNow)),
                "marginOverChurn": .of(plain.marginOverChurn),
                "finiteHorizonFirstNow": .of(try plain.lifetimeValue(.firstMarginNow, over: periods)),
                "finiteHorizonEndOfPeriod": .of(try plain.lifetimeValue(.afterFirstRenewal, over: periods)),
                "netOfAcquisitionFirstNow": .of(
                    try plain.lifetimeValue(.firstMarginNow, acquisitionCost: input["acquisitionCost"].double())),
                "withMarginGrowthEndOfPeriod": .of(try growing.lifetimeValue(.afterFirstRenewal)),
            ])
        }
    }

    @Test("a customer of BG/NBD")
    func bgNbdCustomer() throws {
        try expectAgreement("bgNbdCustomer") { input in
            .object(try customer(parameters(input, BetaGeometricModel.self), input))
        }
    }

    @Test("a customer of MBG/NBD")
    func mbgNbdCustomer() throws {
        try expectAgreement("mbgNbdCustomer") { input in
            .object(try customer(parameters(input, ModifiedBetaGeometricModel.self), input))
        }
    }

    @Test("anybody new under BG/NBD")
    func bgNbdPopulation() throws {
        try expectAgreement("bgNbdPopulation") { input in
            let model = try parameters(input, BetaGeometricModel.self)
            let time = try input["t"].double()
            let counts = try input["pmfAt"].ints()
            return .object([
                "expected": .of(try model.purchasesOfNewCustomer(within: time)),
                "pmf": .of(try counts.map { try model.probabilityOfNewCustomer(ofPurchases: $0, within: time) }),
            ])
        }
    }

    @Test("a customer of Pareto/NBD")
    func paretoNbdCustomer() throws {
        try expectAgreement("paretoNbdCustomer") { input in
            let model = try parameters(input, ParetoModel.self)
            var out = try customer(model, input)
            out["dert"] = .of(
                try model.discountedResidualPurchases(
                    history(input), continuousDiscount: input["continuousDiscount"].double()))
            out["populationExpected"] = .of(try model.purchasesOfNewCustomer(within: input["t"].double()))
            return .object(out)
        }
    }

    @Test("what customers spend")
    func gammaGamma() throws {
        try expectAgreement("gammaGamma") { input in
            let model = try parameters(input, GammaGammaModel.self)
            let history = try SpendHistory(
                frequency: input["frequency"].int(), averageValue: input["averageValue"].double())
            return .object([
                "logLikelihood": .of(model.logLikelihood(of: history)),
                "expectedValue": .of(try model.expectedValue(history)),
                "populationMean": .of(try model.populationMean),
            ])
        }
    }

    @Test("discounted value of the coming months")
    func bgNbdDiscountedClv() throws {
        try expectAgreement("bgNbdDiscountedClv") { input in
            let model = try parameters(input, BetaGeometricModel.self)
            let periods = try DiscountedPeriods(
                count: input["months"].int(), discount: input["monthlyDiscount"].double(),
                unitsPerPeriod: input["timeUnitsPerMonth"].double())
            let value = try model.expectedValue(
                history(input), valuePerPurchase: input["valuePerTransaction"].double(), over: periods)
            return .object(["clv": .of(value.value)])
        }
    }
}
