public import ServiceVocabulary

/// Customer and matter of each contact as codes, beside the columns of the contacts.
public struct MatterColumns: Hashable, Sendable {
    /// The code of the customer of each contact, at least 0.
    public let customers: [Int32]
    /// The code of the matter of each contact, at least 0.
    public let matters: [Int32]
    /// What orders contacts of one arrival; empty for the order of the rows.
    public let identifiers: [Int64]
    let customerBits: Int
    let matterBits: Int

    /// Creates columns.
    ///
    /// - Parameters:
    ///   - customers: The code of the customer of each contact, at least 0.
    ///   - matters: The code of the matter of each contact, at least 0.
    ///   - identifiers: What orders contacts of one arrival, at least 0; empty for the order of the rows.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for columns of different lengths and negative codes.
    public init(customers: [Int32], matters: [Int32], identifiers: [Int64] = []) throws(InvalidValue) {
        guard matters.count == customers.count, identifiers.isEmpty || identifiers.count == customers.count else {
            throw InvalidValue(field: "matters", value: "\(matters.count) rows", accepted: "\(customers.count) rows")
        }
        customerBits = try Self.bits(customers, "customers")
        matterBits = try Self.bits(matters, "matters")
        if let lowest = identifiers.min(), lowest < 0 {
            throw InvalidValue(field: "identifiers", value: "\(lowest)", accepted: "0 or more")
        }
        self.customers = customers
        self.matters = matters
        self.identifiers = identifiers
    }

    private static func bits(_ codes: [Int32], _ field: String) throws(InvalidValue) -> Int {
        var (low, high): (Int32, Int32) = (0, 0)
        for code in codes {
            low = min(low, code)
            high = max(high, code)
        }
        guard low >= 0 else { throw InvalidValue(field: field, value: "\(low)", accepted: "codes of at least 0") }
        return Int32.bitWidth - high.leadingZeroBitCount
    }
}

/// A window and the end of a period in the ticks of columns.
public struct RepeatWindow: Hashable, Sendable {
    /// The time within which another contact is a repeat, the window itself included.
    public let ticks: Int64
    /// The end of the period on the clock of the arrivals.
    public let periodEnd: Int64

    /// Creates a window.
    ///
    /// - Parameters:
    ///   - ticks: The time within which another contact is a repeat, in ticks, 0...2^60.
    ///   - periodEnd: The end of the period on the clock of the arrivals, within ±2^60.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for numbers out of range.
    public init(ticks: Int64, periodEnd: Int64) throws(InvalidValue) {
        guard (0...(1 << 60)).contains(ticks) else {
            throw InvalidValue(field: "ticks", value: "\(ticks)", accepted: "0 to 2^60")
        }
        guard (-(1 << 60)...(1 << 60)).contains(periodEnd) else {
            throw InvalidValue(field: "periodEnd", value: "\(periodEnd)", accepted: "-2^60 to 2^60")
        }
        self.ticks = ticks
        self.periodEnd = periodEnd
    }
}
