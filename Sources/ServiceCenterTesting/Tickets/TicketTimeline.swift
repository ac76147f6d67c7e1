public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// The life of a ticket, written as one would on a whiteboard.
///
/// ```swift
/// let timeline = try TicketTimeline(
///     """
///     2024-03-11
///     09:00 opened
///     09:20 agent-reply
///     10:00 waiting
///     2024-03-12
///     09:30 resumed
///     11:00 resolved
///     """, in: newYork, opening: TicketOpening(type: .repair))
/// ```
///
/// A line is a date, which holds for the lines after it, or a time of day (`HH:MM` or `HH:MM:SS`) and a word of
/// ``words``, some with an argument behind it. Empty lines and what follows `//` are passed over.
public struct TicketTimeline: Hashable, Sendable {
    /// The events in the order of the lines; their identifiers are `e1`, `e2` and so on.
    public let events: [TicketEvent]
    /// The zone whose clock the times are read from.
    public let zone: TimeZoneRules

    /// Reads a timeline.
    ///
    /// - Parameters:
    ///   - text: The lines.
    ///   - zone: The zone whose clock the times are read from. A time that it skips moves forward, one that it repeats
    ///     means the first.
    ///   - opening: What `opened` says about the ticket.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` that names the line.
    public init(
        _ text: String, in zone: TimeZoneRules = .utc, opening: TicketOpening
    ) throws(InvalidValue) {
        var events: [TicketEvent] = []
        var date: CivilDate?
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = Self.words(of: line)
            guard let first = words.first else { continue }
            do throws(InvalidValue) {
                if words.count == 1 {
                    date = try CivilDate(first)
                    continue
                }
                guard let date else {
                    throw InvalidValue(
                        field: "date", value: first, accepted: "a line with a date before the first time")
                }
                let reading = LocalDateTime(date: date, time: try TimeOfDay(first))
                guard let instant = zone.instant(of: reading) else {
                    throw InvalidValue(field: "time", value: first, accepted: "a time of the years 0000 to 9999")
                }
                let (kind, role) = try Self.kind(words[1], words.dropFirst(2).joined(separator: " "), opening)
                events.append(
                    TicketEvent(
                        identifier: EventIdentifier("e\(events.count + 1)"), occurredAt: instant, actor: Actor(role),
                        kind: kind))
            } catch {
                throw error.inside("line \(number + 1)")
            }
        }
        self.events = events
        self.zone = zone
    }

    private static func words(of line: Substring) -> [String] {
        var words: [String] = []
        for word in line.split(whereSeparator: { $0.isWhitespace }) {
            if word.hasPrefix("//") { break }
            words.append(String(word))
        }
        return words
    }

    /// The words for what happens; `…` stands for an argument.
    public static let words = [
        "opened", "picked-up …", "assigned …", "customer-message", "agent-reply", "internal-note", "bot-reply",
        "waiting", "waiting-for-third-party", "resumed", "resolved", "confirmed", "closed", "reopened", "status …",
        "priority …", "type …", "support-tier …", "tagged …", "untagged …",
    ]

    private static func kind(
        _ word: String, _ argument: String, _ opening: TicketOpening
    ) throws(InvalidValue) -> (TicketEvent.Kind, Actor.Role) {
        guard words.contains(argument.isEmpty ? word : word + " …") else {
            throw InvalidValue(
                field: "event", value: argument.isEmpty ? word : word + " " + argument,
                accepted: "one of " + words.joined(separator: ", "))
        }
        return switch word {
        case "picked-up": (.pickedUp(AgentIdentifier(argument)), .agent)
        case "assigned": (.assigned(team: nil, agent: AgentIdentifier(argument)), .system)
        case "customer-message": (.customerMessage, .customer)
        case "agent-reply": (.agentReply, .agent)
        case "internal-note": (.internalNote, .agent)
        case "bot-reply": (.botReply, .bot)
        case "waiting": (.waiting(.customer, reason: nil), .agent)
        case "waiting-for-third-party": (.waiting(.thirdParty, reason: nil), .agent)
        case "resumed": (.resumed, .agent)
        case "resolved": (.resolved, .agent)
        case "confirmed": (.confirmed, .customer)
        case "closed": (.closed, .system)
        case "reopened": (.reopened, .customer)
        case "status": (.statusChanged(TicketStatus(argument), reason: nil), .agent)
        case "priority": (.priorityChanged(Priority(argument)), .agent)
        case "type": (.classified(type: ServiceType(argument), serviceClass: nil), .agent)
        case "support-tier": (.supportTierChanged(SupportTier(argument)), .agent)
        case "tagged": (.tagged(Tag(argument)), .agent)
        case "untagged": (.untagged(Tag(argument)), .agent)
        default: (.opened(opening), .customer)
        }
    }

    /// The history of a ticket with these events.
    ///
    /// - Parameter identifier: The identifier of the ticket.
    public func history(of identifier: TicketIdentifier = "T-1") -> TicketHistory {
        TicketHistory(identifier, events: events)
    }
}
