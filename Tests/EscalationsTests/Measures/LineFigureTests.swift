import Escalations
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Measures per support line")
struct LineFigureTests {
    private static let opening = "2024-03-04T08:00:00Z"

    /// The way of a case that is on a line an hour each.
    private func track(
        _ lines: [SupportTier], isResolved: Bool = true, hours: [Int32]? = nil
    ) throws -> LineTrack<SupportTier> {
        let opening = try Instant(Self.opening)
        var track = LineTrack<SupportTier>(openedAt: opening)
        for (index, line) in lines.enumerated() {
            track.enter(line, at: try opening + .hours(hours.map { $0[index] } ?? Int32(index)))
        }
        track.end(at: try opening + .hours(hours?.last ?? Int32(lines.count)), isResolved: isResolved)
        return track
    }

    private func figures(_ tracks: [LineTrack<SupportTier>]) throws -> LineFigures<SupportTier> {
        var figures = LineFigures<SupportTier>()
        for track in tracks { try figures.add(track, asOf: Instant(Self.opening) + .hours(100)) }
        return figures
    }

    @Test(
        "A-B-A is a return to the line before last; lines that follow themselves are one stay",
        arguments: [
            ([], 0, 0), (["L1"], 0, 0), (["L1", "L1"], 0, 0), (["L1", "L2"], 1, 0), (["L1", "L2", "L1"], 2, 1),
            (["L1", "L2", "L2", "L1"], 2, 1), (["L1", "L2", "L1", "L2"], 3, 2), (["L1", "L2", "L3", "L1"], 3, 0),
            (["L1", "L2", "L3", "L2", "L1"], 4, 1),
        ] as [([SupportTier], Int, Int)])
    func pingPong(lines: [SupportTier], moves: Int, pingPongs: Int) throws {
        let track = try track(lines)
        #expect(track.moves.count == moves)
        #expect(track.pingPongs.count == pingPongs)
    }

    @Test("ping-pong names the home and the line it came back from")
    func pairs() throws {
        let figures = try figures([track(["L1", "L2", "L1", "L2"]), track(["L2", "L3", "L2"]), track(["L1"])])
        #expect(
            figures.pingPongs == [
                LineMove(from: "L1", to: "L2"): 1, LineMove(from: "L2", to: "L1"): 1, LineMove(from: "L2", to: "L3"): 1,
            ])
        #expect(figures.pingPongCases == 2)
        #expect(figures.pingPongCount == 3)
        #expect(figures.pingPongShare == (try CountShare(2, of: 3)))
        #expect(figures.movedCases == 2)
        #expect(figures.moveCount == 5)
    }

    @Test("who touched, began and resolved how much, and how long it took")
    func counts() throws {
        let figures = try figures([
            track(["L1"]), track(["L1", "L2"]), track(["L1", "L2", "L1"]), track(["L2"], isResolved: false),
            track([], isResolved: false),
        ])
        #expect(figures.cases == 5)
        #expect(figures.withoutLine == 1)
        #expect(figures.resolved == 3)
        #expect(figures.touchedShare(of: .level1) == (try CountShare(3, of: 5)))
        #expect(figures.resolvedShare(of: .level1) == (try CountShare(2, of: 3)))
        #expect(figures.resolvedShare(of: .level3) == (try CountShare(0, of: 3)))
        let first = try #require(figures.counts(of: .level1))
        #expect([first.touched, first.first, first.visits, first.resolved] == [3, 3, 4, 2])
        #expect(first.meanVisit == .hours(1))
        #expect(first.meanTimeToReach == .zero)
        let second = try #require(figures.counts(of: .level2))
        #expect(second.meanTimeToReach?.wholeSeconds == 2400)
        #expect(figures.counts(of: .level3) == nil)
        #expect(figures.ranking == [.level1, .level2])
    }

    @Test("a stay that goes on counts up to the instant of the figures")
    func openEnd() throws {
        let opening = try Instant(Self.opening)
        var track = LineTrack<SupportTier>(openedAt: opening)
        track.enter(.level1, at: try opening + .hours(1))
        var figures = LineFigures<SupportTier>()
        try figures.add(track, asOf: opening + .hours(5))
        try figures.add(track, asOf: opening)
        #expect(figures.counts(of: .level1)?.timeMicroseconds == Int128(4 * 3_600_000_000))
        #expect(figures.resolved == 0)
    }

    @Test("an instant before its predecessor is read as the predecessor's, and counted")
    func outOfOrder() throws {
        let track = try track(["L1", "L2", "L3"], hours: [0, 5, 3])
        #expect(track.outOfOrder == 2)
        #expect(track.entries.map(\.at) == track.entries.map(\.at).sorted())
        #expect(try figures([track]).counts(of: .level3)?.timeMicroseconds == Int128(0))
    }

    @Test("a tier is skipped by a move past it, and by a case that comes in above it")
    func skips() throws {
        let order: [SupportTier] = [.level1, .level2, .level3, .chiefServiceOfficer]
        let figures = try figures([
            track(["L1", "L3"]), track(["L1", "CSO"]), track(["L2", "L1"]), track(["L3", "L1", "L2"]),
            track(["L1", "elsewhere", "L3"]),
        ])
        #expect(try figures.skips(in: order).counts == [.level1: 2, .level2: 3, .level3: 1])
        #expect(try figures.skips(in: order, countingEntries: false).counts == [.level2: 2, .level3: 1])
        let error = #expect(throws: InvalidValue.self) { try figures.skips(in: [.level1, .level2, .level1]) }
        #expect(error?.field == "order[2]")
    }

    @Test("shares of the resolved cases are compared with their bands exactly")
    func bands() throws {
        func verdicts(_ first: Int, _ second: Int, _ third: Int) throws -> [ResolutionBands<SupportTier>.Verdict] {
            let tracks =
                try Array(repeating: track(["L1"]), count: first)
                + Array(repeating: track(["L1", "L2"]), count: second)
                + Array(repeating: track(["L2", "L3"]), count: third)
            return ResolutionBands.published.judge(try figures(tracks)).map(\.verdict)
        }
        #expect(try verdicts(75, 20, 5) == [.within, .within, .within])
        #expect(try verdicts(80, 15, 5) == [.within, .within, .within])
        #expect(try verdicts(74, 20, 6) == [.below, .within, .above])
        #expect(try verdicts(401, 60, 39) == [.above, .below, .above])
        #expect(try verdicts(0, 0, 0).isEmpty)
    }

    @Test("bands that cannot add up to the whole are refused")
    func badBands() throws {
        typealias Bands = ResolutionBands<SupportTier>
        let cases: [[Bands.Band]] = [
            [], [.init("L1", percent: 0...100), .init("L1", percent: 0...5)], [.init("L1", percent: -1...100)],
            [.init("L1", percent: 0...101)], [.init("L1", percent: 60...70), .init("L2", percent: 41...50)],
            [.init("L1", percent: 60...70), .init("L2", percent: 10...29)],
            [.init("L1", percent: Int.min...Int.max)],
        ]
        for bands in cases { #expect(throws: InvalidValue.self) { try Bands(bands) } }
        #expect(try Bands(ResolutionBands.published.bands) == .published)
    }

    // MARK: Histories

    private func history(_ kinds: [TicketEvent.Kind]) throws -> TicketHistory {
        let opening = try Instant(Self.opening)
        return TicketHistory(
            "T",
            events: try kinds.enumerated().map { index, kind in
                TicketEvent(
                    identifier: EventIdentifier("\(index)"), occurredAt: try opening + .hours(Int32(index)), kind: kind)
            })
    }

    @Test("the way of a ticket through tiers and teams comes from its history")
    func fromHistory() throws {
        let history = try history([
            .opened(TicketOpening(type: .repair, team: "front", supportTier: .level1)), .agentReply,
            .transferred(team: "experts", agent: nil, supportTier: .level2), .closed, .closed,
            .supportTierChanged(.level3), .reopened, .supportTierChanged(.level1), .resolved,
        ])
        let tiers = try #require(LineTrack<SupportTier>(history))
        #expect(tiers.entries.map(\.line) == [.level1, .level2, .level3, .level1])
        #expect(tiers.isResolved)
        #expect(tiers.endedAt == (try Instant("2024-03-04T16:00:00Z")))
        let teams = try #require(LineTrack<TeamIdentifier>(history))
        #expect(teams.entries.map(\.line) == ["front", "experts"])
        #expect(LineTrack<SupportTier>(try self.history([.agentReply])) == nil)
    }

    @Test("a ticket that is handed on after it was resolved was resolved by the line that had it")
    func resolvedBy() throws {
        let history = try history([
            .opened(TicketOpening(type: .repair, supportTier: .level1)), .resolved, .supportTierChanged(.level2),
            .closed,
        ])
        let track = try #require(LineTrack<SupportTier>(history))
        #expect(track.entries.map(\.line) == [.level1])
        #expect(track.endedAt == (try Instant("2024-03-04T09:00:00Z")))
        #expect(try figures([track]).resolvedShare(of: .level1) == CountShare(1, of: 1))
    }
}
