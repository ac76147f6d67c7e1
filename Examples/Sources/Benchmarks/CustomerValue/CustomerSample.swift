import CustomerValue
import Foundation

/// Customers as the models see them.
struct CustomerSample {
    let source: String
    var frequencies: [Int] = []
    var recencies: [Double] = []
    var ages: [Double] = []
    /// The mean value of the repeat purchases, 0 without one; empty where no values are asked for.
    var values: [Double] = []

    /// The customers of a CSV file with the columns ID, x, t_x, T and zbar.
    init(file: String) throws {
        source = file
        let text = try String(contentsOfFile: file, encoding: .utf8)
        for line in text.split(whereSeparator: { $0.isNewline }).dropFirst() {
            let cells = line.split(separator: ",").compactMap { Double($0) }
            guard cells.count == 5, let frequency = Int(exactly: cells[1]) else {
                throw BenchmarkFailure("\(file): \(line) is no customer")
            }
            append(frequency, cells[2], cells[3], cells[4])
        }
    }

    /// Customers of the size and kind of CDNOW: 39 weeks or less, counted in days.
    init(simulated count: Int, seed: UInt64) throws {
        source = "a simulation"
        var random = SplitMix64(seed: seed)
        let buying = try BetaGeometricModel(r: 0.243, alpha: 4.414, a: 0.793, b: 2.426)
        let spending = try GammaGammaModel(p: 6.25, q: 3.74, gamma: 15.44)
        for _ in 0..<count {
            let days = Int.random(in: 189...272, using: &random)
            let history = try buying.randomHistory(age: Double(days) / 7, using: &random)
            let values = try spending.randomValues(count: history.frequency, using: &random)
            let mean = values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
            append(history.frequency, (history.recency * 7).rounded(.down) / 7, history.age, mean)
        }
    }

    /// So many different customers like those of another sample, with or without values.
    init(like other: CustomerSample, count: Int, withValues: Bool, seed: UInt64) {
        source = other.source
        var random = SplitMix64(seed: seed)
        for _ in 0..<count {
            let row = Int.random(in: 0..<other.frequencies.count, using: &random)
            let age = other.ages[row] * Double.random(in: 0.9...1, using: &random)
            let recency = other.recencies[row] * Double.random(in: 0.8...0.9, using: &random)
            append(other.frequencies[row], recency, age, withValues ? max(other.values[row], 1) : nil)
        }
    }

    private mutating func append(_ frequency: Int, _ recency: Double, _ age: Double, _ value: Double?) {
        frequencies.append(frequency)
        recencies.append(recency)
        ages.append(age)
        if let value { values.append(value) }
    }

    var columns: PurchaseColumns {
        get throws { try PurchaseColumns(frequencies: frequencies, recencies: recencies, ages: ages) }
    }

    var spending: [SpendHistory] {
        get throws {
            try frequencies.indices.filter { frequencies[$0] > 0 && values[$0] > 0 }.map {
                try SpendHistory(frequency: frequencies[$0], averageValue: values[$0])
            }
        }
    }

    /// The sample as CSV.
    var text: String {
        var text = "x,t_x,T,zbar\n"
        for row in frequencies.indices {
            let value = row < values.count ? values[row] : 1
            text += "\(frequencies[row]),\(recencies[row]),\(ages[row]),\(value)\n"
        }
        return text
    }
}
