import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("What conditions mention and when they change")
struct ConditionAnalysisTests {
    @Test("the mentions are found wherever they stand, in a fixed order")
    func mentions() {
        let condition: TicketCondition = .all([
            .type([.repair, .complaint]),
            .any([.attribute("z", ["1"]), .not(.attribute("a", ["2", "1"])), .type([.quality])]),
            .not(.not(.tag("x"))), .age(atLeast: .hours(1)),
            .any([.age(atLeast: .hours(2)), .age(atLeast: .hours(1))]),
        ])
        let mentions = condition.mentions
        #expect(mentions.dimensions == [.type, .attribute("a"), .attribute("z")])
        #expect(mentions.values(in: .type) == ["complaint", "quality", "repair"])
        #expect(mentions.values(in: .attribute("a")) == ["1", "2"])
        #expect(mentions.values(in: .status).isEmpty)
        #expect(mentions.tags == ["x"])
        #expect(mentions.ages == [.hours(1), .hours(2)])
        var both = TicketCondition.status([.open]).mentions
        both.formUnion(mentions)
        #expect(both.dimensions == [.type, .status, .attribute("a"), .attribute("z")])
        #expect(TicketCondition.always.mentions == ConditionMentions())
    }

    @Test("a condition on age changes at the instant the age is reached")
    func age() throws {
        let ticket = try Ticket.opened()
        let hour = TicketCondition.age(atLeast: .hours(1))
        #expect(hour.nextChange(after: try at(0), for: ticket) == (try at(3_600)))
        #expect(hour.nextChange(after: try at(3_600), for: ticket) == nil)
        #expect(!hour.holds(for: ticket, at: try Instant(microsecondsSinceEpoch: at(3_600).microsecondsSinceEpoch - 1)))
        #expect(hour.holds(for: ticket, at: try at(3_600)))
    }

    @Test("a change that another part of the condition hides is none")
    func hidden() throws {
        let ticket = try Ticket.opened()
        let condition: TicketCondition = .any([
            .all([.type([.repair]), .not(.age(atLeast: .hours(3)))]),
            .all([.age(atLeast: .hours(1)), .not(.age(atLeast: .hours(2)))]),
        ])
        #expect(condition.nextChange(after: try at(0), for: ticket) == (try at(3 * 3_600)))
        #expect(TicketCondition.always.nextChange(after: try at(0), for: ticket) == nil)
    }

    @Test("an age beyond the end of time is never reached")
    func never() throws {
        let ticket = try Ticket.opened()
        for span in [TimeSpan(microseconds: .max), TimeSpan(microseconds: .min)] {
            #expect(TicketCondition.age(atLeast: span).nextChange(after: .earliest, for: ticket) == nil)
        }
    }

    @Test("between an instant and the next change nothing changes, and there it does")
    func law() throws {
        var random = SplitMix64(seed: 5)
        let ticket = try Ticket.opened()
        func condition(_ depth: Int) -> TicketCondition {
            switch Int.random(in: 0..<(depth == 0 ? 2 : 5), using: &random) {
            case 0: .age(atLeast: .seconds(Int32.random(in: 0...20, using: &random)))
            case 1: .type([Bool.random(using: &random) ? .repair : .quality])
            case 2: .not(condition(depth - 1))
            case 3: .all((0..<2).map { _ in condition(depth - 1) })
            default: .any((0..<3).map { _ in condition(depth - 1) })
            }
        }
        for _ in 0..<TestEnvironment.trials(default: 100) {
            let condition = condition(4)
            for second in Int64(-2)...22 {
                let now = condition.holds(for: ticket, at: try at(second))
                let found = try (second + 1...30).first {
                    condition.holds(for: ticket, at: try at($0)) != now
                }
                #expect(try condition.nextChange(after: try at(second), for: ticket) == found.map { try at($0) })
            }
        }
    }
}
