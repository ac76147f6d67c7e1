import Escalations
import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Ticketing

/// Complaints told by what happens to them, an event a time.
enum ComplaintStory {
    static let opening = "2024-03-04T08:00:00Z"

    static func procedure(skippable: Set<ComplaintStep> = []) throws -> ComplaintProcedure {
        try .published(
            productQuality: "quality", logistics: "logistics", attitude: "service", process: "operations",
            skippable: skippable)
    }

    static let record = ComplaintHappening.recorded(
        ComplaintRecord(customer: "K-1", matter: "order-77", description: "The lid leaks."))

    /// The whole loop, once through.
    static let whole: [ComplaintHappening] = [
        .received(channel: .phone), record, .classified(.productQuality), .graded(.ordinary), .assigned("quality"),
        .handled(by: "a-1"), .progressTold, .resolved, .calledBack(CallBack(isSolved: true, isSatisfied: true)),
        .reviewed(cause: "seal"),
    ]

    /// The loop up to and with a step.
    static func upTo(_ step: ComplaintStep) -> [ComplaintHappening] {
        Array(whole[...step.place])
    }

    /// Events one minute apart, or at given minutes after the opening.
    static func events(_ happenings: [ComplaintHappening], at minutes: [Int32]? = nil) throws -> [ComplaintEvent] {
        let first = try Instant(opening)
        return try happenings.enumerated().map { index, happening in
            ComplaintEvent(
                identifier: EventIdentifier("e-\(index)"),
                occurredAt: try first + .minutes(minutes.map { $0[index] } ?? Int32(index)), happening: happening)
        }
    }

    static func complaint(
        _ happenings: [ComplaintHappening], by procedure: ComplaintProcedure
    ) throws -> (complaint: Complaint, refusals: [ComplaintRefusal]) {
        let replay = ComplaintHistory("C-1", events: try events(happenings)).replay(by: procedure)
        guard let complaint = replay.state else { throw ComplaintRefusal.notReceived }
        return (complaint, replay.refused.map { $0.refusal })
    }

    /// The service levels of complaints.
    static func levels(_ limits: ComplaintLimits = .published) throws -> CompiledServiceLevels {
        try CompiledServiceLevels(
            ServiceLevelPolicySet(policies: [.complaints(limits)], calendars: [:]), zones: TimeZoneTable(),
            span: 2024...2025)
    }
}
