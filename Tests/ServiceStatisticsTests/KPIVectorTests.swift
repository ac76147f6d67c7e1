import ServiceStatistics
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Vectors of statistics")
struct KPIVectorTests {
    private func expectAgreement(_ group: String, _ compute: (JSONValue) throws -> JSONValue) throws {
        let report = try KPIVectors.report(group, compute)
        for disagreement in report.disagreements { Issue.record("\(disagreement)") }
    }

    private func bounds(_ interval: ConfidenceInterval?) -> JSONValue {
        .of(interval.map { [$0.lower, $0.upper] })
    }

    @Test("groups that no module computes yet are reported as such")
    func groupsWithoutCode() throws {
        let groups = try KPIVectors.groups()
        for group in groups where !KPIVectors.groupsWithCode.contains(group.name) {
            print("vectors kpi/\(group.name): 0 of \(group.cases.count) agree")
        }
        #expect(!groups.isEmpty)
    }

    @Test("intervals of a proportion")
    func proportionIntervals() throws {
        try expectAgreement("proportionIntervals") { input in
            let share = try Proportion(successes: input["successes"].int(), count: input["n"].int())
            let confidence = try input["confidence"].double()
            var out: [String: JSONValue] = ["proportion": .of(share.value)]
            for method in ProportionIntervalMethod.allCases {
                out[method.rawValue] = bounds(try share.interval(method, confidence: confidence))
            }
            return .object(out)
        }
    }

    @Test("intervals of a net promoter score")
    func npsIntervals() throws {
        try expectAgreement("npsIntervals") { input in
            let counts = try NetPromoterCounts(
                detractors: input["detractors"].int(), passives: input["passives"].int(),
                promoters: input["promoters"].int())
            let confidence = try input["confidence"].double()
            let wald = try counts.interval(.wald, confidence: confidence)
            let adjusted = try counts.interval(.adjustedWald, confidence: confidence)
            return .object([
                "nps": .of(counts.score), "variance": .of(counts.variance),
                "standardError": .of(counts.standardError),
                "standardErrorUnbiased": .of(counts.unbiasedStandardError),
                "margin": .of(try counts.marginOfError(confidence: confidence)),
                "low": .of(wald?.lower), "high": .of(wald?.upper),
                "adjLow": .of(adjusted?.lower), "adjHigh": .of(adjusted?.upper),
            ])
        }
    }

    @Test("change of a net promoter score")
    func npsChange() throws {
        func counts(_ value: JSONValue) throws -> NetPromoterCounts {
            let counts = try value.ints()
            return try NetPromoterCounts(detractors: counts[0], passives: counts[1], promoters: counts[2])
        }
        try expectAgreement("npsChange") { input in
            let change = NetPromoterChange(from: try counts(input["before"]), to: try counts(input["after"]))
            let interval = try change.interval(confidence: input["confidence"].double())
            return .object([
                "difference": .of(change.difference), "standardError": .of(change.standardError),
                "z": .of(change.test?.statistic), "pTwoSided": .of(change.test?.pValue),
                "low": .of(interval?.lower), "high": .of(interval?.upper),
            ])
        }
    }

    @Test("tests and intervals of two proportions")
    func twoProportionTests() throws {
        try expectAgreement("twoProportionTests") { input in
            let comparison = ProportionComparison(
                try Proportion(successes: input["x1"].int(), count: input["n1"].int()),
                try Proportion(successes: input["x2"].int(), count: input["n2"].int()))
            let confidence = try input["confidence"].double()
            let wald = try comparison.waldInterval(confidence: confidence)
            let newcombe = try comparison.newcombeInterval(confidence: confidence)
            return .object([
                "diff": .of(comparison.difference),
                "zPooled": .of(comparison.pooledTest?.statistic), "pPooled": .of(comparison.pooledTest?.pValue),
                "chi2": .of(comparison.chiSquaredTest?.statistic),
                "chi2Yates": .of(comparison.yatesTest?.statistic), "pYates": .of(comparison.yatesTest?.pValue),
                "zUnpooled": .of(comparison.unpooledTest?.statistic),
                "pUnpooled": .of(comparison.unpooledTest?.pValue),
                "waldLow": .of(wald?.lower), "waldHigh": .of(wald?.upper),
                "newcombeLow": .of(newcombe?.lower), "newcombeHigh": .of(newcombe?.upper),
                "cohenH": .of(comparison.cohenEffectSize), "pFisherTwoSided": .of(try comparison.fisherPValue()),
            ])
        }
    }

    @Test("sample sizes")
    func sampleSize() throws {
        try expectAgreement("sampleSize") { input in
            guard try input["kind"].string() == "twoProportions" else {
                let size = try SampleSize.proportion(
                    expected: input["p"].double(), marginOfError: input["marginOfError"].double(),
                    confidence: input["confidence"].double(), population: input["population"].optionalInt())
                return .object(["nExact": .of(size.exact), "n": .of(size.count)])
            }
            let sizes = try SampleSize.comparison(
                input["p1"].double(), input["p2"].double(), significance: input["alpha"].double(),
                power: input["power"].double())
            return .object([
                "nPerGroupUnpooled": .of(sizes.unpooled.exact), "nUnpooled": .of(sizes.unpooled.count),
                "nPerGroupPooled": .of(sizes.pooled.exact), "nPooled": .of(sizes.pooled.count),
                "nPerGroupPooledContinuity": .of(sizes.pooledWithContinuity.exact),
                "nPooledContinuity": .of(sizes.pooledWithContinuity.count),
            ])
        }
    }

    @Test("change of a mean by Welch")
    func meanChangeWelch() throws {
        try expectAgreement("meanChangeWelch") { input in
            let comparison = WelchComparison(
                try SampleSummary(
                    mean: input["mean1"].double(), standardDeviation: input["sd1"].double(), count: input["n1"].int()),
                try SampleSummary(
                    mean: input["mean2"].double(), standardDeviation: input["sd2"].double(), count: input["n2"].int()))
            let interval = try comparison.interval(confidence: input["confidence"].double())
            return .object([
                "t": .of(comparison.test?.statistic), "df": .of(comparison.degreesOfFreedom),
                "p": .of(comparison.test?.pValue), "low": .of(interval?.lower), "high": .of(interval?.upper),
                "se": .of(comparison.standardError),
            ])
        }
    }

    @Test("percentiles of four types")
    func percentiles() throws {
        let levels = ["0", "0.1", "0.25", "0.5", "0.8", "0.9", "0.95", "0.99", "0.999", "1"]
        try expectAgreement("percentiles") { input in
            let values = try input["values"].doubles()
            var out: [String: JSONValue] = [:]
            for level in levels {
                var types: [String: JSONValue] = [:]
                for definition in QuantileDefinition.allCases {
                    types["type\(definition.hyndmanFanType)"] = .of(
                        try Quantiles.quantile(QuantileLevel(level), of: values, definition))
                }
                out[level] = .object(types)
            }
            return .object(out)
        }
    }

    @Test("control charts")
    func controlCharts() throws {
        func limits(_ chart: ControlChart, withSignals: Bool) -> JSONValue {
            .array(
                chart.points.map { point in
                    guard let point else { return .array(withSignals ? [.null, .null, .null] : [.null, .null]) }
                    let bounds: [JSONValue] = [.number(point.lower), .number(point.upper)]
                    return .array(withSignals ? bounds + [.bool(point.isBeyondLimits)] : bounds)
                })
        }
        try expectAgreement("controlCharts") { input in
            switch try input["kind"].string() {
            case "pChart":
                let shares = try zip(input["defectives"].ints(), input["sizes"].ints()).map {
                    try Proportion(successes: $0, count: $1)
                }
                let chart = try ControlChart.proportions(shares)
                return .object([
                    "center": .of(chart.center), "laneySigmaZ": .of(chart.overdispersion),
                    "limits": limits(chart, withSignals: true),
                ])
            case "uChart":
                let chart = try ControlChart.rates(
                    counts: input["counts"].ints(), exposures: input["units"].doubles())
                return .object(["center": .of(chart.center), "limits": limits(chart, withSignals: false)])
            default:
                let values = try input["values"].doubles()
                let chart = try ControlChart.individuals(values)
                let exact = try ControlChart.individuals(values, constants: .exact)
                let first = chart.points.first ?? nil
                let firstExact = exact.points.first ?? nil
                return .object([
                    "center": .of(chart.center), "meanMovingRange": .of(chart.movingRange?.mean),
                    "low": .of(first?.lower), "high": .of(first?.upper),
                    "movingRangeUpper": .of(chart.movingRange?.upperLimit),
                    "signals": .of(chart.signals().map(\.index)),
                    "lowExactConstant": .of(firstExact?.lower), "highExactConstant": .of(firstExact?.upper),
                ])
            }
        }
    }
}
