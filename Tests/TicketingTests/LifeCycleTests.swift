import ServiceVocabulary
import Testing
import Ticketing

@Suite("Life cycles")
struct LifeCycleTests {
    typealias Stage = LifeCycle.Stage

    private func codes(_ stages: Stage...) throws -> Set<String> {
        Set(try LifeCycle(stages: stages).diagnostics().map(\.code))
    }

    @Test("the standard one has no error and no warning, and notes where steps skip")
    func standard() {
        let findings = LifeCycle.standard.diagnostics()
        #expect(findings.allSatisfy { $0.severity == .note })
        #expect(Set(findings.map(\.code)) == ["life-cycle.skips-work", "life-cycle.skips-resolution"])
        #expect(findings.first?.path == "stages[0].next")
    }

    @Test("one that goes step by step has nothing to report")
    func clean() throws {
        #expect(
            try codes(
                Stage("new", .new, next: ["open"]), Stage("open", .active, next: ["wait", "resolved"]),
                Stage("wait", .waitingForCustomer, next: ["open"]),
                Stage("resolved", .resolved, next: ["open", "closed"]), Stage("closed", .closed, next: ["open"])
            )
            .isEmpty)
    }

    @Test("no closed status is an error; one that is closed and final is none")
    func end() throws {
        #expect(
            try codes(Stage("open", .active, next: ["resolved"]), Stage("resolved", .resolved, next: ["open"]))
                .contains("life-cycle.no-closed-status"))
        #expect(
            try codes(
                Stage("open", .active, next: ["resolved"]), Stage("resolved", .resolved, next: ["open", "closed"]),
                Stage("closed", .closed, next: [])
            ).isEmpty)
    }

    @Test("a status that nothing follows is a dead end unless it is closed")
    func deadEnd() throws {
        let dead = try codes(
            Stage("open", .active, next: ["stuck", "closed"]), Stage("stuck", .active, next: ["stuck"]),
            Stage("closed", .closed, next: ["open"]))
        #expect(dead.contains("life-cycle.dead-end"))
        #expect(!dead.contains("life-cycle.no-way-to-end"))
        #expect(
            try !codes(
                Stage("open", .active, next: ["stuck", "closed"]), Stage("stuck", .active, next: ["open"]),
                Stage("closed", .closed, next: [])
            ).contains("life-cycle.dead-end"))
    }

    @Test("statuses that go round without a way to the end are found")
    func round() throws {
        let round = try codes(
            Stage("open", .active, next: ["a", "closed"]), Stage("a", .active, next: ["b"]),
            Stage("b", .active, next: ["a"]), Stage("closed", .closed, next: ["open"]))
        #expect(round.contains("life-cycle.no-way-to-end"))
        #expect(!round.contains("life-cycle.dead-end"))
        #expect(
            try !codes(
                Stage("open", .active, next: ["a", "closed"]), Stage("a", .active, next: ["b"]),
                Stage("b", .active, next: ["a", "open"]), Stage("closed", .closed, next: ["open"])
            ).contains("life-cycle.no-way-to-end"))
    }

    @Test("a status that no path leads to is unreachable; one that a long path leads to is not")
    func unreachable() throws {
        let findings = try LifeCycle(stages: [
            Stage("open", .active, next: ["closed"]), Stage("lost", .active, next: ["closed"]),
            Stage("closed", .closed, next: ["open"]),
        ]).diagnostics()
        #expect(findings.contains { $0.code == "life-cycle.unreachable" && $0.path == "stages[1]" })
        #expect(
            try !codes(
                Stage("open", .active, next: ["closed"]), Stage("lost", .active, next: ["closed"]),
                Stage("closed", .closed, next: ["lost"])
            ).contains("life-cycle.unreachable"))
    }

    @Test("a first status that is neither new nor active starts late")
    func startsLate() throws {
        #expect(
            try codes(Stage("resolved", .resolved, next: ["closed"]), Stage("closed", .closed, next: ["resolved"]))
                .contains("life-cycle.starts-late"))
        #expect(
            try !codes(Stage("open", .active, next: ["closed"]), Stage("closed", .closed, next: []))
                .contains("life-cycle.starts-late"))
    }

    @Test("without an active status work cannot resume; with one that may not follow a wait neither")
    func resume() throws {
        #expect(
            try codes(Stage("new", .new, next: ["closed"]), Stage("closed", .closed, next: []))
                .contains("life-cycle.no-active-status"))
        #expect(
            try codes(
                Stage("open", .active, next: ["wait"]), Stage("wait", .waitingForCustomer, next: ["closed"]),
                Stage("closed", .closed, next: ["open"])
            ).contains("life-cycle.cannot-resume"))
        #expect(
            try !codes(
                Stage("open", .active, next: ["wait"]), Stage("wait", .waitingForCustomer, next: ["open", "closed"]),
                Stage("closed", .closed, next: ["open"])
            ).contains("life-cycle.cannot-resume"))
    }

    @Test("statuses that lead back to no active one cannot be opened again")
    func reopen() throws {
        #expect(
            try codes(Stage("open", .active, next: ["closed"]), Stage("closed", .closed, next: []))
                .contains("life-cycle.cannot-reopen"))
        #expect(
            try !codes(Stage("open", .active, next: ["closed"]), Stage("closed", .closed, next: ["open"]))
                .contains("life-cycle.cannot-reopen"))
    }

    @Test("without a resolved status a solution cannot await confirmation, and nothing skips it")
    func noResolved() throws {
        let found = try codes(Stage("open", .active, next: ["closed"]), Stage("closed", .closed, next: ["open"]))
        #expect(found == ["life-cycle.no-resolved-status"])
    }

    @Test("a follower named twice, or itself, is reported; one named once is not")
    func repeatedStep() throws {
        for next: [TicketStatus] in [["closed", "closed"], ["open", "closed"]] {
            #expect(
                try codes(Stage("open", .active, next: next), Stage("closed", .closed, next: ["open"]))
                    .contains("life-cycle.repeated-step"))
        }
        #expect(
            try !codes(Stage("open", .active, next: ["closed"]), Stage("closed", .closed, next: ["open"]))
                .contains("life-cycle.repeated-step"))
    }

    @Test("refuses what is no life cycle")
    func refused() {
        #expect(throws: InvalidValue.self) { try LifeCycle(stages: []) }
        #expect(throws: InvalidValue.self) {
            try LifeCycle(stages: [Stage("a", .new, next: []), Stage("a", .closed, next: [])])
        }
        #expect(throws: InvalidValue(field: "stages[0].next", value: "b", accepted: "a status of the life cycle")) {
            try LifeCycle(stages: [Stage("a", .new, next: ["b"])])
        }
    }

    @Test("an unrestricted one lets every status follow every other")
    func unrestricted() throws {
        let lifeCycle = try LifeCycle.unrestricted([
            ("New", .new), ("Active", .active), ("Awaiting user info", .waitingForCustomer), ("Resolved", .resolved),
            ("Closed", .closed),
        ])
        for one in lifeCycle.stages {
            for other in lifeCycle.stages { #expect(lifeCycle.allows(other.status, after: one.status)) }
        }
        #expect(lifeCycle.diagnostics().allSatisfy { $0.severity == .note })
        #expect(throws: InvalidValue.self) { try LifeCycle.unrestricted([("a", .new), ("a", .closed)]) }
        #expect(throws: InvalidValue.self) { try LifeCycle.unrestricted([]) }
    }

    @Test("statuses are told apart whatever their lengths")
    func lengths() throws {
        let long = String(repeating: "waiting-", count: 20)
        let names = ["", "a", "b", "aa", "ab", "ba", "é", long + "1", long + "2", long + "longer", "状态"]
        let cycle = try LifeCycle(
            stages: names.map { LifeCycle.Stage(TicketStatus($0), .active, next: [TicketStatus("b")]) })
        for name in names {
            let status = TicketStatus(name)
            #expect(cycle.stage(of: status)?.status == status)
            #expect(cycle.allows("b", after: status))
            #expect(cycle.allows("ba", after: status) == (name == "ba"))
        }
        for other in ["c", "ac", "bb", long + "3", long + "longest", String(repeating: "x", count: 1_000)] {
            #expect(cycle.stage(of: TicketStatus(other)) == nil)
            #expect(!cycle.allows(TicketStatus(other), after: "a"))
        }
        #expect(cycle == (try LifeCycle(stages: cycle.stages)))
        #expect(cycle != .standard)
        #expect(Set([cycle, .standard, try LifeCycle(stages: cycle.stages)]).count == 2)
    }
}
