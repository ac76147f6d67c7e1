import Ticketing

/// Finds the policies whose conditions a ticket may meet without a look at each: by what the ticket says in each
/// dimension, a bit for each policy.
///
/// A question costs one look-up for each dimension that the conditions mention, and some words of bits.
struct PolicyIndex: Sendable {
    private struct Dimension: Sendable {
        let dimension: TicketDimension
        /// The row of the policies that accept a text.
        let rows: [String: Int]
        /// The row of those that accept any other text, and none.
        let otherwise: Int
    }

    /// The places of policies, in their order.
    struct Candidates: IteratorProtocol {
        fileprivate var word: UInt64
        fileprivate var later: [UInt64] = []
        fileprivate var base = 0

        mutating func next() -> Int? {
            while word == 0 {
                let index = base / UInt64.bitWidth
                guard index + 1 < later.count else { return nil }
                word = later[index + 1]
                base += UInt64.bitWidth
            }
            let bit = word.trailingZeroBitCount
            word &= word - 1
            return base + bit
        }
    }

    private let dimensions: [Dimension]
    private let wordCount: Int
    /// The rows, one after the other.
    private let bits: [UInt64]
    /// For each policy whether a ticket that passes the index meets its condition.
    private let isDecisive: [Bool]

    init(_ conditions: [TicketCondition]) {
        let wordCount = max(1, (conditions.count + UInt64.bitWidth - 1) / UInt64.bitWidth)
        let parts = conditions.map { $0.requirements }
        var accepted: [TicketDimension: [(policy: Int, texts: Set<String>)]] = [:]
        var order: [TicketDimension] = []
        for (policy, part) in parts.enumerated() {
            for (dimension, texts) in part.texts {
                if accepted[dimension] == nil { order.append(dimension) }
                accepted[dimension, default: []].append((policy, texts))
            }
        }
        var bits: [UInt64] = []
        func addRow(_ row: [UInt64]) -> Int {
            bits += row
            return bits.count / wordCount - 1
        }
        var every = [UInt64](repeating: 0, count: wordCount)
        for policy in conditions.indices { every.set(policy) }
        var dimensions: [Dimension] = []
        for dimension in order {
            let requirements = accepted[dimension] ?? []
            var otherwise = every
            for requirement in requirements { otherwise.clear(requirement.policy) }
            var rows: [String: [UInt64]] = [:]
            for requirement in requirements {
                for text in requirement.texts { rows[text, default: otherwise].set(requirement.policy) }
            }
            dimensions.append(
                Dimension(
                    dimension: dimension, rows: rows.mapValues { addRow($0) }, otherwise: addRow(otherwise)))
        }
        if dimensions.isEmpty { _ = addRow(every) }
        self.dimensions = dimensions
        self.wordCount = wordCount
        self.bits = bits
        isDecisive = parts.map { $0.isAll }
    }

    /// Whether a ticket that is a candidate of a policy meets its condition for sure.
    func isDecisive(_ policy: Int) -> Bool { isDecisive[policy] }

    /// The policies whose conditions a ticket may meet.
    func candidates(for ticket: Ticket) -> Candidates {
        guard wordCount > 1 else {
            var word = dimensions.isEmpty ? bits[0] : UInt64.max
            for dimension in dimensions { word &= bits[row(of: ticket, dimension)] }
            return Candidates(word: word)
        }
        guard let first = dimensions.first else {
            return Candidates(word: bits[0], later: bits)
        }
        let start = row(of: ticket, first) * wordCount
        var words = Array(bits[start..<start + wordCount])
        for dimension in dimensions.dropFirst() {
            let start = row(of: ticket, dimension) * wordCount
            for index in words.indices { words[index] &= bits[start + index] }
        }
        return Candidates(word: words[0], later: words)
    }

    private func row(of ticket: Ticket, _ dimension: Dimension) -> Int {
        ticket.text(of: dimension.dimension).flatMap { dimension.rows[$0] } ?? dimension.otherwise
    }
}

extension [UInt64] {
    fileprivate mutating func set(_ bit: Int) {
        self[bit / UInt64.bitWidth] |= 1 << UInt64(bit % UInt64.bitWidth)
    }

    fileprivate mutating func clear(_ bit: Int) {
        self[bit / UInt64.bitWidth] &= ~(1 << UInt64(bit % UInt64.bitWidth))
    }
}

extension TicketCondition {
    /// What the ticket must say in each dimension for the condition to hold, as far as that is so simple.
    fileprivate var requirements: (texts: [TicketDimension: Set<String>], isAll: Bool) {
        switch self {
        case .value(let dimension, let texts):
            return ([dimension: Set(texts)], true)
        case .all(let conditions):
            var texts: [TicketDimension: Set<String>] = [:]
            var isAll = true
            for condition in conditions {
                let part = condition.requirements
                for (dimension, own) in part.texts {
                    texts[dimension] = texts[dimension].map { $0.filter { own.contains($0) } } ?? own
                }
                isAll = isAll && part.isAll
            }
            return (texts, isAll)
        case .any(let conditions):
            // Alternatives in one dimension are one list of texts.
            guard let first = conditions.first?.requirements, first.isAll, first.texts.count == 1,
                let dimension = first.texts.keys.first
            else { return ([:], false) }
            var texts: Set<String> = []
            for condition in conditions {
                let part = condition.requirements
                guard part.isAll, part.texts.count == 1, let own = part.texts[dimension] else { return ([:], false) }
                texts.formUnion(own)
            }
            return ([dimension: texts], true)
        case .not, .tag, .age:
            return ([:], false)
        }
    }
}
