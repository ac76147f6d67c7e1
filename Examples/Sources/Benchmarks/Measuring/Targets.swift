/// What the figures should be at least or at most, with what they are.
struct Targets {
    private var report = Report("target", "measured", "asked", "")
    private(set) var missed = 0

    mutating func atLeast(_ bound: Double, _ value: Double, _ name: String, as text: (Double) -> String) {
        add(name, text(value), "≥ " + text(bound), holds: value >= bound)
    }

    mutating func atMost(_ bound: Double, _ value: Double, _ name: String, as text: (Double) -> String) {
        add(name, text(value), "≤ " + text(bound), holds: value <= bound)
    }

    private mutating func add(_ name: String, _ measured: String, _ asked: String, holds: Bool) {
        if !holds { missed += 1 }
        report.add(name, measured, asked, holds ? "holds" : "MISSED")
    }

    func print() {
        report.print()
        Swift.print(missed == 0 ? "  all targets hold" : "  targets missed: \(missed)")
    }
}
