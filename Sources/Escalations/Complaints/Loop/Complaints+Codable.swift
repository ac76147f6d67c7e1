#if !hasFeature(Embedded)

import ServiceTime
import ServiceVocabulary
import Ticketing

extension ComplaintStep: Codable {
    /// Decodes the name of a step.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension LoopEvent: Codable where Happening: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case identifier
        case occurredAt
        case recordedAt
        case actor
        case happening
    }

    /// Decodes an event, such as `{"identifier": "e-2", "occurredAt": "2024-01-17T18:00:00Z", "actor": {"role": "agent"},
    /// "happening": {"kind": "progressTold"}}`.
    ///
    /// Without an actor the system did it; without `recordedAt` it was recorded when it occurred.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        self.init(
            identifier: try container.decode(EventIdentifier.self, forKey: .identifier),
            occurredAt: try container.decode(Instant.self, forKey: .occurredAt),
            recordedAt: try container.decodeIfPresent(Instant.self, forKey: .recordedAt),
            actor: try container.decodeIfPresent(Actor.self, forKey: .actor) ?? .system,
            happening: try container.decode(Happening.self, forKey: .happening))
    }

    /// Encodes the event; the instant of the record is left out when it is that of the occurrence.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(identifier, forKey: .identifier)
        try container.encode(occurredAt, forKey: .occurredAt)
        if recordedAt != occurredAt { try container.encode(recordedAt, forKey: .recordedAt) }
        try container.encode(actor, forKey: .actor)
        try container.encode(happening, forKey: .happening)
    }
}

extension ComplaintHappening: Codable {
    private enum Kind: String, CaseIterable, Codable {
        case received
        case recorded
        case classified
        case graded
        case assigned
        case handled
        case progressTold
        case resolved
        case calledBack
        case reviewed
        case reopened

        init(from decoder: any Decoder) throws {
            self = try decoder.choice()
        }

        /// The keys of the payload.
        var keys: [CodingKeys] {
            switch self {
            case .received: [.channel]
            case .recorded: [.customer, .matter, .description]
            case .classified: [.complaintClass]
            case .graded: [.grade]
            case .assigned: [.department]
            case .handled: [.agent]
            case .progressTold, .resolved, .reopened: []
            case .calledBack: [.isSolved, .isSatisfied]
            case .reviewed: [.cause]
            }
        }
    }

    private enum CodingKeys: String, CodingKey {
        case kind
        case channel
        case customer
        case matter
        case description
        case complaintClass = "class"
        case grade
        case department
        case agent
        case isSolved
        case isSatisfied
        case cause
    }

    /// Decodes what happened, such as `{"kind": "classified", "class": "product-quality"}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let kind = try container.decode(Kind.self, forKey: .kind)
        try decoder.refuseKeys(besides: ["kind"] + kind.keys.map { $0.rawValue })
        switch kind {
        case .received: self = .received(channel: try container.decodeIfPresent(Channel.self, forKey: .channel))
        case .recorded:
            self = .recorded(
                ComplaintRecord(
                    customer: try container.decode(CustomerIdentifier.self, forKey: .customer),
                    matter: try container.decodeIfPresent(MatterIdentifier.self, forKey: .matter),
                    description: try container.decode(String.self, forKey: .description)))
        case .classified: self = .classified(try container.decode(ComplaintClass.self, forKey: .complaintClass))
        case .graded: self = .graded(try container.decode(ComplaintGrade.self, forKey: .grade))
        case .assigned: self = .assigned(try container.decode(TeamIdentifier.self, forKey: .department))
        case .handled: self = .handled(by: try container.decode(AgentIdentifier.self, forKey: .agent))
        case .progressTold: self = .progressTold
        case .resolved: self = .resolved
        case .calledBack:
            self = .calledBack(
                CallBack(
                    isSolved: try container.decode(Bool.self, forKey: .isSolved),
                    isSatisfied: try container.decodeIfPresent(Bool.self, forKey: .isSatisfied)))
        case .reviewed: self = .reviewed(cause: try container.decode(ComplaintCause.self, forKey: .cause))
        case .reopened: self = .reopened
        }
    }

    /// Encodes what happened, in the form it is decoded from.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .received(let channel):
            try container.encode(Kind.received, forKey: .kind)
            try container.encodeIfPresent(channel, forKey: .channel)
        case .recorded(let record):
            try container.encode(Kind.recorded, forKey: .kind)
            try container.encode(record.customer, forKey: .customer)
            try container.encodeIfPresent(record.matter, forKey: .matter)
            try container.encode(record.description, forKey: .description)
        case .classified(let complaintClass):
            try container.encode(Kind.classified, forKey: .kind)
            try container.encode(complaintClass, forKey: .complaintClass)
        case .graded(let grade):
            try container.encode(Kind.graded, forKey: .kind)
            try container.encode(grade, forKey: .grade)
        case .assigned(let team):
            try container.encode(Kind.assigned, forKey: .kind)
            try container.encode(team, forKey: .department)
        case .handled(let agent):
            try container.encode(Kind.handled, forKey: .kind)
            try container.encode(agent, forKey: .agent)
        case .progressTold: try container.encode(Kind.progressTold, forKey: .kind)
        case .resolved: try container.encode(Kind.resolved, forKey: .kind)
        case .calledBack(let answer):
            try container.encode(Kind.calledBack, forKey: .kind)
            try container.encode(answer.isSolved, forKey: .isSolved)
            try container.encodeIfPresent(answer.isSatisfied, forKey: .isSatisfied)
        case .reviewed(let cause):
            try container.encode(Kind.reviewed, forKey: .kind)
            try container.encode(cause, forKey: .cause)
        case .reopened: try container.encode(Kind.reopened, forKey: .kind)
        }
    }
}

extension LoopHistory: Codable where Happening: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case identifier
        case events
    }

    /// Decodes `{"format": "complaint-history/1", "identifier": "C-1", "events": […]}`.
    ///
    /// Each event must be well formed; whether the loop takes it is the replay's to say.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self, format: Happening.historyFormat, at: .format)
        self.init(
            try container.decode(TicketIdentifier.self, forKey: .identifier),
            events: try container.decode([LoopEvent<Happening>].self, forKey: .events))
    }

    /// Encodes the format, the identifier and the events in log order.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Happening.historyFormat, forKey: .format)
        try container.encode(identifier, forKey: .identifier)
        try container.encode(events, forKey: .events)
    }
}

extension ComplaintProcedure.Responsibility: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case complaintClass = "class"
        case department
    }

    /// Decodes `{"class": "process", "department": "operations"}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        self.init(
            try container.decode(ComplaintClass.self, forKey: .complaintClass),
            department: try container.decode(TeamIdentifier.self, forKey: .department))
    }

    /// Encodes the responsibility.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(complaintClass, forKey: .complaintClass)
        try container.encode(department, forKey: .department)
    }
}

extension ComplaintProcedure: Codable {
    /// The name and version of the stored form.
    public static let format = "complaint-procedure/1"

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case responsibilities
        case grading
        case skippable
    }

    /// Decodes `{"format": "complaint-procedure/1", "responsibilities": […], "grading": {…}, "skippable": ["reviewed"]}`,
    /// with the checks of the initializer.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self, format: Self.format, at: .format)
        let responsibilities = try container.decode([Responsibility].self, forKey: .responsibilities)
        let grading = try container.decode(Grading<ComplaintGrade>.self, forKey: .grading)
        let skippable = try container.decodeSet(of: ComplaintStep.self, forKey: .skippable)
        self = try decoder.validated { () throws(InvalidValue) in
            try ComplaintProcedure(responsibilities: responsibilities, grading: grading, skippable: skippable)
        }
    }

    /// Encodes the procedure.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(responsibilities, forKey: .responsibilities)
        try container.encode(grading, forKey: .grading)
        try container.encodeSorted(skippable, forKey: .skippable)
    }
}

#endif
