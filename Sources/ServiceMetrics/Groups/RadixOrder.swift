/// Sorting of integers by their digits: no comparisons, stable, in a few passes.
enum RadixOrder {
    private static let digitBits = 11

    /// Sorts values by the bits from `low` up to `high`; values equal in these bits keep their order.
    static func sort(_ values: inout [UInt64], from low: Int = 0, to high: Int) {
        guard values.count > 1, high > low else { return }
        var other = [UInt64](repeating: 0, count: values.count)
        let passes = (high - low + digitBits - 1) / digitBits
        // Digits of equal width: two passes of 11 bits are quicker than one of 20.
        let width = (high - low + passes - 1) / passes
        var starts = [Int](repeating: 0, count: 1 << width)
        for pass in 0..<passes {
            let shift = UInt64(low + pass * width)
            let bits = min(width, high - low - pass * width)
            let mask = (UInt64(1) << UInt64(bits)) - 1
            for index in starts.indices { starts[index] = 0 }
            for value in values { starts[Int(truncatingIfNeeded: value >> shift & mask)] += 1 }
            var total = 0
            for index in starts.indices {
                let number = starts[index]
                starts[index] = total
                total += number
            }
            for value in values {
                let digit = Int(truncatingIfNeeded: value >> shift & mask)
                let place = starts[digit]
                other[place] = value
                starts[digit] = place &+ 1
            }
            swap(&values, &other)
        }
    }

    /// The rows in the order of their keys; rows of one key keep their order.
    static func order(of keys: [UInt64], bits: Int) -> [Int32] {
        let rowBits = max(Int.bitWidth - max(keys.count - 1, 0).leadingZeroBitCount, 1)
        var order = [Int32](repeating: 0, count: keys.count)
        if bits + rowBits <= 64 {
            var packed = [UInt64](repeating: 0, count: keys.count)
            for row in keys.indices { packed[row] = keys[row] << UInt64(rowBits) | UInt64(row) }
            sort(&packed, from: rowBits, to: rowBits + bits)
            let mask = (UInt64(1) << UInt64(rowBits)) - 1
            for place in order.indices { order[place] = Int32(truncatingIfNeeded: packed[place] & mask) }
            return order
        }
        // The lower half of the keys first, then the upper half: the sort is stable.
        for row in order.indices { order[row] = Int32(truncatingIfNeeded: row) }
        for half in [0, 32] where bits > half {
            let part = min(bits - half, 32)
            var packed = [UInt64](repeating: 0, count: keys.count)
            let mask = (UInt64(1) << UInt64(part)) - 1
            for place in order.indices {
                let row = order[place]
                packed[place] = (keys[Int(row)] >> UInt64(half) & mask) << 32 | UInt64(UInt32(truncatingIfNeeded: row))
            }
            sort(&packed, from: 32, to: 32 + part)
            for place in order.indices { order[place] = Int32(truncatingIfNeeded: packed[place] & 0xFFFF_FFFF) }
        }
        return order
    }
}
