import ServiceStatistics
import ServiceTime

extension Int {
    /// The number with commas between groups of three digits.
    package var grouped: String {
        let digits = Array(String(magnitude))
        let groups = stride(from: digits.count, to: 0, by: -3).reversed().map {
            String(digits[Swift.max(0, $0 - 3)..<$0])
        }
        return (self < 0 ? "-" : "") + groups.joined(separator: ",")
    }

    /// The number with a noun, in the plural where it is not one: `1 row`, `2,000 rows`.
    package func of(_ noun: String, plural: String? = nil) -> String {
        grouped + " " + (self == 1 ? noun : plural ?? noun + "s")
    }
}

extension Int {
    /// A block as high as the number is compared with the greatest one; a space for zero.
    func bar(of greatest: Int) -> String {
        let bars = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
        return self > 0 && self <= greatest ? bars[(self * bars.count - 1) / greatest] : " "
    }
}

extension Double {
    /// A share as percent with one digit, such as `93.4 %`.
    package var percent: String { tenthsOfPercent + " %" }

    /// A share in percent with one digit, such as `93.4`.
    var tenthsOfPercent: String {
        let tenths = Int((self * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}

extension ConfidenceInterval {
    /// The bounds in percent, such as `92.6–94.1 %`.
    var percent: String { lower.tenthsOfPercent + "–" + upper.percent }
}

extension TimeSpan {
    /// The length in its two greatest units, with days of 24 hours: `88 d 23 h`, `5 h 07 min`, `12 min 30 s`.
    ///
    /// What is smaller than the second unit is cut off.
    var inDays: String { text(withDays: true) }

    /// The length in its two greatest units up to hours, for working time, whose days have any length.
    var inHours: String { text(withDays: false) }

    private func text(withDays: Bool) -> String {
        let seconds = Int(wholeSeconds)
        let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400)
        if withDays, days > 0 { return "\(days.grouped) d \(Self.twoDigits(hours % 24)) h" }
        if hours > 0 { return "\(hours.grouped) h \(Self.twoDigits(minutes % 60)) min" }
        return minutes > 0 ? "\(minutes) min \(Self.twoDigits(seconds % 60)) s" : "\(seconds) s"
    }

    private static func twoDigits(_ number: Int) -> String {
        String(number).padded(to: 2, with: "0", .trailing)
    }
}

extension CivilDate {
    /// The date with its weekday and without its year, such as `Mon 19 Jan`.
    var dayText: String {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let (_, month, day) = components
        return "\(weekday.shortName) \(day) \(months[month - 1])"
    }
}
