import CustomerValue
import TestSupport
import Testing

@Suite("Vectors of fits")
struct FitVectorTests {
    private func expectAgreement(_ group: String, _ compute: (JSONValue) throws -> JSONValue) throws {
        let report = try KPIVectors.report(group, compute)
        for disagreement in report.disagreements { Issue.record("\(disagreement)") }
    }

    private func result<Model>(_ fit: ModelFit<Model>) throws -> JSONValue {
        #expect(fit.isIdentified, "\(fit.problems)")
        func named(_ values: [Double]?) -> JSONValue {
            guard let values else { return .null }
            return .object(
                Dictionary(uniqueKeysWithValues: zip(Model.parameterNames, values.map { JSONValue.number($0) })))
        }
        return .object([
            "customers": .of(fit.customers), "parameters": named(fit.model.parameters),
            "logLikelihood": .of(fit.logLikelihood), "standardErrorsOfParameters": named(fit.standardErrors),
        ])
    }

    @Test("maximum likelihood on the customers of CDNOW")
    func fits() throws {
        guard let records = try CDNow.read() else { return }
        try expectAgreement("fits") { input in
            let rows = try input["rows"].string()
            let isIncluded: (Int) -> Bool =
                rows.hasPrefix("ID % 2 == 0") ? { records.identifiers[$0].isMultiple(of: 2) } : { _ in true }
            let inDays = input["time"] == .text("round(weeks*7)/7")
            let columns = try records.columns(where: isIncluded) { inDays ? ($0 * 7).rounded() / 7 : $0 }
            switch try input["model"].string() {
            case "bgnbd": return try result(BetaGeometricModel.fit(columns))
            case "mbgnbd": return try result(ModifiedBetaGeometricModel.fit(columns))
            case "pnbd": return try result(ParetoModel.fit(columns))
            default: return try result(GammaGammaModel.fit(records.spending(where: isIncluded)))
            }
        }
    }

    @Test("maximum likelihood on the customers within the file")
    func fitsOnEmbeddedData() throws {
        try expectAgreement("fitsOnEmbeddedData") { input in
            let rows = try input["rows"].elements().map { try $0.doubles() }
            let columns = try PurchaseColumns(
                frequencies: rows.map { Int($0[0]) }, recencies: rows.map { $0[1] }, ages: rows.map { $0[2] })
            return try result(BetaGeometricModel.fit(columns))
        }
    }

    @Test("the published maxima on CDNOW, to all places that are known")
    func references() throws {
        guard let records = try CDNow.read() else { return }
        func expect<Model>(_ fit: ModelFit<Model>, _ parameters: [Double], _ logLikelihood: Double) {
            for (name, (got, wanted)) in zip(Model.parameterNames, zip(fit.model.parameters, parameters)) {
                #expect(abs(got / wanted - 1) < 1e-6, "\(Model.self).\(name) is \(got)")
            }
            #expect(abs(fit.logLikelihood - logLikelihood) < 1e-8, "\(Model.self): \(fit.logLikelihood)")
            let gain = fit.remainingGain ?? .infinity
            #expect(gain < 1e-9, "\(Model.self) could gain \(gain)")
        }
        let columns = try records.columns()
        expect(
            try BetaGeometricModel.fit(columns),
            [0.24259290720446589, 4.413531561205426, 0.7928861480987686, 2.4257534364936215], -9582.425560567362)
        expect(
            try ModifiedBetaGeometricModel.fit(columns),
            [0.5248379836655951, 6.182992019672097, 0.8913561553315358, 1.613999334730501], -9582.132684899903)
        expect(
            try ParetoModel.fit(columns),
            [0.5532755086895194, 10.57761223868171, 0.6062135686740845, 11.667911237920228], -9594.973929826863)
        expect(
            try GammaGammaModel.fit(records.spending()),
            [6.248802489709097, 3.744588453287469, 15.447748009463716], -4055.9232435028644)
    }
}
