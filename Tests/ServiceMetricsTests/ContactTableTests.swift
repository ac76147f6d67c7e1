import ServiceMetrics
import ServiceStatistics
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Tables of contacts by labels")
struct ContactTableTests {
    private func table(_ contacts: [GeneratedContact], using generator: inout SplitMix64) throws -> ContactTable {
        // Every part numbers its labels in an order of its own.
        let names = ["phone", "chat", "mail"]
        let channel = DimensionColumn("channel", interning: contacts.map { names[Int($0.channel)] })
        let agent = DimensionColumn("agent", interning: contacts.map { "agent \($0.agent)" })
        return try ContactTable(ContactColumns(contacts), by: ContactGrouping(by: [channel, agent]), .assumed)
    }

    @Test("any partition equals one pass, to the byte, and rolls up to the total")
    func merge() throws {
        var generator = SplitMix64(seed: 91)
        for _ in 0..<TestEnvironment.trials(default: 6) {
            let contacts = try generator.contacts(Int.random(in: 1...150, using: &generator))
            var spare = generator
            let whole = try table(contacts, using: &spare)
            let merged = try mergedInRandomOrder(contacts, using: &generator) { part in
                try table(part, using: &spare)
            } merge: {
                try $0.merge($1)
            }
            #expect(try merged.json() == whole.json())
            #expect(try ContactTable(json: whole.json()) == whole)
            var total = ContactTally(.assumed)
            for contact in contacts { try total.add(contact.observation) }
            #expect(try whole.total() == total)
            let channels = try whole.rolledUp(to: ["channel"])
            #expect(channels.rows.count <= 3)
            #expect(try channels.total() == total)
            #expect(try whole.rolledUp(to: ["agent", "channel"]).rolledUp(to: ["channel"]) == channels)
        }
    }

    @Test("other dimensions and rules are not merged; small cells are hidden")
    func refusals() throws {
        var one = try ContactTable(dimensions: ["channel"], .assumed)
        let error = #expect(throws: InvalidValue.self) {
            try one.merge(ContactTable(dimensions: ["agent"], .assumed))
        }
        #expect(error?.value == "agent")
        #expect(error?.accepted.contains("channel") == true)
        #expect(throws: InvalidValue.self) { try one.rolledUp(to: ["agent"]) }
        #expect(throws: InvalidValue.self) { try ContactTable(dimensions: ["a", "a"], .assumed) }
        let columns = try ContactColumns(count: 9, waits: [1, 1, 1, 1, 1, 1, 1, 30, 30])
        let team = DimensionColumn("team", interning: ["a", "a", "a", "a", "b", "b", "b", "c", "c"])
        let table = try ContactTable(columns, by: ContactGrouping(by: [team]), .assumed)
        let shown = try table.results(.serviceLevel(.metOverOffered), hiding: SmallCellSuppression(minimum: 3))
        #expect(shown.map { $0?.value } == [1, nil, nil])
        #expect(try table.results(.serviceLevel(.metOverOffered)).map { $0?.value } == [1, 1, 0])
    }

    @Test("a partial result as it is stored")
    func stored() throws {
        var tally = ContactTally(.assumed)
        try tally.add(ContactObservation(wait: .seconds(3), outcome: .answered, talk: .seconds(5), satisfaction: 4))
        #expect(
            try tally.json()
                == #"{"abandonedWaits":{"count":0,"sum":"0","sumOfSquares":"0"},"#
                + #""answeredWaits":{"count":1,"sum":"3000000","sumOfSquares":"9000000000000"},"beyondFirstLevel":0,"#
                + #""effort":{"counts":[0,0,0,0,0,0,0],"scale":{"highIsGood":true,"highest":7,"lowest":1}},"#
                + #""escalated":0,"format":"contact-tally/1","#
                + #""handling":{"count":1,"sum":"5000000","sumOfSquares":"25000000000000"},"#
                + #""handlingByConcurrency":["5000000"],"queue":{"abandoned":0,"abandonedWithin":0,"answered":1,"#
                + #""answeredWithin":1,"calledBack":0,"flowedOut":0,"shortAbandons":0},"#
                + #""recommendation":{"counts":[0,0,0,0,0,0,0,0,0,0,0],"#
                + #""scale":{"highIsGood":true,"highest":10,"lowest":0}},"#
                + #""rules":{"effort":{"highIsGood":true,"highest":7,"lowest":1},"#
                + #""recommendation":{"highIsGood":true,"highest":10,"lowest":0},"#
                + #""satisfaction":{"highIsGood":true,"highest":5,"lowest":1},"#
                + #""shortAbandon":{"inclusive":true,"limitSeconds":5},"threshold":{"inclusive":true,"limitSeconds":20}},"#
                + #""satisfaction":{"counts":[0,0,0,1,0],"scale":{"highIsGood":true,"highest":5,"lowest":1}},"#
                + #""stated":0,"statedResolved":0,"transferred":0,"transfers":0,"wrapUp":"0"}"#)
    }
}
