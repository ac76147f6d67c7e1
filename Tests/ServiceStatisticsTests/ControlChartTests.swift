import ServiceStatistics
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Control charts")
struct ControlChartTests {
    /// A chart of individual values whose centre is 0 and whose sigma is about 1: the pattern follows a calm stretch.
    private func signals(_ rule: RunRule, _ pattern: [Double]) throws -> [Int] {
        let calm = (0..<400).map { $0 % 2 == 0 ? 0.564 : -0.564 }
        let chart = try ControlChart.individuals(calm + pattern, constants: .exact)
        return chart.signals([rule]).map { $0.index - calm.count }.filter { $0 >= 0 }
    }

    @Test("each rule fires at the point that completes its pattern, and not one short of it")
    func rules() throws {
        let western = RunRule.westernElectric
        let nelson = RunRule.nelson
        #expect(try signals(.beyondLimits, [2.5, 3.5, -3.5, 0]) == [1, 2])
        #expect(try signals(western[1], [2.3, 0, 2.3, -2.3, 2.3]) == [2, 4])
        #expect(try signals(western[1], [2.3, 0, 0, 2.3]) == [])
        #expect(try signals(western[2], [1.3, 1.3, 0, 1.3, 1.3]) == [4])
        #expect(try signals(western[2], [1.3, 1.3, 0, 1.3, 0, 1.3]) == [])
        #expect(try signals(western[3], [-0.6] + Array(repeating: 0.2, count: 9)) == [8, 9])
        #expect(try signals(nelson[1], [-0.6] + Array(repeating: 0.2, count: 9)) == [9])
        #expect(try signals(nelson[2], [0.9, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]) == [6])
        #expect(try signals(nelson[2], [0.9, 0.1, 0.2, 0.2, 0.3, 0.4, 0.5]) == [])
        #expect(try signals(nelson[6], [1.3] + Array(repeating: 0.2, count: 15)) == [15])
        #expect(try signals(nelson[7], [0] + (0..<8).map { $0 % 2 == 0 ? 1.3 : -1.3 }) == [8])
        // The calm stretch alternates too, up to the first point after it.
        let alternating = (0..<14).map { $0 % 2 == 0 ? 0.7 : -0.7 }
        #expect(try signals(nelson[3], [0.7, 0.7] + alternating.dropFirst()) == [0, 14])
        #expect(western.count == 4 && nelson.count == 8)
    }

    @Test("a point without a measurement breaks a run")
    func gaps() throws {
        let high = try Proportion(successes: 9, count: 10)
        let low = try Proportion(successes: 1, count: 10)
        let eight = Array(repeating: high, count: 8)
        let rule = [try RunRule(.sameSide, count: 8)]
        let lows = Array(repeating: low, count: 8)
        #expect(try ControlChart.proportions(eight + lows).signals(rule).map(\.index) == [7, 15])
        let broken = Array(eight.prefix(4)) + [.empty] + Array(eight.suffix(4))
        #expect(try ControlChart.proportions(broken + lows).signals(rule).map(\.index) == [16])
    }

    @Test("a stable normal process alarms about every 370 points on limits, every 92 on the Western Electric rules")
    func falseAlarms() throws {
        var generator = SplitMix64(seed: 81)
        var lengths = (limits: 0, western: 0)
        let trials = TestEnvironment.trials(default: 40)
        // Limits from 2,000 points are nearly the true ones; the run length is that of the points that follow.
        let base = (0..<2000).map { _ in generator.normal() }
        for _ in 0..<trials {
            let fresh = (0..<1500).map { _ in generator.normal() }
            let chart = try ControlChart.individuals(base + fresh, constants: .exact)
            let signals = chart.signals(RunRule.westernElectric).filter { $0.index >= base.count + 10 }
            let first = signals.first?.index ?? chart.points.count
            let limits = signals.first { $0.rule == .beyondLimits }?.index ?? chart.points.count
            lengths.western += first - base.count - 10
            lengths.limits += limits - base.count - 10
        }
        print("run lengths:", Double(lengths.limits) / Double(trials), Double(lengths.western) / Double(trials))
        #expect((200...550).contains(Double(lengths.limits) / Double(trials)))
        #expect((55...140).contains(Double(lengths.western) / Double(trials)))
    }

    @Test("Laney's limits do not alarm on overdispersed shares where the binomial ones alarm on most")
    func laney() throws {
        var generator = SplitMix64(seed: 82)
        let shares = try (0..<60).map { _ in
            try Proportion(successes: Int(5000 * Double.random(in: 0.15...0.25, using: &generator)), count: 5000)
        }
        let binomial = try ControlChart.proportions(shares)
        let laney = try ControlChart.proportions(shares, isOverdispersionAdjusted: true)
        #expect(binomial.signals().count > 25)
        #expect(laney.signals().isEmpty)
        #expect(try #require(laney.overdispersion) > 3)
        let (wide, narrow) = (try #require(laney.points[0]), try #require(binomial.points[0]))
        #expect(try relativeError(wide.sigma / narrow.sigma, #require(laney.overdispersion)) < 1e-14)
    }

    @Test("nothing measured has no centre; a single point has no variation; all equal never signals")
    func undefined() throws {
        #expect(try ControlChart.proportions([]).center == nil)
        #expect(try ControlChart.proportions([.empty, .empty]).points == [nil, nil])
        #expect(try ControlChart.rates(counts: [0], exposures: [0]).center == nil)
        #expect(try ControlChart.individuals([]).center == nil)
        let one = try ControlChart.individuals([7])
        #expect(one.center == 7)
        #expect(one.movingRange == nil)
        #expect(one.points == [nil])
        let single = try ControlChart.proportions([Proportion(successes: 1, count: 2)], isOverdispersionAdjusted: true)
        #expect(single.overdispersion == nil)
        #expect(single.points == [nil])
        let flat = try ControlChart.individuals([5, 5, 5, 5, 5, 5, 5, 5, 5, 5])
        #expect(flat.signals(RunRule.nelson + RunRule.westernElectric).isEmpty)
        #expect(try ControlChart.proportions([Proportion(successes: 3, count: 3)]).overdispersion == nil)
    }

    @Test("bad input is refused")
    func refusals() throws {
        #expect(throws: InvalidValue.self) { try ControlChart.individuals([1, .nan]) }
        #expect(throws: InvalidValue.self) { try ControlChart.individuals([.infinity]) }
        #expect(throws: InvalidValue.self) { try ControlChart.rates(counts: [1], exposures: []) }
        #expect(throws: InvalidValue.self) { try ControlChart.rates(counts: [-1], exposures: [1]) }
        #expect(throws: InvalidValue.self) { try ControlChart.rates(counts: [1], exposures: [0]) }
        #expect(throws: InvalidValue.self) { try ControlChart.rates(counts: [1], exposures: [.nan]) }
        #expect(throws: InvalidValue.self) { try ControlChart.rates(counts: [.max, .max], exposures: [1, 1]) }
        let full = try Proportion(successes: 0, count: .max)
        #expect(throws: InvalidValue.self) { try ControlChart.proportions([full, full]) }
    }

    @Test("limits do not depend on the order of the values, because sums are exact")
    func exactSums() throws {
        let values = [1e16, 1, -1e16, 3, 0.1, 1e-9]
        let centers = try Set((0..<5).map { _ in try ControlChart.individuals(values.shuffled()).center })
        #expect(centers == [(4.1 + 1e-9) / 6])
    }

    @Test("rules are checked when made and when decoded, and come back from their encoding")
    func ruleEncoding() throws {
        for rule in RunRule.nelson + RunRule.westernElectric {
            #expect(try decoded(RunRule.self, bytes(rule)) == rule)
            #expect(try RunRule(rule.pattern, count: rule.count, window: rule.window, sigmas: rule.sigmas) == rule)
        }
        #expect(throws: InvalidValue.self) { try RunRule(.sameSide, count: 0) }
        #expect(throws: InvalidValue.self) { try RunRule(.sameSide, count: 1001) }
        #expect(throws: InvalidValue.self) { try RunRule(.sameSide, count: 8, window: 9) }
        #expect(throws: InvalidValue.self) { try RunRule(.sameSide, count: 8, sigmas: 1) }
        #expect(throws: InvalidValue.self) { try RunRule(.trend, count: 1) }
        #expect(throws: InvalidValue.self) { try RunRule(.beyondLimits, count: 2) }
        #expect(throws: InvalidValue.self) { try RunRule(.beyondSigmas, count: 3, window: 2, sigmas: 1) }
        for bad in [0, -1, Double.nan, .infinity] {
            #expect(throws: InvalidValue.self) { try RunRule(.hugging, count: 15, sigmas: bad) }
        }
        #expect(throws: DecodingError.self) {
            try decoded(RunRule.self, #"{"count":0,"pattern":"trend","sigmas":0,"window":0}"#)
        }
    }
}
