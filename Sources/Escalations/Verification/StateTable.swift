/// The states that a verification has met, each with a number.
struct StateTable {
    private(set) var keys: [UInt64] = []
    private var slots: [Int32]

    init() {
        slots = Array(repeating: -1, count: 1 << 12)
    }

    var count: Int { keys.count }

    /// The number of a state; nil where it was not met.
    func number(of key: UInt64) -> Int? {
        var slot = Self.slot(of: key, slots.count)
        while slots[slot] >= 0 {
            if keys[Int(slots[slot])] == key { return Int(slots[slot]) }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The number of a state, which is a new one where it was not met.
    mutating func insert(_ key: UInt64) -> (number: Int, isNew: Bool) {
        var slot = Self.slot(of: key, slots.count)
        while slots[slot] >= 0 {
            if keys[Int(slots[slot])] == key { return (Int(slots[slot]), false) }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(keys.count)
        keys.append(key)
        if keys.count * 2 > slots.count { grow() }
        return (keys.count - 1, true)
    }

    private mutating func grow() {
        var larger = [Int32](repeating: -1, count: slots.count * 2)
        for (number, key) in keys.enumerated() {
            var slot = Self.slot(of: key, larger.count)
            while larger[slot] >= 0 { slot = (slot + 1) & (larger.count - 1) }
            larger[slot] = Int32(number)
        }
        slots = larger
    }

    private static func slot(of key: UInt64, _ count: Int) -> Int {
        var mixed = (key ^ (key >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int(truncatingIfNeeded: mixed ^ (mixed >> 31)) & (count - 1)
    }
}
