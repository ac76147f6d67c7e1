import ServiceTime
import ServiceStatistics
public import ServiceVocabulary

extension ContactTally {
    /// Adds many contacts.
    ///
    /// The result is that of adding the rows one by one, to the byte.
    ///
    /// - Parameter columns: The contacts.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for an answer off its scale and for sums that do not fit; the
    ///   tally is then as it was.
    /// - Complexity: O(rows), some nanoseconds each.
    public mutating func add(_ columns: ContactColumns) throws(InvalidValue) {
        let tallies = try columns.tallies(by: nil, rules)
        for tally in tallies { try merge(tally) }
    }
}

extension ContactColumns {
    /// One tally for each group of contacts.
    ///
    /// - Parameters:
    ///   - grouping: The group of each row; groups without rows get an empty tally.
    ///   - rules: The limits and scales.
    /// - Returns: The tallies in the order of the groups. Merged, they are the tally of all rows.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a grouping of another length, and for an answer off its scale.
    public func tallies(by grouping: ContactGrouping, _ rules: ContactRules) throws(InvalidValue) -> [ContactTally] {
        try grouping.check(rows: count)
        return try tallies(by: .some(grouping), rules)
    }

    func tallies(by grouping: ContactGrouping?, _ rules: ContactRules) throws(InvalidValue) -> [ContactTally] {
        let groupCount = grouping?.groupCount ?? 1
        let codes = grouping?.codes ?? []
        let satisfactionCounts = try answerCounts(satisfactions, rules.satisfaction, "satisfactions", codes, groupCount)
        let recommendationCounts = try answerCounts(
            recommendations, rules.recommendation, "recommendations", codes, groupCount)
        let effortCounts = try answerCounts(efforts, rules.effort, "efforts", codes, groupCount)
        var parts = [TallyPart](repeating: TallyPart(), count: groupCount)
        let sums = QueueSums(columns: self, rules: rules)
        if codes.isEmpty {
            var part = TallyPart()
            for row in 0..<count { sums.add(row, to: &part) }
            parts = [part]
        } else {
            for row in 0..<count { sums.add(row, to: &parts[Int(codes[row])]) }
        }
        let concurrent = concurrentHandling(codes, groupCount)
        var tallies: [ContactTally] = []
        tallies.reserveCapacity(groupCount)
        for group in 0..<groupCount {
            var tally = ContactTally(rules)
            try parts[group].write(to: &tally, tick: tick.microseconds)
            if let concurrent {
                for (index, time) in concurrent[group].enumerated() {
                    tally.addHandling(time * Int128(tick.microseconds), concurrency: index + 1)
                }
            } else {
                tally.addHandling(tally.handling.sum, concurrency: 1)
            }
            tally.satisfaction = satisfactionCounts[group]
            tally.recommendation = recommendationCounts[group]
            tally.effort = effortCounts[group]
            tallies.append(tally)
        }
        return tallies
    }

    /// The answers to one question, group by group.
    ///
    /// - Parameters:
    ///   - question: The question.
    ///   - grouping: The group of each row; nil for one group of all.
    ///   - scale: The scale of the question.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a grouping of another length, and for an answer off the scale.
    public func answers(
        to question: ContactMetric.SurveyQuestion, by grouping: ContactGrouping? = nil, on scale: RatingScale
    ) throws(InvalidValue) -> [RatingCounts] {
        try grouping?.check(rows: count)
        let column =
            switch question {
            case .satisfaction: satisfactions
            case .recommendation: recommendations
            case .effort: efforts
            }
        return try answerCounts(
            column, scale, question.rawValue, grouping?.codes ?? [], grouping?.groupCount ?? 1)
    }

    private func answerCounts(
        _ answers: [Int8], _ scale: RatingScale, _ field: String, _ codes: [Int32], _ groupCount: Int
    ) throws(InvalidValue) -> [RatingCounts] {
        // 0 for none, then the answers of the scale, at last what is off it, so that the loop needs no branch.
        let width = scale.length + 2
        let slots = (-1...100).map { answer in
            answer < 0 ? 0 : scale.answers.contains(answer) ? answer - scale.lowest + 1 : scale.length + 1
        }
        var counts = [Int32](repeating: 0, count: groupCount * width)
        if codes.isEmpty {
            for answer in answers { counts[slots[Int(answer) + 1]] += 1 }
        } else {
            for row in 0..<count { counts[Int(codes[row]) * width + slots[Int(answers[row]) + 1]] += 1 }
        }
        var results: [RatingCounts] = []
        results.reserveCapacity(groupCount)
        for group in 0..<groupCount {
            guard counts[group * width + width - 1] == 0 else {
                let row = answers.firstIndex { $0 >= 0 && !scale.answers.contains(Int($0)) } ?? 0
                throw InvalidValue(
                    field: "\(field)[\(row)]", value: "\(answers[row])",
                    accepted: "a whole number from \(scale.lowest) to \(scale.highest), or -1 for none")
            }
            var result = RatingCounts(on: scale)
            for answer in scale.answers {
                result.increment(answer, times: Int(counts[group * width + answer - scale.lowest + 1]))
            }
            results.append(result)
        }
        return results
    }

    /// Handling by group and number of contacts held at once; nil where none was held beside another.
    private func concurrentHandling(_ codes: [Int32], _ groupCount: Int) -> [[Int128]]? {
        guard let most = concurrencies.max(), most > 1 else { return nil }
        var sums = [[Int128]](repeating: [Int128](repeating: 0, count: Int(most)), count: groupCount)
        for row in 0..<count {
            let time = Int128(talks[row]) + Int128(holds[row]) + Int128(wrapUps[row])
            sums[codes.isEmpty ? 0 : Int(codes[row])][Int(concurrencies[row]) - 1] += time
        }
        return sums
    }
}

/// What one pass over the rows sums up, in ticks; squares have 64 bits and a carry.
private struct TallyPart {
    var answered = 0
    var abandoned = 0
    var answeredWithin = 0
    var abandonedWithin = 0
    var short = 0
    var flowedOut = 0
    var calledBack = 0
    var answeredWait: Int64 = 0
    var answeredWaitSquares = WideSum()
    var abandonedWait: Int64 = 0
    var abandonedWaitSquares = WideSum()
    var handling: Int64 = 0
    var handlingSquares = WideSum()
    var wrapUp: Int64 = 0
    var transferred = 0
    var transfers = 0
    var escalated = 0
    var stated = 0
    var statedResolved = 0
    var beyondFirstLevel = 0

    func write(to tally: inout ContactTally, tick: Int64) throws(InvalidValue) {
        let unit = Int128(tick)
        tally.queue = QueueCounts(
            unchecked: answered, abandoned, answeredWithin, abandonedWithin, short, flowedOut, calledBack)
        try tally.answeredWaits.add(
            count: answered, sum: Int128(answeredWait) * unit, sumOfSquares: answeredWaitSquares.value(times: unit))
        try tally.abandonedWaits.add(
            count: abandoned, sum: Int128(abandonedWait) * unit, sumOfSquares: abandonedWaitSquares.value(times: unit))
        try tally.handling.add(
            count: answered, sum: Int128(handling) * unit, sumOfSquares: handlingSquares.value(times: unit))
        tally.wrapUp = Int128(wrapUp) * unit
        tally.transferred = transferred
        tally.transfers = transfers
        tally.escalated = escalated
        tally.stated = stated
        tally.statedResolved = statedResolved
        tally.beyondFirstLevel = beyondFirstLevel
    }
}

/// A sum of 64-bit integers that carries into another word.
private struct WideSum {
    var low: UInt64 = 0
    var high: UInt32 = 0

    mutating func add(_ value: UInt64) {
        let (sum, carried) = low.addingReportingOverflow(value)
        low = sum
        if carried { high &+= 1 }
    }

    /// The sum in squared microseconds; the greatest number of rows and durations keeps it within 128 bits.
    func value(times unit: Int128) throws(InvalidValue) -> Int128 {
        let ticks = Int128(high) << 64 + Int128(low)
        let (product, overflow) = ticks.multipliedReportingOverflow(by: unit * unit)
        guard !overflow else {
            throw InvalidValue(field: "sumOfSquares", value: "overflow", accepted: "sums within 128 bits")
        }
        return product
    }
}

/// The columns of the queue and the limits, for the pass over the rows.
private struct QueueSums {
    let outcomes: [UInt8]
    let waits: [Int32]
    let talks: [Int32]
    let holds: [Int32]
    let wrapUps: [Int32]
    let transfers: [Int16]
    let escalations: [UInt8]
    let resolutions: [UInt8]
    let threshold: Int64
    let shortLimit: Int64

    init(columns: ContactColumns, rules: ContactRules) {
        outcomes = columns.outcomes
        waits = columns.waits
        talks = columns.talks
        holds = columns.holds
        wrapUps = columns.wrapUps
        transfers = columns.transfers
        escalations = columns.escalations
        resolutions = columns.resolutions
        threshold = rules.threshold.greatestTick(of: columns.tick)
        shortLimit = rules.shortAbandon.greatestTick(of: columns.tick)
    }

    // Sums of at most 2^31 rows of at most 2^31 ticks fit into 63 bits.
    @inline(__always)
    func add(_ row: Int, to part: inout TallyPart) {
        let wait = Int64(waits[row])
        switch outcomes[row] {
        case ContactOutcome.answered.rawValue:
            let wrapUp = Int64(wrapUps[row])
            let handling = Int64(talks[row]) &+ Int64(holds[row]) &+ wrapUp
            part.answered &+= 1
            part.answeredWithin &+= wait <= threshold ? 1 : 0
            part.answeredWait &+= wait
            part.answeredWaitSquares.add(UInt64(truncatingIfNeeded: wait &* wait))
            part.handling &+= handling
            part.handlingSquares.add(UInt64(truncatingIfNeeded: handling &* handling))
            part.wrapUp &+= wrapUp
            let passed = Int(transfers[row])
            part.transfers &+= passed
            part.transferred &+= passed > 0 ? 1 : 0
            part.escalated &+= Int(escalations[row])
            let resolution = resolutions[row]
            if resolution != StatedResolution.unstated.rawValue {
                part.stated &+= 1
                part.statedResolved &+= resolution == StatedResolution.resolved.rawValue ? 1 : 0
                part.beyondFirstLevel &+= resolution == StatedResolution.beyondFirstLevel.rawValue ? 1 : 0
            }
        case ContactOutcome.abandoned.rawValue:
            part.abandoned &+= 1
            part.abandonedWithin &+= wait <= threshold ? 1 : 0
            part.short &+= wait <= shortLimit ? 1 : 0
            part.abandonedWait &+= wait
            part.abandonedWaitSquares.add(UInt64(truncatingIfNeeded: wait &* wait))
        case ContactOutcome.flowedOut.rawValue: part.flowedOut &+= 1
        default: part.calledBack &+= 1
        }
    }
}
