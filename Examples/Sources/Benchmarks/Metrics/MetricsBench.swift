import Foundation
import ServiceMetrics
import ServiceStatistics
import ServiceTime

/// The tasks on the contacts, timed by the clock on the wall, as the peers are.
struct MetricsBench {
    let data: ContactData
    let repetitions: Int

    static let taskNames = [
        "AHT by channel, agent, day", "AHT by channel", "FCR in 7 days by channel", "NPS and CSAT by channel",
    ]

    /// The four tasks that data frames do, too.
    func tasks() throws -> PeerResult {
        let work: [() throws -> [Double]] = [
            { try handlingByCell() }, { try handlingByChannel() }, { try firstContactResolution() }, { try surveys() },
        ]
        var times: [Double] = []
        var answers: [[Double]] = []
        for task in work {
            let (time, answer) = try median(task)
            times.append(time)
            answers.append(answer)
        }
        return PeerResult(name: "this library", milliseconds: times, answers: answers, peakMegabytes: nil)
    }

    /// The median time in milliseconds, and the answer.
    private func median<Answer: Equatable>(_ work: () throws -> Answer) throws -> (Double, Answer) {
        let answer = try work()
        var times: [Double] = []
        for _ in 0..<repetitions {
            let start = ContinuousClock.now
            let again = try work()
            times.append((ContinuousClock.now - start) / .milliseconds(1))
            guard again == answer else { throw BenchmarkFailure("a pass gave another answer than the first") }
        }
        times.sort()
        return (times[times.count / 2], answer)
    }

    private func handlingByCell() throws -> [Double] {
        let cells = try ContactGrouping(by: [data.channel, data.agent, data.day])
        let times = try data.columns.handlingTimes(by: cells)
        var (groups, means, nineties) = (0.0, 0.0, 0.0)
        for group in 0..<cells.groupCount {
            guard let mean = times.mean(of: group), let p90 = times.quantile(.p90, of: group) else { continue }
            groups += 1
            means += mean
            nineties += p90
        }
        return [groups, means, nineties]
    }

    private func handlingByChannel() throws -> [Double] {
        let channels = try ContactGrouping(by: [data.channel])
        let times = try data.columns.handlingTimes(by: channels)
        var sums = [0.0, 0.0, 0.0]
        for group in 0..<channels.groupCount {
            sums[0] += times.mean(of: group) ?? 0
            sums[1] += times.quantile(.p90, of: group) ?? 0
            sums[2] += times.quantile(.p99, of: group) ?? 0
        }
        return sums
    }

    private func firstContactResolution() throws -> [Double] {
        let window = try RepeatWindow(
            ticks: Int64(ContactData.repeatDays * 86_400), periodEnd: Int64(ContactData.days * 86_400))
        let groups = try data.columns.repeats(
            of: data.matters, within: window, by: ContactGrouping(by: [data.channel]))
        return [
            Double(groups.reduce(0) { $0 + $1.resolved }), Double(groups.reduce(0) { $0 + $1.matureFirst }),
        ]
    }

    private func surveys() throws -> [Double] {
        let channels = try ContactGrouping(by: [data.channel])
        let recommendations = try data.columns.answers(to: .recommendation, by: channels, on: .recommendation)
        let satisfactions = try data.columns.answers(to: .satisfaction, by: channels, on: .satisfaction5)
        var sum = 0.0
        for (recommendation, satisfaction) in zip(recommendations, satisfactions) {
            let counts = try NetPromoterCounts(
                detractors: recommendation.share(in: 0...6).successes,
                passives: recommendation.share(in: 7...8).successes,
                promoters: recommendation.share(in: 9...10).successes)
            let interval = try satisfaction.share(in: 4...5).interval()
            sum += (counts.score ?? 0) / 100 + (counts.standardError ?? 0) / 100
            sum += (interval?.lower ?? 0) + (interval?.upper ?? 0)
        }
        return [(sum * 1e9).rounded() / 1e9]
    }
}

extension MetricsBench {
    /// Everything a tally holds, in one pass.
    func streaming(_ targets: inout Targets) throws {
        let (columns, _) = try median {
            var tally = ContactTally(.assumed)
            try tally.add(data.columns)
            return tally
        }
        let rate = Double(data.columns.count) / columns / 1000
        print(String(format: "  one tally of all contacts: %.1f ms, %.0f million contacts a second", columns, rate))
        targets.atLeast(50, rate, "tally of columns") { String(format: "%.0f M/s", $0) }
        let rows = try (0..<100_000).map { (index: Int) throws -> ContactObservation in
            let (wait, talk) = (TimeSpan.seconds(Int32(index % 60)), TimeSpan.seconds(Int32(index % 700)))
            let answer: Int? = index % 5 == 0 ? 4 : nil
            return try ContactObservation(wait: wait, outcome: .answered, talk: talk, satisfaction: answer)
        }
        let (row, _) = try median {
            var tally = ContactTally(.assumed)
            for contact in rows { try tally.add(contact) }
            return tally
        }
        print(String(format: "  row by row: %.1f million contacts a second", Double(rows.count) / row / 1000))
    }

    /// A thousand parts, each with a tally and a sketch.
    func merging(_ targets: inout Targets) throws {
        var parts: [(ContactTally, QuantileAccumulator)] = []
        var random = SplitMix64(seed: 7)
        for _ in 0..<1000 {
            var tally = ContactTally(.assumed)
            var sketch = try QuantileAccumulator(.handlingTime(quantile: .p90), relativeAccuracy: 0.01)
            for _ in 0..<200 {
                let talk = TimeSpan.seconds(Int32.random(in: 1...3600, using: &random))
                try tally.add(ContactObservation(wait: .seconds(10), outcome: .answered, talk: talk))
                try sketch.add(talk)
            }
            parts.append((tally, sketch))
        }
        let (time, _) = try median {
            var (tally, sketch) = parts[0]
            for (other, more) in parts.dropFirst() {
                try tally.merge(other)
                try sketch.merge(more)
            }
            return sketch.count
        }
        print(String(format: "  merging 1,000 tallies with sketches: %.1f ms", time))
        targets.atMost(10, time, "merging 1,000 parts") { String(format: "%.1f ms", $0) }
    }
}
