import ServiceTime

extension ServiceReport {
    /// The worst breaches with their explanations.
    var breachSection: [String] {
        Layout.section(
            worstBreaches.isEmpty
                ? "" : "The \(worstBreaches.count.of("worst breach", plural: "worst breaches")) by plain time",
            worstBreaches.enumerated().flatMap { index, breach in
                (index == 0 ? [] : [""]) + breach.lines(number: index + 1, reportZone: timeZone)
            })
    }
}

extension Breach {
    fileprivate func lines(number: Int, reportZone: TimeZoneIdentifier) -> [String] {
        let zone = timeZone == reportZone ? "" : " (times of \(timeZone))"
        let late = "\(overdue.inDays) late, \(overdueWorkingTime.inHours) of it working time"
        let indent = String(repeating: " ", count: 4)
        return [
            "\(number).".padded(to: 4) + "\(identifier)  \(type)  [\(policy): \(target)]" + zone,
            indent + "opened " + opened.local.padded(to: 26) + "due " + due.local,
            indent + (closed.map { "closed " + $0.local } ?? "still open").padded(to: 33) + late,
        ] + explanation.sentence.wrapped(to: Layout.width - indent.count).map { indent + $0 }
    }
}

extension DueExplanation {
    /// How many parts of a long list are shown.
    private static let shown = 6

    /// The explanation in one sentence.
    fileprivate var sentence: String {
        var parts = [
            movedFrom.map { "Opened \($0), so counted from \(countedFrom.local)" } ?? "Counted from the opening"
        ]
        if !countedDays.isEmpty {
            parts.append("business days: " + Self.list(countedDays.map(\.dayText)))
        }
        if !stretches.isEmpty {
            parts.append("working time: " + Self.list(stretches.map(\.text)))
        }
        if !passedOver.isEmpty { parts.append("passed over: " + Self.list(passedOver.map(\.text))) }
        return parts.joined(separator: "; ") + "."
    }

    /// A list of which the middle is left out where it is long.
    private static func list(_ items: [String]) -> String {
        guard items.count > shown else { return items.joined(separator: ", ") }
        let left = items.count - shown
        return (items.prefix(shown - 1) + ["\(left.grouped) more"] + items.suffix(1)).joined(separator: ", ")
    }
}

extension DueExplanation.ClosedDate {
    fileprivate var text: String { date.dayText + (holiday.map { " (\($0))" } ?? "") }
}

extension DueExplanation.Stretch {
    fileprivate var text: String {
        "\(from.local) to \(from.day == to.day ? to.time : to.local[...]) (\(length))"
    }
}
