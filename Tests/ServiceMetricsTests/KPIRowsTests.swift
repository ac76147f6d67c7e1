import ServiceMetrics
import ServiceStatistics
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Key figures of contacts against the vectors")
struct KPIRowsTests {
    @Test("rows, columns and ledgers give the figures of the vectors")
    func kpiRows() throws {
        let report = try KPIVectors.report("kpiRows") { input in
            input["counts"].isNull ? try ContactCase(input).output() : try published(input["counts"])
        }
        for disagreement in report.disagreements { Issue.record("\(disagreement)") }
    }

    private func published(_ counts: JSONValue) throws -> JSONValue {
        let queue = try QueueCounts(
            answered: counts["answered"].int(), abandoned: counts["abandoned"].int(),
            answeredWithin: counts["answeredWithin"].int(), abandonedWithin: counts["abandonedWithin"].int(),
            shortAbandons: counts["shortAbandons"].int())
        return .object(["serviceLevel": serviceLevels { .of(queue.serviceLevel($0).value) }])
    }
}

private func serviceLevels(_ value: (ServiceLevelFormula) throws -> JSONValue) rethrows -> JSONValue {
    .object([
        "metPlusAbandonedWithinOverOffered": try value(.metPlusAbandonedWithinOverOffered),
        "metOverAnswered": try value(.metOverAnswered), "metOverOffered": try value(.metOverOffered),
        "metOverAnsweredPlusAbandonedAfter": try value(.metOverAnsweredPlusAbandonedAfter),
        "metOverOfferedMinusShortAbandons": try value(.metOverOfferedMinusShortAbandons),
        "metPlusShortOverOffered": try value(.metPlusShortOverOffered),
    ])
}

/// One case of contacts, computed from rows, and again from columns, which must agree.
private struct ContactCase {
    let input: JSONValue
    let rules: ContactRules
    let contacts: [JSONValue]
    let rows: [ContactObservation]
    let tally: ContactTally

    init(_ input: JSONValue) throws {
        self.input = input
        rules = ContactRules(
            threshold: try MetricThreshold(TimeSpan(seconds: input["thresholdSeconds"].int())),
            shortAbandon: try MetricThreshold(TimeSpan(seconds: input["shortAbandonSeconds"].int())))
        contacts = try input["contacts"].elements()
        rows = try contacts.map { contact in
            try ContactObservation(
                wait: TimeSpan(seconds: contact["wait"].int()),
                outcome: contact["outcome"].string() == "answered" ? .answered : .abandoned,
                talk: TimeSpan(seconds: contact["talk"].int()), hold: TimeSpan(seconds: contact["hold"].int()),
                wrapUp: TimeSpan(seconds: contact["acw"].int()),
                transfers: contact["transferred"] == .bool(true) ? 1 : 0,
                isEscalated: contact["escalated"] == .bool(true),
                satisfaction: contact["csat"].optionalInt(), recommendation: contact["nps"].optionalInt(),
                effort: contact["ces"].optionalInt())
        }
        var tally = ContactTally(rules)
        for row in rows { try tally.add(row) }
        self.tally = tally
    }

    private func value(_ metric: ContactMetric) throws -> JSONValue {
        .of(try tally.result(metric).value)
    }

    func output() throws -> JSONValue {
        let columns = try self.columns()
        var again = ContactTally(rules)
        try again.add(columns)
        #expect(again == tally)
        #expect(try again.json() == tally.json())
        let channels = DimensionColumn("channel", interning: try contacts.map { try $0["channel"].string() })
        let byChannel = try columns.handlingTimes(by: ContactGrouping(by: [channels]), [.median])
        let means = channels.labels.indices.map { byChannel.mean(of: $0) }
        var sample = ExactSample()
        for row in rows where row.outcome == .answered { sample.add(row.handling.wholeSeconds) }
        let quantiles = sample.quantiles([.median, .p90, .p99])?.map { $0.value } ?? []
        let allOfOne = try columns.handlingTimes(by: nil, [.median, .p90, .p99])
        #expect([.median, .p90, .p99].compactMap { allOfOne.quantile($0, of: 0) } == quantiles)
        let cost = Money(minor: Int64(try input["totalCost"].double()), currency: try CurrencyCode("USD"))
        let available = try TimeSpan(seconds: input["loggedInAvailableSeconds"].int())
        var utilisation = try RatioAccumulator(.utilisation)
        try utilisation.add(available, of: TimeSpan(seconds: input["paidSeconds"].int()))
        return .object([
            "offered": .of(tally.queue.offered), "answered": .of(tally.queue.answered),
            "abandoned": .of(tally.queue.abandoned),
            "serviceLevel": try serviceLevels { try value(.serviceLevel($0)) },
            "abandonment": .object([
                "overOffered": try value(.abandonment(.overOffered)),
                "excludingShortBoth": try value(.abandonment(.excludingShortBoth)),
                "excludingShortNumeratorOnly": try value(.abandonment(.excludingShortNumeratorOnly)),
            ]),
            "asa": try value(.speedOfAnswer), "averageTimeToAbandon": try value(.timeToAbandon),
            "aht": try value(.handlingTime(.perContact)),
            "ahtByChannel": .object(
                Dictionary(uniqueKeysWithValues: zip(channels.labels, means.map { JSONValue.of($0) }))),
            "meanOfChannelMeansAht": .of(means.reduce(0) { $0 + ($1 ?? 0) } / Double(means.count)),
            "handlePercentilesType7": .object(
                Dictionary(uniqueKeysWithValues: zip(["0.5", "0.9", "0.99"], quantiles.map { JSONValue.number($0) }))),
            "csat": .object([
                "responses": .of(tally.satisfaction.count), "topTwoBox": try value(.satisfaction(.box(4...5))),
                "mean": try value(.satisfaction(.mean)), "responseRate": try value(.responseRate(.satisfaction)),
            ]),
            "nps": .object([
                "responses": .of(tally.recommendation.count),
                "promoters": .of(tally.recommendation.share(in: 9...10).successes),
                "detractors": .of(tally.recommendation.share(in: 0...6).successes),
                "score": try value(.netPromoterScore),
            ]),
            "ces7": .object([
                "responses": .of(tally.effort.count), "mean": try value(.effort(.mean)),
                "agree5to7": try value(.effort(.box(5...7))),
                "netEasy": try value(.effort(.net(top: 6...7, bottom: 1...3))),
            ]),
            "escalationRate": try value(.escalationRate), "transferRate": try value(.transferRate),
            "fcr7d": try repeats(columns), "occupancy": .of(try tally.occupancy(available: available).value),
            "utilisation": .of(utilisation.result.value), "costPerOffered": .of(tally.costPerContact(cost).value),
            "costPerAnswered": .of(tally.costPerContact(cost, answered: true).value),
        ])
    }

    private func repeats(_ columns: ContactColumns) throws -> JSONValue {
        let window = try TimeSpan(seconds: input["fcrWindowSeconds"].int())
        let end = Int64(try input["periodEnd"].int())
        let rules = try RepeatRules(window: window, periodEnd: Instant(secondsSinceEpoch: end))
        let ledger = MatterLedger(
            try contacts.filter { try $0["outcome"].string() == "answered" }.map { contact in
                // Names that order like the numbers.
                let number = try contact["id"].int() + 1_000_000
                return MatterContact(
                    customer: CustomerIdentifier("\(try contact["customer"].int())"),
                    matter: MatterIdentifier("\(try contact["topic"].int())"),
                    arrivedAt: try Instant(secondsSinceEpoch: Int64(contact["arrival"].int())),
                    contact: ContactIdentifier("\(number)"))
            })
        let counts = ledger.counts(rules)
        let matters = try MatterColumns(
            customers: contacts.map { Int32(try $0["customer"].int()) },
            matters: contacts.map { Int32(try $0["topic"].int()) },
            identifiers: contacts.map { Int64(try $0["id"].int()) })
        let fast = try columns.repeats(of: matters, within: RepeatWindow(ticks: window.wholeSeconds, periodEnd: end))
        #expect(fast == [counts])
        return .object([
            "matureFirstContacts": .of(counts.matureFirst), "resolved": .of(counts.resolved),
            "rate": .of(try counts.firstContactResolution(rules).value),
            "repeatContactRateMature": .of(try counts.repeatContactRate(rules).value),
            "naiveRateNoCensoring": .of(try counts.contactsWithoutRepeat(rules).value),
        ])
    }

    private func columns() throws -> ContactColumns {
        func column(_ key: String) throws -> [Int32] { try contacts.map { Int32(try $0[key].int()) } }
        func answers(_ key: String) throws -> [Int8] { try contacts.map { Int8(try $0[key].optionalInt() ?? -1) } }
        return try ContactColumns(
            count: contacts.count, arrivals: contacts.map { Int64(try $0["arrival"].int()) }, waits: column("wait"),
            outcomes: contacts.map { try $0["outcome"].string() == "answered" ? 0 : 1 }, talks: column("talk"),
            holds: column("hold"), wrapUps: column("acw"),
            transfers: contacts.map { $0["transferred"] == .bool(true) ? 1 : 0 },
            escalations: contacts.map { $0["escalated"] == .bool(true) ? 1 : 0 }, satisfactions: answers("csat"),
            recommendations: answers("nps"), efforts: answers("ces"))
    }
}
