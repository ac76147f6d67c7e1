import Escalations
import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("The stored forms of complaints")
struct ComplaintWireTests {
    @Test("procedure, history, policies and figures are stored like their golden files, and come back from them")
    func golden() throws {
        try LoopWire.expectGolden(
            try ComplaintStory.procedure(skippable: [.reviewed, .recorded]), in: "complaint-procedure")
        var events = try ComplaintStory.events(ComplaintStory.whole + [.reopened])
        events[3] = ComplaintEvent(
            identifier: "e-3", occurredAt: events[3].occurredAt, recordedAt: events[5].occurredAt,
            actor: Actor(.agent, "a-7"), happening: .graded(.major))
        try LoopWire.expectGolden(ComplaintHistory("C-1", events: events), in: "complaint-history")
        try LoopWire.expectGolden(
            ServiceLevelPolicySet(policies: [.complaints()], calendars: [:]), in: "complaint-policy")
        let machine = CompiledComplaints(try ComplaintStory.procedure(), levels: try ComplaintStory.levels())
        var (complaint, _) = try machine.receive("C-1", events[0]).get()
        for event in events.dropFirst() { _ = machine.apply(event, to: &complaint) }
        var figures = ComplaintFigures()
        try figures.add(complaint, at: complaint.complaint.lastEventAt, by: machine.levels)
        try LoopWire.expectGolden(figures, in: "complaint-figures")
    }

    @Test(
        "what is not known, missing or contradictory is refused with what is accepted",
        arguments: [
            (
                #"{"format": "complaint-procedure/2", "responsibilities": [], "grading": {}}"#,
                #"format: "complaint-procedure/2" is not accepted; expected complaint-procedure/1"#
            ),
            (
                #"{"format": "complaint-procedure/1", "responsibilities": [], "grading": {"grades": ["a"], "rules": []}}"#,
                #"responsibilities: "[]" is not accepted; expected at least one class"#
            ),
            (
                #"{"format": "complaint-procedure/1", "classes": []}"#,
                #"classes: "classes" is not accepted; expected one of the keys format, responsibilities, grading, skippable"#
            ),
            (
                #"""
                {"format": "complaint-procedure/1", "responsibilities": [{"class": "a", "department": "d"}],
                 "grading": {"grades": ["a"], "rules": [{"grade": "a", "condition": {"kind": "mood", "oneOf": []}}]}}
                """#,
                #"kind: "mood" is not accepted; expected one of all, any, not, repeats, amount, complaintClass, failureType, severity, urgency, scope, customerTier, sentiment, channel"#
            ),
            (
                #"""
                {"format": "complaint-procedure/1", "responsibilities": [{"class": "a", "department": "d"}],
                 "grading": {"grades": ["a"], "rules": []}, "skippable": ["resolved"]}
                """#,
                #"skippable: "resolved" is not accepted; expected steps other than received, resolved, calledBack"#
            ),
        ])
    func refusals(text: String, message: String) {
        #expect(LoopWire.refusal(of: ComplaintProcedure.self, text) == message)
    }

    @Test("an event keeps to the keys of its kind")
    func eventKeys() {
        let event = #"{"identifier": "1", "occurredAt": "2024-03-04T08:00:00Z", "happening": "#
        func refusal(_ happening: String) -> String? {
            LoopWire.refusal(of: ComplaintEvent.self, event + happening + "}")
        }
        #expect(refusal(#"{"kind": "resolved"}"#) == nil)
        #expect(refusal(#"{"kind": "resolved", "grade": "major"}"#) != nil)
        #expect(
            refusal(#"{"kind": "solved"}"#)?.hasPrefix(#"kind: "solved" is not accepted; expected one of received"#)
                == true)
        #expect(refusal(#"{"kind": "graded"}"#) != nil)
        #expect(refusal(#"{"kind": "graded", "grade": "major"}"#) == nil)
    }

    @Test("figures whose counts do not fit together are refused")
    func figures() throws {
        func text(_ closed: Int, _ asked: Int, _ satisfied: Int) -> String {
            """
            {"format": "complaint-figures/1", "complaints": 5, "closed": \(closed), "unsolvedCallBacks": 0,
             "asked": \(asked), "satisfied": \(satisfied), "findings": 0, "limits": {}, "classes": {}, "grades": {},
             "causes": {}}
            """
        }
        #expect(LoopWire.refusal(of: ComplaintFigures.self, text(5, 5, 5)) == nil)
        #expect(LoopWire.refusal(of: ComplaintFigures.self, text(6, 5, 5)) != nil)
        #expect(LoopWire.refusal(of: ComplaintFigures.self, text(5, 6, 5)) != nil)
        #expect(LoopWire.refusal(of: ComplaintFigures.self, text(5, 4, 5)) != nil)
        #expect(LoopWire.refusal(of: ComplaintFigures.self, text(-1, 0, 0)) != nil)
        let more = text(5, 5, 5).replacing(#""grades": {}"#, with: #""grades": {"major": 6}"#)
        #expect(LoopWire.refusal(of: ComplaintFigures.self, more)?.hasPrefix("grades:") == true)
    }

    @Test("damaged forms are refused, or read as what they say, and never trap")
    func damage() throws {
        let results = [
            try LoopWire.damage(try ComplaintStory.procedure(skippable: [.graded]), seed: 1),
            try LoopWire.damage(
                ComplaintHistory("C-1", events: ComplaintStory.events(ComplaintStory.whole)), seed: 2),
            try LoopWire.damage(
                Grading<ComplaintGrade>(
                    grades: [.major, .ordinary],
                    rules: [
                        GradeRule(
                            .major,
                            where: .any([.amount(atLeast: Money(minor: 5, currency: .cny)), .not(.repeats(atLeast: 2))])
                        )
                    ], otherwise: nil), seed: 3),
            try LoopWire.damage(IssueFacts(severity: .high, repeats: 4), seed: 4),
            try LoopWire.damage(ImprovementTrigger.published, seed: 5),
            try LoopWire.damage(PopulationGoal.publishedResolution, seed: 6),
        ]
        #expect(results.allSatisfy { $0.refused > 0 })
        #expect(results.contains { $0.read > 0 })
    }
}
