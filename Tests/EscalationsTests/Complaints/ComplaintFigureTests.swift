import Escalations
import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("The figures of complaints")
struct ComplaintFigureTests {
    private func tally(_ counts: [ComplaintCause: Int64]) throws -> ComplaintCauseShares {
        try ComplaintCauseShares(counts)
    }

    @Test("cause shares are exact, the most frequent first, and add up to the whole")
    func pareto() throws {
        let lines = try tally(["seal": 6, "box": 1, "courier": 3]).pareto
        #expect(lines.map(\.cause) == ["seal", "courier", "box"])
        #expect(try lines.map(\.share) == [CountShare(6, of: 10), CountShare(3, of: 10), CountShare(1, of: 10)])
        #expect(try lines.map(\.cumulative) == [CountShare(6, of: 10), CountShare(9, of: 10), CountShare(10, of: 10)])
        #expect(ComplaintCauseShares().pareto.isEmpty)
    }

    @Test(
        "one cause of 60 % or more starts an improvement, compared exactly",
        arguments: [(Int64(6), Int64(4), true), (599, 401, false), (600, 400, true), (1, 0, true), (0, 0, false)])
    func improvement(part: Int64, rest: Int64, starts: Bool) throws {
        let causes = ImprovementTrigger.published.causes(in: try tally(["seal": part, "box": rest]))
        #expect(causes == (starts ? ["seal"] : []))
    }

    @Test("the threshold is data: half and half start two, and too few complaints none")
    func threshold() throws {
        let half = try ImprovementTrigger(threshold: CountShare(1, of: 2), leastComplaints: 10)
        #expect(half.causes(in: try tally(["seal": 5, "box": 5])) == ["box", "seal"])
        #expect(half.causes(in: try tally(["seal": 9])).isEmpty)
        #expect(throws: InvalidValue.self) { try ImprovementTrigger(threshold: CountShare(3, of: 2)) }
        #expect(throws: InvalidValue.self) { try ImprovementTrigger(threshold: CountShare(0, of: 2)) }
        #expect(throws: InvalidValue.self) {
            try ImprovementTrigger(threshold: CountShare(1, of: 2), leastComplaints: 0)
        }
    }

    @Test(
        "90 % within 48 h over a period is an exact count of many complaints",
        arguments: [(Int64(90), Int64(10), true), (89, 11, false), (9, 1, true), (8999, 1001, false)])
    func population(met: Int64, missed: Int64, isMet: Bool) throws {
        let counts = try LimitCounts(met: met, missed: missed, pending: 5)
        #expect(PopulationGoal.publishedResolution.isMet(by: counts) == isMet)
        #expect(counts.share == (try CountShare(met, of: met + missed)))
        #expect(PopulationGoal.publishedResolution.isMet(by: try LimitCounts(pending: 7)) == nil)
    }

    /// Random complaints with the instant of the figures.
    private func complaints(_ count: Int, _ random: inout SplitMix64) throws -> [ComplaintCase] {
        let procedure = try ComplaintStory.procedure()
        let machine = CompiledComplaints(procedure, levels: try ComplaintStory.levels())
        return try (0..<count).map { _ in
            var at = try Instant(ComplaintStory.opening)
            var current: ComplaintCase?
            for index in 0..<random.number(1...14) {
                at = try at + .minutes(Int32(random.number(0...600)))
                let event = ComplaintEvent(
                    identifier: EventIdentifier("e-\(index)"), occurredAt: at,
                    happening: ComplaintLoopTests.happening(current?.complaint, procedure, &random))
                if var next = current {
                    _ = machine.apply(event, to: &next)
                    current = next
                } else {
                    current = try machine.receive("C", event).get().0
                }
            }
            return try #require(current)
        }
    }

    @Test("complaints are counted by limit, class, grade, cause and answer")
    func counts() throws {
        let machine = CompiledComplaints(try ComplaintStory.procedure(), levels: try ComplaintStory.levels())
        var figures = ComplaintFigures()
        for (minutes, isSatisfied) in [(Int32(600), true), (1441, false), (2881, nil)] as [(Int32, Bool?)] {
            var story = ComplaintStory.whole
            story[8] = .calledBack(CallBack(isSolved: true, isSatisfied: isSatisfied))
            let events = try ComplaintStory.events(
                story, at: [0, 1, 2, 3, 4, 5, 6, minutes, minutes + 60, minutes + 61])
            var (complaint, _) = try machine.receive("C", events[0]).get()
            for event in events.dropFirst() { _ = try machine.apply(event, to: &complaint).get() }
            try figures.add(complaint, at: complaint.complaint.lastEventAt, by: machine.levels)
        }
        let events = try ComplaintStory.events(ComplaintStory.upTo(.graded))
        let (open, _) = try machine.receive("C", events[0]).get()
        try figures.add(open, at: Instant(ComplaintStory.opening) + .hours(30), by: machine.levels)
        #expect(figures.complaints == 4)
        #expect(figures.closed == 3)
        #expect(figures.limits[.complaintResolution] == (try LimitCounts(met: 1, missed: 3)))
        #expect(figures.limits[.complaintPeriodResolution] == (try LimitCounts(met: 2, missed: 1, pending: 1)))
        #expect(figures.limits[.complaintCallBack] == (try LimitCounts(met: 3)))
        #expect(figures.limits[.complaintProgress] == (try LimitCounts(met: 3)))
        #expect(figures.limits[.majorComplaintTakeUp] == (try LimitCounts()))
        #expect(figures.satisfaction == (try CountShare(1, of: 2)))
        #expect(figures.classes.counts == [.productQuality: 3])
        #expect(figures.causes.counts == ["seal": 3])
        #expect(ImprovementTrigger.published.causes(in: figures.causes) == ["seal"])
    }

    @Test("figures of parts add up to the same bytes in any order and grouping")
    func merging() throws {
        let levels = try ComplaintStory.levels()
        let at = try Instant(ComplaintStory.opening) + .hours(60)
        for seed in 0..<UInt64(TestEnvironment.trials(default: 8)) {
            var random = SplitMix64(seed: seed)
            let parts = try (0..<3).map { _ in
                var figures = ComplaintFigures()
                for complaint in try complaints(6, &random) { try figures.add(complaint, at: at, by: levels) }
                return figures
            }
            var left = parts[0]
            try left.merge(parts[1])
            try left.merge(parts[2])
            var tail = parts[2]
            try tail.merge(parts[1])
            try tail.merge(parts[0])
            #expect(try LoopWire.text(left) == LoopWire.text(tail))
            #expect(left.complaints == 18)
            #expect(try LoopWire.read(ComplaintFigures.self, LoopWire.text(left)) == left)
        }
    }

    @Test("counts that exceed 64 bits are refused and change nothing")
    func overflow() throws {
        let most = try LimitCounts(met: Int64.max)
        #expect(throws: InvalidValue.self) { try most.merged(with: LimitCounts(met: 1)) }
        #expect(throws: InvalidValue.self) { try most.merged(with: LimitCounts(missed: 1)) }
        #expect(throws: InvalidValue.self) { try LimitCounts(met: -1) }
        var figures = try LoopWire.read(
            ComplaintFigures.self,
            """
            {"format": "complaint-figures/1", "complaints": 9223372036854775807, "closed": 0, "unsolvedCallBacks": 0,
             "asked": 0, "satisfied": 0, "findings": 0, "limits": {}, "classes": {}, "grades": {}, "causes": {}}
            """)
        let before = figures
        #expect(throws: InvalidValue.self) { try figures.merge(figures) }
        #expect(figures == before)
    }
}
