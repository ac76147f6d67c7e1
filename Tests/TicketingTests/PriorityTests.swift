import ServiceVocabulary
import Testing
import Ticketing

@Suite("Priorities (A4)")
struct PriorityTests {
    @Test(
        "come from a table of scope and urgency",
        arguments: [
            (ImpactScope.individual, Urgency.low, Priority.low), (.individual, .middle, .normal),
            (.individual, .high, .high), (.group, .middle, .high), (.group, .high, .urgent),
            (.industryWide, .low, .high), (.industryWide, .high, .urgent),
        ])
    func cells(scope: ImpactScope, urgency: Urgency, priority: Priority) {
        #expect(PriorityMatrix.assumed.priority(scope: scope, urgency: urgency) == priority)
    }

    @Test("unknown words have no priority and no rank")
    func unknown() {
        #expect(PriorityMatrix.assumed.priority(scope: "planet", urgency: .high) == nil)
        #expect(PriorityMatrix.assumed.raised("odd") == nil)
        #expect(PriorityMatrix.assumed.isMoreUrgent("odd", than: .low) == nil)
        #expect(PriorityMatrix.assumed.isMoreUrgent(.high, than: .low) == true)
        #expect(PriorityMatrix.assumed.isMoreUrgent(.high, than: .high) == false)
    }

    @Test("rise by one step, and not above the most urgent")
    func raised() {
        #expect(PriorityMatrix.assumed.raised(.low) == .normal)
        #expect(PriorityMatrix.assumed.raised(.high) == .urgent)
        #expect(PriorityMatrix.assumed.raised(.urgent) == .urgent)
    }

    /// The table with which a common system of IT service management is delivered, with four priorities.
    private func numbered(last: Priority = "4 - Low") throws -> PriorityMatrix {
        try PriorityMatrix(
            priorities: ["1 - Critical", "2 - High", "3 - Moderate", "4 - Low"],
            scopes: ["1 - High", "2 - Medium", "3 - Low"], urgencies: ["1 - High", "2 - Medium", "3 - Low"],
            rows: [
                ["1 - Critical", "2 - High", "3 - Moderate"], ["2 - High", "3 - Moderate", "4 - Low"],
                ["3 - Moderate", "4 - Low", last],
            ])
    }

    @Test("a table of numbers is one like any other")
    func numbers() throws {
        let matrix = try numbered()
        #expect(matrix.priority(scope: "2 - Medium", urgency: "2 - Medium") == "3 - Moderate")
        #expect(matrix.diagnostics().isEmpty)
        #expect(PriorityMatrix.assumed.diagnostics().isEmpty)
    }

    @Test("a narrower issue that is more urgent is reported, and a priority without a cell too")
    func diagnostics() throws {
        let findings = try numbered(last: "1 - Critical").diagnostics()
        #expect(Set(findings.map(\.code)) == ["priority-matrix.not-monotone"])
        #expect(findings.map(\.path) == ["rows.2 - Medium.3 - Low", "rows.3 - Low.2 - Medium"])
        let small = try PriorityMatrix(
            priorities: [.urgent, .low], scopes: [.group], urgencies: [.high], rows: [[.low]])
        #expect(small.diagnostics().map(\.code) == ["priority-matrix.unused-priority"])
    }

    @Test("an incomplete table is refused with the place of the gap")
    func incomplete() {
        func field(_ rows: [[Priority]], scopes: [ImpactScope] = [.group, .individual]) -> String? {
            do throws(InvalidValue) {
                _ = try PriorityMatrix(
                    priorities: [.urgent, .low], scopes: scopes, urgencies: [.high, .low], rows: rows)
                return nil
            } catch {
                return error.field
            }
        }
        #expect(field([[.urgent, .low], [.low, .low]]) == nil)
        #expect(field([[.urgent, .low]]) == "rows")
        #expect(field([[.urgent, .low], [.low]]) == "rows.individual")
        #expect(field([[.urgent, .low], [.low, .high]]) == "rows.individual.low")
        #expect(field([], scopes: []) == "scopes")
        #expect(field([[.urgent, .low], [.low, .low]], scopes: [.group, .group]) == "scopes")
    }

    @Test("the stored form is a table in which no cell may be missing")
    func wire() throws {
        let small = try PriorityMatrix(
            priorities: [.urgent, .low], scopes: [.group], urgencies: [.high, .low], rows: [[.urgent, .low]])
        try expectStored(
            small,
            as: #"{"format":"priority-matrix/1","priorities":["urgent","low"],"#
                + #""rows":{"group":{"high":"urgent","low":"low"}},"scopes":["group"],"urgencies":["high","low"]}"#)
        try expectStored(PriorityMatrix.assumed, as: try stored(PriorityMatrix.assumed))
        let text = try stored(small)
        #expect(
            refusal(of: PriorityMatrix.self, text.replacing(#","low":"low""#, with: ""))?.contains("rows.group.low")
                == true)
        #expect(
            refusal(of: PriorityMatrix.self, text.replacing(#""high":"urgent","#, with: #""x":"low","high":"urgent","#))
                != nil)
    }

    @Test("anger raises the priority one step, once, from the threshold on")
    func anger() throws {
        let rule = AngerRule(threshold: try RecognitionScore(share: 0.8))
        var ticket = try Ticket.opened(TicketOpening(type: .repair, priority: .normal))
        func respond(_ share: Double, _ seconds: Int64) throws {
            let kinds = rule.response(to: try RecognitionScore(share: share), on: ticket, matrix: .assumed)
            for (index, kind) in kinds.enumerated() {
                _ = try ticket.apply(try .event(EventIdentifier("a-\(seconds)-\(index)"), seconds, kind)).get()
            }
        }
        try respond(0.799999, 10)
        #expect(ticket.priority == .normal)
        #expect(ticket.sentiment == nil)
        try respond(0.8, 20)
        #expect(ticket.priority == .high)
        #expect(ticket.sentiment == .angry)
        try respond(0.99, 30)
        #expect(ticket.priority == .high)
    }

    @Test("anger over a ticket without a known priority is noted and raises nothing")
    func angerWithoutPriority() throws {
        let rule = AngerRule(threshold: try RecognitionScore(millionths: 500_000))
        let score = try RecognitionScore(millionths: 500_000)
        #expect(rule.response(to: score, on: try .opened(), matrix: .assumed) == [.sentimentNoted(.angry)])
        let urgent = try Ticket.opened(TicketOpening(type: .repair, priority: .urgent))
        #expect(
            rule.response(to: score, on: urgent, matrix: .assumed) == [
                .sentimentNoted(.angry), .tagged(.priorityRaised),
            ])
        try expectStored(rule, as: #"{"thresholdMillionths":500000}"#)
        #expect(refusal(of: AngerRule.self, "{}") != nil)
    }

    @Test("a score is between 0 and 1", arguments: [-0.1, 1.1, .nan, .infinity])
    func score(share: Double) {
        #expect(throws: InvalidValue.self) { try RecognitionScore(share: share) }
    }
}
