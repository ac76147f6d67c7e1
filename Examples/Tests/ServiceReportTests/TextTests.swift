import ServiceStatistics
import ServiceTime
import Testing

@testable import ServiceReporting

@Suite("Text of the report")
struct TextTests {
    @Test(
        "Numbers are grouped by three",
        arguments: [
            (0, "0"), (999, "999"), (1000, "1,000"), (6318, "6,318"), (1_234_567, "1,234,567"), (-1000, "-1,000"),
        ])
    func grouped(_ number: Int, _ text: String) {
        #expect(number.grouped == text)
    }

    @Test(
        "Shares are shown in percent with one digit",
        arguments: [(0.0, "0.0 %"), (1.0, "100.0 %"), (0.3388, "33.9 %"), (0.0004, "0.0 %"), (0.0625, "6.3 %")])
    func percent(_ share: Double, _ text: String) {
        #expect(share.percent == text)
    }

    @Test("An interval names its unit once")
    func interval() throws {
        #expect(try ConfidenceInterval(lower: 0.926, upper: 0.941, confidence: 0.95).percent == "92.6–94.1 %")
    }

    @Test(
        "Lengths of time are shown in two units",
        arguments: [
            (0, "0 s", "0 s"), (59, "59 s", "59 s"), (60, "1 min 00 s", "1 min 00 s"),
            (3599, "59 min 59 s", "59 min 59 s"),
            (3661, "1 h 01 min", "1 h 01 min"), (86_399, "23 h 59 min", "23 h 59 min"),
            (90_000, "1 d 01 h", "25 h 00 min"),
            (86_400_000, "1,000 d 00 h", "24,000 h 00 min"),
        ])
    func lengths(_ seconds: Int32, _ inDays: String, _ inHours: String) {
        #expect(TimeSpan.seconds(seconds).inDays == inDays)
        #expect(TimeSpan.seconds(seconds).inHours == inHours)
    }

    @Test("A wide character takes two columns, in padding, cutting and wrapping")
    func widths() {
        #expect("工单 A".displayWidth == 6)
        #expect("工单".padded(to: 6) == "工单  ")
        #expect("工单".padded(to: 6, .trailing) == "  工单")
        #expect("工单工单".shortened(to: 6) == "工单…")
        #expect("工单工单".shortened(to: 8) == "工单工单")
        #expect("é工 bc def".wrapped(to: 6) == ["é工 bc", "def"])
    }

    @Test("Columns are as wide as their widest cell, numbers at the end")
    func table() {
        var table = TextTable(.words("type", upTo: 8), .numbers("n"))
        table.add(["complaints", "7"])
        table.add(["投诉", "1,000"])
        table.add(["", ""])
        #expect(
            table.lines == [
                "type          n",
                "────────  ─────",
                "complai…      7",
                "投诉      1,000",
                "",
            ])
    }

    @Test("A bar is as high as its share of the greatest", arguments: [(0, " "), (1, "▁"), (4, "▄"), (8, "█")])
    func bars(_ number: Int, _ bar: String) {
        #expect(number.bar(of: 8) == bar)
    }
}
