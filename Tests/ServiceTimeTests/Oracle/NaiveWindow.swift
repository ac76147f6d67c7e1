import ServiceTime

/// The answers about a stretch of time that is decided cell by cell, each cell open or closed as a whole.
struct NaiveWindow {
    /// An answer, or that it lies outside the window.
    enum Answer: Equatable {
        case at(Int64)
        case outside
    }

    let start: Int64
    let cell: Int64
    let open: [Bool]
    /// The days since 1970 that open cells make business days.
    let businessDays: Set<Int>

    /// Steps through `count` cells of so many seconds.
    init(_ calendar: NaiveCalendar, home: TimeZoneRules, fromSecond start: Int64, cellSeconds: Int, count: Int) throws {
        self.start = start * 1_000_000
        cell = Int64(cellSeconds) * 1_000_000
        var open: [Bool] = []
        var days: Set<Int> = []
        for index in 0..<count {
            let second = start + Int64(index * cellSeconds)
            open.append(try calendar.isOpen(second: second))
            if open[index] { days.formUnion(try calendar.businessDays(openAt: second, home: home)) }
        }
        self.open = open
        businessDays = days
    }

    var end: Int64 { start + cell * Int64(open.count) }

    private func cellStart(_ index: Int) -> Int64 { start + cell * Int64(index) }

    private func index(at microsecond: Int64) -> Int { Int((microsecond - start) / cell) }

    func isOpen(at microsecond: Int64) -> Bool { open[index(at: microsecond)] }

    /// The open stretches between two microseconds, clipped to them.
    func openIntervals(from: Int64, to: Int64) -> [Range<Int64>] {
        var result: [Range<Int64>] = []
        for index in open.indices where open[index] {
            let low = max(cellStart(index), from)
            let high = min(cellStart(index + 1), to)
            guard low < high else { continue }
            if let last = result.last, last.upperBound == low {
                result[result.count - 1] = last.lowerBound..<high
            } else {
                result.append(low..<high)
            }
        }
        return result
    }

    func openTime(from: Int64, to: Int64) -> Int64 {
        to < from
            ? -openTime(from: to, to: from)
            : openIntervals(from: from, to: to).reduce(0) { $0 + $1.upperBound - $1.lowerBound }
    }

    /// The earliest microsecond with exactly `amount` open ones since another.
    func adding(_ amount: Int64, to from: Int64) -> Answer {
        if amount == 0 { return .at(from) }
        var left = amount
        for index in index(at: from)..<open.count where open[index] {
            let low = max(cellStart(index), from)
            if left <= cellStart(index + 1) - low { return .at(low + left) }
            left -= cellStart(index + 1) - low
        }
        return .outside
    }

    /// The latest microsecond from which exactly `amount` open ones lead to another.
    func subtracting(_ amount: Int64, from to: Int64) -> Answer {
        if amount == 0 { return .at(to) }
        var left = amount
        for index in open.indices.reversed() where open[index] && cellStart(index) < to {
            let high = min(cellStart(index + 1), to)
            if left <= high - cellStart(index) { return .at(high - left) }
            left -= high - cellStart(index)
        }
        return .outside
    }

    func nextOpen(at from: Int64) -> Answer {
        for index in index(at: from)..<open.count where open[index] { return .at(max(cellStart(index), from)) }
        return .outside
    }

    func nextOpening(after from: Int64) -> Answer {
        for index in (index(at: from) + 1)..<open.count where open[index] && !open[index - 1] {
            return .at(cellStart(index))
        }
        return .outside
    }

    func nextClosing(after from: Int64) -> Answer {
        for index in (index(at: from) + 1)..<open.count where !open[index] && open[index - 1] {
            return .at(cellStart(index))
        }
        return .outside
    }
}
