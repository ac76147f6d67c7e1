/// A bar chart as SVG: groups of bars beside each other, with their values on top.
struct BarChart {
    /// A series of bars of one colour.
    struct Series {
        let name: String
        let color: String
        let values: [Double]
    }

    let title: String
    let labels: [String]
    let series: [Series]
    var width = 460.0
    var height = 250.0

    /// The chart, readable without colour by its order and its values.
    var svg: String {
        let top = 46.0
        let bottom = height - 26
        let greatest = series.flatMap { $0.values }.reduce(0, max)
        let slot = (width - 20) / Double(max(labels.count, 1))
        let bar = min(slot * 0.8 / Double(max(series.count, 1)), 46)
        var parts = [
            "<svg viewBox=\"0 0 \(number(width)) \(number(height))\" role=\"img\" aria-label=\"\(title.escaped)\">",
            text(10, 16, title, "start", "title"),
        ]
        var x = 10.0
        for one in series where series.count > 1 {
            parts.append("<rect x=\"\(number(x))\" y=\"24\" width=\"10\" height=\"10\" fill=\"\(one.color)\"/>")
            parts.append(text(x + 14, 33, one.name, "start", "small"))
            x += 30 + 6.4 * Double(one.name.count)
        }
        parts.append(
            "<line x1=\"10\" y1=\"\(number(bottom))\" x2=\"\(number(width - 10))\" y2=\"\(number(bottom))\" class=\"axis\"/>"
        )
        for (place, label) in labels.enumerated() {
            let middle = 10 + slot * (Double(place) + 0.5)
            parts.append(text(middle, bottom + 15, label, "middle", "small"))
            for (index, one) in series.enumerated() where place < one.values.count {
                let value = one.values[place]
                let size = greatest > 0 ? max(value, 0) / greatest * (bottom - top - 12) : 0
                let left = middle + bar * (Double(index) - Double(series.count) / 2)
                parts.append(
                    "<rect x=\"\(number(left))\" y=\"\(number(bottom - size))\" width=\"\(number(bar * 0.92))\" "
                        + "height=\"\(number(size))\" fill=\"\(one.color)\"/>")
                parts.append(text(left + bar * 0.46, bottom - size - 4, Self.short(value), "middle", "value"))
            }
        }
        return parts.joined(separator: "\n") + "\n</svg>"
    }

    private func text(_ x: Double, _ y: Double, _ text: String, _ anchor: String, _ style: String) -> String {
        "<text x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"\(anchor)\" class=\"\(style)\">\(text.escaped)</text>"
    }

    private func number(_ value: Double) -> String { Figures.decimals(value, 1) }

    /// A value short enough for the top of a bar.
    static func short(_ value: Double) -> String {
        switch value {
        case 1_000_000...: Figures.decimals(value / 1_000_000, 1) + "M"
        case 10_000...: Figures.decimals(value / 1000, 0) + "k"
        case 100...: Figures.decimals(value, 0)
        case 10...: Figures.decimals(value, value == value.rounded() ? 0 : 1)
        default: Figures.decimals(value, value == value.rounded() ? 0 : 2)
        }
    }
}

extension String {
    /// The text with what HTML reads as markup replaced.
    var escaped: String {
        reduce(into: "") { text, character in
            switch character {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            default: text.append(character)
            }
        }
    }
}
