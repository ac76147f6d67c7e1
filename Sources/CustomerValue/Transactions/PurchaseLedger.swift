import ServiceTime
import ServiceVocabulary
import Ticketing

/// The purchases of one customer after credit notes, by the rules.
struct PurchaseLedger {
    /// One purchase: when, and what is left of its value in minor units.
    struct Purchase {
        let moment: Int64
        var minor: Int64
    }

    /// The purchases, earliest first.
    private(set) var purchases: [Purchase] = []
    /// The sum of all amounts.
    private(set) var netTotal: Int64 = 0
    /// The credits that no purchase covers, as a positive amount.
    private(set) var uncoveredCredit: Int64 = 0
    /// All credits, as a positive amount.
    private(set) var credits: Int64 = 0

    /// Enters transactions in the order of time; of one moment, purchases before credit notes.
    init(
        _ entries: [(moment: Int64, minor: Int64)], _ creditNotes: CreditNoteRule
    ) throws(InvalidValue) {
        let sorted = entries.sorted { $0.moment != $1.moment ? $0.moment < $1.moment : $0.minor > $1.minor }
        for (moment, minor) in sorted {
            netTotal = try Self.sum(netTotal, minor)
            if minor > 0 {
                if let last = purchases.last, last.moment == moment {
                    purchases[purchases.count - 1].minor = try Self.sum(last.minor, minor)
                } else {
                    purchases.append(Purchase(moment: moment, minor: minor))
                }
            } else if minor < 0 {
                let credit = try Self.sum(0, minor, negated: true)
                credits = try Self.sum(credits, credit)
                if creditNotes == .latestPurchasesFirst { take(credit) }
            }
        }
    }

    /// Takes a credit from the latest purchases.
    private mutating func take(_ credit: Int64) {
        var left = credit
        while left > 0, let last = purchases.last {
            if last.minor > left {
                purchases[purchases.count - 1].minor -= left
                return
            }
            left -= last.minor
            purchases.removeLast()
        }
        uncoveredCredit += left
    }

    private static func sum(_ one: Int64, _ two: Int64, negated: Bool = false) throws(InvalidValue) -> Int64 {
        let (sum, overflow) = negated ? one.subtractingReportingOverflow(two) : one.addingReportingOverflow(two)
        guard !overflow else {
            throw InvalidValue(field: "amount.minor", value: "overflow", accepted: "totals within 64 bits")
        }
        return sum
    }
}
