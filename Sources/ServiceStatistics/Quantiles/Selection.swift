/// Selection of order statistics in place, without sorting what is not asked for.
@usableFromInline package enum Selection: Sendable {
    /// Moves the elements so that `values[rank]` is the one sorting would put there, none before it is greater and
    /// none after it is smaller.
    ///
    /// Only the elements from `start` up to `end` are looked at and moved.
    ///
    /// - Complexity: O(n) expected, O(n log n) at worst: a range that shrinks too slowly is sorted.
    @inlinable package static func select<Element: Comparable>(
        _ rank: Int, in values: inout [Element], from start: Int = 0, to end: Int? = nil
    ) {
        var low = start
        var high = min(end ?? values.count, values.count) - 1
        guard rank >= low, rank <= high else { return }
        var patience = 2 * (Int.bitWidth - values.count.leadingZeroBitCount)
        while high - low > 16 {
            guard patience > 0 else { break }
            patience -= 1
            let (left, right) = partition(&values, low, high)
            if rank <= left {
                high = left
            } else if rank >= right {
                low = right
            } else {
                return
            }
        }
        values[low...high].sort()
    }

    /// Hoare's partition by the median of three.
    ///
    /// - Returns: The last index of the part that is not greater than the pivot and the first of the part that is not
    ///   smaller; what lies between equals the pivot.
    @inlinable static func partition<Element: Comparable>(
        _ values: inout [Element], _ low: Int, _ high: Int
    ) -> (left: Int, right: Int) {
        let middle = low + (high - low) / 2
        if values[middle] < values[low] { values.swapAt(middle, low) }
        if values[high] < values[low] { values.swapAt(high, low) }
        if values[high] < values[middle] { values.swapAt(high, middle) }
        let pivot = values[middle]
        var i = low
        var j = high
        while i <= j {
            while values[i] < pivot { i += 1 }
            while pivot < values[j] { j -= 1 }
            if i <= j {
                values.swapAt(i, j)
                i += 1
                j -= 1
            }
        }
        return (j, i)
    }
}
