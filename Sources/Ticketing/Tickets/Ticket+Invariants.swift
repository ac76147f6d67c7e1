import ServiceTime
public import ServiceVocabulary

extension Ticket {
    /// Checks what every sequence of events keeps true, for a ticket that comes from outside.
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` that names the first field at odds with the others.
    func checkInvariants() throws(InvalidValue) {
        try checkInstants()
        try checkStatus()
        try checkCounts()
        guard mergedInto != identifier, !absorbed.contains(identifier), !links.contains(identifier) else {
            throw InvalidValue(
                field: "identifier", value: identifier.rawValue,
                accepted: "a ticket not merged into, absorbed by or linked to itself")
        }
        try Self.check(absorbed, field: "absorbed")
        try Self.check(links, field: "links")
        try Self.check(seen.identifiers, field: "events")
    }

    /// Checks that the status of the ticket means what a life cycle says it means.
    ///
    /// A ticket that was stored under one life cycle and is read under another may be in a status that the other does
    /// not have.
    ///
    /// - Parameter lifeCycle: The statuses and their steps.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a status that the life cycle lacks or that means something else
    ///   there.
    public func checkStatus(in lifeCycle: LifeCycle) throws(InvalidValue) {
        guard let expected = lifeCycle.category(of: status) else {
            throw InvalidValue(field: "status", value: status.rawValue, accepted: "a status of the life cycle")
        }
        guard expected == category else {
            throw InvalidValue(
                field: "category", value: category.rawValue,
                accepted: expected.rawValue + ", which is what the life cycle says of the status " + status.rawValue)
        }
    }

    private func checkInstants() throws(InvalidValue) {
        guard lastEventAt >= openedAt else {
            throw InvalidValue(
                field: "lastEventAt", value: lastEventAt.description,
                accepted: "an instant not before the opening, " + openedAt.description)
        }
        let instants = [
            ("firstResolvedAt", firstResolvedAt), ("resolvedAt", resolvedAt), ("closedAt", closedAt),
            ("firstReplyAt", firstReplyAt), ("unansweredSince", unansweredSince),
        ]
        for (field, instant) in instants {
            if let instant, instant < openedAt || instant > lastEventAt {
                throw InvalidValue(
                    field: field, value: instant.description,
                    accepted: "an instant from " + openedAt.description + " to " + lastEventAt.description)
            }
        }
        if let resolvedAt {
            guard let firstResolvedAt, firstResolvedAt <= resolvedAt else {
                throw InvalidValue(
                    field: "firstResolvedAt", value: firstResolvedAt?.description ?? "none",
                    accepted: "an instant not after the last resolution, " + resolvedAt.description)
            }
            if let closedAt, closedAt < resolvedAt {
                throw InvalidValue(
                    field: "closedAt", value: closedAt.description,
                    accepted: "an instant not before the resolution, " + resolvedAt.description)
            }
        }
    }

    private func checkStatus() throws(InvalidValue) {
        guard (closedAt != nil) == (category == .closed) else {
            throw InvalidValue(
                field: "closedAt", value: closedAt?.description ?? "none",
                accepted: "an instant if and only if the category is closed; it is " + category.rawValue)
        }
        // A merge ends a ticket without a resolution of its own.
        guard category.isDone ? resolvedAt != nil || mergedInto != nil : resolvedAt == nil else {
            throw InvalidValue(
                field: "resolvedAt", value: resolvedAt?.description ?? "none",
                accepted: "an instant if and only if the category is resolved or closed; it is " + category.rawValue)
        }
        guard mergedInto == nil || category == .closed else {
            throw InvalidValue(
                field: "category", value: category.rawValue, accepted: "closed, since the ticket was merged")
        }
        guard waitReason == nil || category.isWaiting else {
            throw InvalidValue(
                field: "waitReason", value: waitReason?.rawValue ?? "none",
                accepted: "none, since the ticket does not wait")
        }
    }

    private func checkCounts() throws(InvalidValue) {
        // Far above any real count, and far below the largest integer of any platform: counting on cannot overflow.
        let accepted = 0...1_000_000_000
        for (field, count) in [
            ("reopenCount", reopenCount), ("transferCount", transferCount), ("replyCount", replyCount),
        ] where !accepted.contains(count) {
            throw InvalidValue(field: field, value: "\(count)", accepted: "0 to 1,000,000,000")
        }
        guard reopenCount == 0 || firstResolvedAt != nil else {
            throw InvalidValue(
                field: "reopenCount", value: "\(reopenCount)", accepted: "0, since the ticket was never resolved")
        }
        guard (replyCount == 0) == (firstReplyAt == nil) else {
            throw InvalidValue(
                field: "replyCount", value: "\(replyCount)",
                accepted: "0 if and only if there is no first reply")
        }
    }

    private static func check(_ identifiers: [some TextIdentifier], field: String) throws(InvalidValue) {
        guard Set(identifiers).count == identifiers.count else {
            throw InvalidValue(field: field, value: "an identifier twice", accepted: "each identifier once")
        }
    }
}
