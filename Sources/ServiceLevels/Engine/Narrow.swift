/// A count or place held in 32 bits, since a live state is small; beyond their range it stays at the end of it.
@propertyWrapper
struct Narrow: Hashable, Sendable {
    private var bits: Int32

    init(wrappedValue: Int) {
        bits = Int32(clamping: wrappedValue)
    }

    var wrappedValue: Int {
        get { Int(bits) }
        set { bits = Int32(clamping: newValue) }
    }
}
