public import ServiceVocabulary

extension ContactColumns {
    /// Repeats of answered contacts, group by group.
    ///
    /// - Parameters:
    ///   - matters: Customer and matter of each contact.
    ///   - window: The window and the end of the period.
    ///   - grouping: The group of each row; nil for one group of all. A contact counts in its own group, whatever the
    ///     group of the contacts that repeat it.
    /// - Returns: The counts in the order of the groups.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for columns of another length.
    /// - Complexity: O(rows): a radix sort by customer and matter, over rows in the order of arrival.
    public func repeats(
        of matters: MatterColumns, within window: RepeatWindow, by grouping: ContactGrouping? = nil
    ) throws(InvalidValue) -> [RepeatCounts] {
        guard matters.customers.count == count else {
            throw InvalidValue(field: "matters", value: "\(matters.customers.count) rows", accepted: "\(count) rows")
        }
        try grouping?.check(rows: count)
        let search = RepeatSearch(
            columns: self, matters: matters, window: window, codes: grouping?.codes ?? [],
            groupCount: grouping?.groupCount ?? 1)
        return search.counts()
    }
}

/// Brings the contacts of one customer and matter together and compares neighbours.
private struct RepeatSearch {
    let columns: ContactColumns
    let matters: MatterColumns
    let window: RepeatWindow
    let codes: [Int32]
    let groupCount: Int

    func counts() -> [RepeatCounts] {
        let rows = rowsInOrder()
        let arrivals = columns.arrivals
        let (first, last) = (arrivals.min() ?? 0, arrivals.max() ?? 0)
        let keyBits = matters.customerBits + matters.matterBits
        let arrivalBits = Int64.bitWidth - (last - first).leadingZeroBitCount
        let groupBits = Int.bitWidth - max(groupCount - 1, 0).leadingZeroBitCount
        if keyBits + arrivalBits + groupBits <= 64 {
            return packedCounts(rows, keyBits, arrivalBits, groupBits, first)
        }
        return gatheredCounts(rows)
    }

    /// The answered rows in the order of arrival and identifier; nil when the rows stand in it, all of them.
    private func rowsInOrder() -> [Int32]? {
        let (arrivals, identifiers) = (columns.arrivals, matters.identifiers)
        var isOrdered = true
        for row in 1..<max(arrivals.count, 1) where isOrdered {
            isOrdered =
                arrivals[row - 1] < arrivals[row]
                || arrivals[row - 1] == arrivals[row]
                    && (identifiers.isEmpty || identifiers[row - 1] <= identifiers[row])
        }
        if isOrdered { return nil }
        let first = arrivals.min() ?? 0
        var order: [Int32] = arrivals.indices.map { Int32(truncatingIfNeeded: $0) }
        if !identifiers.isEmpty {
            order = RadixOrder.order(of: identifiers.map { UInt64(bitPattern: $0) }, bits: 63)
        }
        let keys = order.map { UInt64(bitPattern: arrivals[Int($0)] - first) }
        let bits = 64 - (keys.max() ?? 0).leadingZeroBitCount
        return RadixOrder.order(of: keys, bits: bits).map { order[Int($0)] }
    }

    /// Customer, matter, arrival and group of a contact in one word.
    private func packedCounts(
        _ rows: [Int32]?, _ keyBits: Int, _ arrivalBits: Int, _ groupBits: Int, _ first: Int64
    ) -> [RepeatCounts] {
        let (arrivals, customers, topics, outcomes) = (
            columns.arrivals, matters.customers, matters.matters, columns.outcomes
        )
        var packed: [UInt64] = []
        packed.reserveCapacity(columns.count)
        let matterShift = UInt64(matters.matterBits)
        let (arrivalShift, keyShift) = (UInt64(groupBits), UInt64(groupBits + arrivalBits))
        for place in 0..<columns.count {
            let row = rows.map { Int($0[place]) } ?? place
            guard outcomes[row] == ContactOutcome.answered.rawValue else { continue }
            let key = UInt64(customers[row]) << matterShift | UInt64(topics[row])
            let group = codes.isEmpty ? 0 : UInt64(codes[row])
            packed.append(key << keyShift | UInt64(bitPattern: arrivals[row] &- first) << arrivalShift | group)
        }
        RadixOrder.sort(&packed, from: groupBits + arrivalBits, to: groupBits + arrivalBits + keyBits)
        var results = [RepeatCounts](repeating: RepeatCounts(), count: groupCount)
        let arrivalMask = arrivalBits == 0 ? 0 : UInt64.max >> UInt64(64 - arrivalBits)
        let groupMask = groupBits == 0 ? 0 : UInt64.max >> UInt64(64 - groupBits)
        let latest = window.periodEnd - window.ticks - first
        var wasWithin = false
        for index in packed.indices {
            let word = packed[index]
            let arrival = Int64(bitPattern: word >> arrivalShift & arrivalMask)
            var isWithin = false
            if index + 1 < packed.count {
                let next = packed[index + 1]
                // A shift by the whole width gives 0, as an empty key must.
                isWithin =
                    next >> keyShift == word >> keyShift
                    && Int64(bitPattern: next >> arrivalShift & arrivalMask) &- arrival <= window.ticks
            }
            results[Int(truncatingIfNeeded: word & groupMask)].count(
                isFirst: !wasWithin, isRepeated: isWithin, isMature: arrival <= latest)
            wasWithin = isWithin
        }
        return results
    }

    /// The same where a contact does not fit into one word.
    private func gatheredCounts(_ rows: [Int32]?) -> [RepeatCounts] {
        let answered = (rows ?? columns.arrivals.indices.map { Int32(truncatingIfNeeded: $0) }).filter {
            columns.outcomes[Int($0)] == ContactOutcome.answered.rawValue
        }
        let keys = answered.map { row in
            UInt64(matters.customers[Int(row)]) << UInt64(matters.matterBits) | UInt64(matters.matters[Int(row)])
        }
        let order = RadixOrder.order(of: keys, bits: matters.customerBits + matters.matterBits)
        var results = [RepeatCounts](repeating: RepeatCounts(), count: groupCount)
        var wasWithin = false
        for (index, place) in order.enumerated() {
            let row = Int(answered[Int(place)])
            let arrival = columns.arrivals[row]
            var isWithin = false
            if index + 1 < order.count {
                let next = Int(order[index + 1])
                isWithin =
                    keys[next] == keys[Int(place)]
                    && columns.arrivals[Int(answered[next])] - arrival <= window.ticks
            }
            results[codes.isEmpty ? 0 : Int(codes[row])].count(
                isFirst: !wasWithin, isRepeated: isWithin, isMature: arrival <= window.periodEnd - window.ticks)
            wasWithin = isWithin
        }
        return results
    }
}
