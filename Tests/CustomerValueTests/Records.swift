import CustomerValue
import Foundation
import TestSupport

/// The 2,357 customers of CDNOW, where they are.
struct CDNow {
    let identifiers: [Int]
    let frequencies: [Int]
    let recencies: [Double]
    let ages: [Double]
    let values: [Double]

    /// The records; nil, said on standard output, where they are absent.
    static func read() throws -> CDNow? {
        guard let file = TestEnvironment.data("cdnow/cdnow_summary.csv") else { return nil }
        let rows = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst()
        let cells = rows.map { $0.split(separator: ",").compactMap { Double($0) } }
        return CDNow(
            identifiers: cells.map { Int($0[0]) }, frequencies: cells.map { Int($0[1]) },
            recencies: cells.map { $0[2] },
            ages: cells.map { $0[3] }, values: cells.map { $0[4] })
    }

    /// The histories of the customers whose place passes.
    func columns(
        where isIncluded: (Int) -> Bool = { _ in true }, time: (Double) -> Double = { $0 }
    ) throws -> PurchaseColumns {
        let places = frequencies.indices.filter(isIncluded)
        return try PurchaseColumns(
            frequencies: places.map { frequencies[$0] }, recencies: places.map { time(recencies[$0]) },
            ages: places.map { time(ages[$0]) })
    }

    /// What the customers with repeat purchases spend.
    func spending(where isIncluded: (Int) -> Bool = { _ in true }) throws -> [SpendHistory] {
        try frequencies.indices.filter { isIncluded($0) && frequencies[$0] > 0 }.map {
            try SpendHistory(frequency: frequencies[$0], averageValue: values[$0])
        }
    }
}
