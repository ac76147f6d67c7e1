import Foundation
import ServiceMetrics
import ServiceVocabulary

/// The contacts of the benchmark with their properties.
struct ContactData {
    let columns: ContactColumns
    let matters: MatterColumns
    let channel: DimensionColumn
    let agent: DimensionColumn
    let day: DimensionColumn

    static let days = 90
    static let repeatDays = 7

    /// Reads 13 columns: channel, agent, day, customer, topic, arrival in seconds, wait, answered, talk, hold, wrap-up,
    /// satisfaction (0 for none) and recommendation (−1 for none).
    init(file: URL) throws {
        let bytes = try Data(contentsOf: file, options: .alwaysMapped)
        let count = bytes.count / (13 * 4)
        guard bytes.count == count * 13 * 4, count > 0 else {
            throw BenchmarkFailure("\(file.lastPathComponent) does not hold 13 columns of Int32")
        }
        func column(_ index: Int) -> [Int32] {
            let start = bytes.startIndex + index * count * 4
            return bytes[start..<start + count * 4].withUnsafeBytes { raw in
                (0..<count).map { Int32(littleEndian: raw.loadUnaligned(fromByteOffset: $0 * 4, as: Int32.self)) }
            }
        }
        try self.init(
            channel: column(0), agent: column(1), day: column(2), customer: column(3), topic: column(4),
            arrival: column(5).map { Int64($0) }, wait: column(6), answered: column(7).map { $0 != 0 }, talk: column(8),
            hold: column(9), wrapUp: column(10), satisfaction: column(11).map { $0 == 0 ? -1 : Int8($0) },
            recommendation: column(12).map { Int8($0) })
    }

    /// Generates contacts of the same shape: six channels, 200 agents, 90 days, 150,000 customers, 20 topics.
    init(generating count: Int, seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        func number(_ below: Int) -> Int32 { Int32.random(in: 0..<Int32(below), using: &random) }
        func uniform() -> Double { Double.random(in: 0..<1, using: &random) }
        func exponential(_ mean: Double) -> Double { -mean * log(1 - uniform()) }
        func logNormal(_ mean: Double, _ deviation: Double) -> Int32 {
            let normal = (-2 * log(1 - uniform())).squareRoot() * cos(2 * .pi * uniform())
            return Int32(min(exp(mean + deviation * normal), 1e8).rounded())
        }
        let arrivals = (0..<count).map { _ in Int64.random(in: 0..<Int64(Self.days * 86_400), using: &random) }.sorted()
        let waits = (0..<count).map { _ in Int32(exponential(38).rounded()) }
        let answered = waits.map { exponential(240) > Double($0) }
        try self.init(
            channel: (0..<count).map { _ in
                let place = uniform()
                return Int32([0.42, 0.64, 0.84, 0.92, 0.97].count { $0 <= place })
            },
            agent: (0..<count).map { _ in number(200) }, day: arrivals.map { Int32($0 / 86_400) },
            customer: (0..<count).map { _ in
                Int32(min(4000 * (pow(1 - uniform(), -1 / 1.3) - 1), 1e9)) % 150_000
            },
            topic: (0..<count).map { _ in number(20) }, arrival: arrivals, wait: waits, answered: answered,
            talk: answered.map { $0 ? logNormal(5.4, 0.7) : 0 },
            hold: answered.map { $0 && uniform() < 0.3 ? Int32(exponential(45).rounded()) : 0 },
            wrapUp: answered.map { $0 ? logNormal(3.9, 0.6) : 0 },
            satisfaction: answered.map { $0 && uniform() < 0.2 ? Int8(1 + number(5)) : -1 },
            recommendation: answered.map { $0 && uniform() < 0.15 ? Int8(number(11)) : -1 })
    }

    private init(
        channel: [Int32], agent: [Int32], day: [Int32], customer: [Int32], topic: [Int32], arrival: [Int64],
        wait: [Int32], answered: [Bool], talk: [Int32], hold: [Int32], wrapUp: [Int32], satisfaction: [Int8],
        recommendation: [Int8]
    ) throws(InvalidValue) {
        columns = try ContactColumns(
            count: channel.count, arrivals: arrival, waits: wait,
            outcomes: answered.map { ($0 ? ContactOutcome.answered : .abandoned).rawValue }, talks: talk, holds: hold,
            wrapUps: wrapUp, satisfactions: satisfaction, recommendations: recommendation)
        matters = try MatterColumns(customers: customer, matters: topic)
        func labels(_ codes: [Int32]) -> [String] { (0...Int(codes.max() ?? 0)).map { "\($0)" } }
        self.channel = try DimensionColumn("channel", codes: channel, labels: labels(channel))
        self.agent = try DimensionColumn("agent", codes: agent, labels: labels(agent))
        self.day = try DimensionColumn("day", codes: day, labels: labels(day))
    }
}
