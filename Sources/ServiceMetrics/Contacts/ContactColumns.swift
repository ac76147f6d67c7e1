public import ServiceTime
public import ServiceVocabulary

/// Many contacts as columns of integers: the form in which a million of them are counted in milliseconds.
///
/// A column that is left out stands for zeros, for "not answered" in the columns of answers, and for answered
/// contacts in that of outcomes. Durations are whole numbers of ``tick``. All columns are checked once, when they
/// come in.
public struct ContactColumns: Hashable, Sendable {
    /// How many contacts there are.
    public let count: Int
    /// What one unit of a duration and of an arrival is, a second unless told otherwise.
    public let tick: TimeSpan
    /// When each arrived, in ticks since any instant.
    public let arrivals: [Int64]
    /// The wait in the queue.
    public let waits: [Int32]
    /// The raw values of ``ContactOutcome``.
    public let outcomes: [UInt8]
    /// Time in conversation.
    public let talks: [Int32]
    /// Time on hold.
    public let holds: [Int32]
    /// Work after the contact.
    public let wrapUps: [Int32]
    /// How many contacts the agent held at once.
    public let concurrencies: [Int16]
    /// How often each was passed on.
    public let transfers: [Int16]
    /// 1 for each contact that was escalated.
    public let escalations: [UInt8]
    /// The raw values of ``StatedResolution``.
    public let resolutions: [UInt8]
    /// Answers to the question of satisfaction; −1 for none.
    public let satisfactions: [Int8]
    /// Answers to the question of recommendation; −1 for none.
    public let recommendations: [Int8]
    /// Answers to the question of effort; −1 for none.
    public let efforts: [Int8]

    /// The greatest duration in ticks.
    public static let durationLimit: Int32 = 700_000_000

    /// Creates columns.
    ///
    /// - Parameters:
    ///   - count: How many contacts there are; every column that is given is as long.
    ///   - tick: What one unit of a duration is, above 0 and at most an hour.
    ///   - arrivals: When each arrived, in ticks since any instant.
    ///   - waits: The wait in the queue, 0...700,000,000.
    ///   - outcomes: The raw values of ``ContactOutcome``.
    ///   - talks: Time in conversation, 0...700,000,000, as hold and wrap-up; 0 for contacts that were not answered.
    ///   - holds: Time on hold.
    ///   - wrapUps: Work after the contact.
    ///   - concurrencies: How many contacts the agent held at once, 1...1,000.
    ///   - transfers: How often each was passed on, at least 0.
    ///   - escalations: 1 for each contact that was escalated, else 0.
    ///   - resolutions: The raw values of ``StatedResolution``; 0 for contacts that were not answered.
    ///   - satisfactions: Answers to the question of satisfaction, −1 for none.
    ///   - recommendations: Answers to the question of recommendation, −1 for none.
    ///   - efforts: Answers to the question of effort, −1 for none.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a column of another length and for values out of range, with
    ///   their row.
    public init(
        count: Int, tick: TimeSpan = .seconds(1), arrivals: [Int64] = [], waits: [Int32] = [], outcomes: [UInt8] = [],
        talks: [Int32] = [], holds: [Int32] = [], wrapUps: [Int32] = [], concurrencies: [Int16] = [],
        transfers: [Int16] = [], escalations: [UInt8] = [], resolutions: [UInt8] = [],
        satisfactions: [Int8] = [], recommendations: [Int8] = [], efforts: [Int8] = []
    ) throws(InvalidValue) {
        guard (0...Int(Int32.max)).contains(count) else {
            throw InvalidValue(field: "count", value: "\(count)", accepted: "0 to \(Int32.max) contacts")
        }
        guard tick > .zero, tick <= .hours(1) else {
            throw InvalidValue(field: "tick", value: tick.description, accepted: "more than 0 and at most an hour")
        }
        let column = ColumnChecks(count: count)
        self.count = count
        self.tick = tick
        self.arrivals = try column.checked(arrivals, "arrivals", -(1 << 60)...(1 << 60), default: 0)
        let span: ClosedRange<Int32> = 0...Self.durationLimit
        self.waits = try column.checked(waits, "waits", span, default: 0)
        self.outcomes = try column.checked(outcomes, "outcomes", 0...3, default: 0)
        self.talks = try column.checked(talks, "talks", span, default: 0)
        self.holds = try column.checked(holds, "holds", span, default: 0)
        self.wrapUps = try column.checked(wrapUps, "wrapUps", span, default: 0)
        self.concurrencies = try column.checked(
            concurrencies, "concurrencies", 1...Int16(ContactObservation.concurrencyLimit), default: 1)
        self.transfers = try column.checked(transfers, "transfers", 0...Int16.max, default: 0)
        self.escalations = try column.checked(escalations, "escalations", 0...1, default: 0)
        self.resolutions = try column.checked(resolutions, "resolutions", 0...3, default: 0)
        self.satisfactions = try column.checked(satisfactions, "satisfactions", -1...100, default: -1)
        self.recommendations = try column.checked(recommendations, "recommendations", -1...100, default: -1)
        self.efforts = try column.checked(efforts, "efforts", -1...100, default: -1)
        try checkUnanswered()
    }

    /// Refuses handling of contacts that were not answered.
    private func checkUnanswered() throws(InvalidValue) {
        for row in outcomes.indices where outcomes[row] != ContactOutcome.answered.rawValue {
            let sum =
                Int(talks[row]) + Int(holds[row]) + Int(wrapUps[row]) + Int(transfers[row]) + Int(escalations[row])
            guard sum == 0, resolutions[row] == 0 else {
                throw InvalidValue(
                    field: "outcomes[\(row)]", value: "\(outcomes[row])",
                    accepted: "an answered contact, for handling, a transfer, an escalation or a statement")
            }
        }
    }
}

extension ContactColumns {
    /// The columns of rows.
    ///
    /// - Parameters:
    ///   - contacts: The contacts.
    ///   - arrivals: When each arrived, cut to whole ticks; as many as contacts, or none.
    ///   - tick: What one unit of a duration is, above 0 and at most an hour; no duration may be between two ticks.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a duration that is no whole number of ticks or exceeds the limit, for answers off
    ///   0...100, more than 32,767 transfers, and another number of arrivals.
    public init(
        _ contacts: [ContactObservation], arrivals: [Instant] = [], tick: TimeSpan = .seconds(1)
    ) throws(InvalidValue) {
        guard tick > .zero else {
            throw InvalidValue(field: "tick", value: tick.description, accepted: "more than 0 and at most an hour")
        }
        var rows = RowColumns(tick: tick)
        for (row, contact) in contacts.enumerated() { try rows.append(contact, row) }
        try self.init(
            count: contacts.count, tick: tick, arrivals: arrivals.map { rows.cut($0) },
            waits: rows.waits, outcomes: rows.outcomes, talks: rows.talks, holds: rows.holds, wrapUps: rows.wrapUps,
            concurrencies: rows.concurrencies, transfers: rows.transfers, escalations: rows.escalations,
            resolutions: rows.resolutions, satisfactions: rows.satisfactions, recommendations: rows.recommendations,
            efforts: rows.efforts)
    }
}

/// Columns that grow row by row.
private struct RowColumns {
    let tick: TimeSpan
    var waits: [Int32] = []
    var outcomes: [UInt8] = []
    var talks: [Int32] = []
    var holds: [Int32] = []
    var wrapUps: [Int32] = []
    var concurrencies: [Int16] = []
    var transfers: [Int16] = []
    var escalations: [UInt8] = []
    var resolutions: [UInt8] = []
    var satisfactions: [Int8] = []
    var recommendations: [Int8] = []
    var efforts: [Int8] = []

    mutating func append(_ contact: ContactObservation, _ row: Int) throws(InvalidValue) {
        waits.append(try ticks(contact.wait, "waits", row))
        outcomes.append(contact.outcome.rawValue)
        talks.append(try ticks(contact.talk, "talks", row))
        holds.append(try ticks(contact.hold, "holds", row))
        wrapUps.append(try ticks(contact.wrapUp, "wrapUps", row))
        concurrencies.append(Int16(truncatingIfNeeded: contact.concurrency))
        guard let times = Int16(exactly: contact.transfers) else {
            throw InvalidValue(
                field: "transfers[\(row)]", value: "\(contact.transfers)", accepted: "up to \(Int16.max)")
        }
        transfers.append(times)
        escalations.append(contact.isEscalated ? 1 : 0)
        resolutions.append(contact.resolution.rawValue)
        satisfactions.append(try answer(contact.satisfaction, "satisfactions", row))
        recommendations.append(try answer(contact.recommendation, "recommendations", row))
        efforts.append(try answer(contact.effort, "efforts", row))
    }

    /// The last whole tick not after an instant.
    func cut(_ instant: Instant) -> Int64 {
        let (ticks, rest) = instant.microsecondsSinceEpoch.quotientAndRemainder(dividingBy: tick.microseconds)
        return rest < 0 ? ticks - 1 : ticks
    }

    private func ticks(_ span: TimeSpan, _ field: String, _ row: Int) throws(InvalidValue) -> Int32 {
        let (ticks, rest) = span.microseconds.quotientAndRemainder(dividingBy: tick.microseconds)
        guard rest == 0, let number = Int32(exactly: ticks) else {
            throw InvalidValue(
                field: "\(field)[\(row)]", value: span.description, accepted: "a whole number of \(tick)")
        }
        return number
    }

    private func answer(_ answer: Int?, _ field: String, _ row: Int) throws(InvalidValue) -> Int8 {
        guard let answer else { return -1 }
        guard (0...100).contains(answer) else {
            throw InvalidValue(field: "\(field)[\(row)]", value: "\(answer)", accepted: "0 to 100")
        }
        return Int8(truncatingIfNeeded: answer)
    }
}

/// Checks of columns that come in.
private struct ColumnChecks {
    let count: Int

    func checked<Value: FixedWidthInteger>(
        _ column: [Value], _ field: String, _ accepted: ClosedRange<Value>, default value: Value
    ) throws(InvalidValue) -> [Value] {
        guard !column.isEmpty || count == 0 else { return [Value](repeating: value, count: count) }
        guard column.count == count else {
            throw InvalidValue(field: field, value: "\(column.count) rows", accepted: "\(count) rows")
        }
        var low = accepted.lowerBound
        var high = accepted.upperBound
        for value in column {
            low = min(low, value)
            high = max(high, value)
        }
        guard low >= accepted.lowerBound, high <= accepted.upperBound else {
            let row = column.firstIndex { !accepted.contains($0) } ?? 0
            throw InvalidValue(
                field: "\(field)[\(row)]", value: "\(column[row])",
                accepted: "\(accepted.lowerBound) to \(accepted.upperBound)")
        }
        return column
    }
}
