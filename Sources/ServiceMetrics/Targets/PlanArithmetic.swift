import ServiceStatistics
public import ServiceVocabulary

/// Checks of the arithmetic of published plans: items against totals, shares against amounts, quantity × rate against
/// amounts, and weights against 100 %.
///
/// All amounts are exact integers of one unit, such as minor units of money or thousandths of a per cent.
public enum PlanArithmetic: Sendable {
    /// Reports items that do not add up to the total that is stated.
    ///
    /// - Parameters:
    ///   - items: The items with their names.
    ///   - total: The total that is stated.
    ///   - path: Where the plan says so.
    /// - Returns: `plan.items-total` with the difference; empty where they agree.
    public static func checkTotal(
        _ items: [(name: String, amount: Int64)], statedTotal total: Int64, path: String
    ) -> [Diagnostic] {
        let sum = items.reduce(Int128(0)) { $0 + Int128($1.amount) }
        guard sum != Int128(total) else { return [] }
        return [
            Diagnostic(
                code: "plan.items-total", severity: .error, path: path,
                message: "the items sum to \(sum), stated are \(total): a difference of \(sum - Int128(total))")
        ]
    }

    /// Reports stated shares that the stated amounts do not have.
    ///
    /// - Parameters:
    ///   - parts: Each part with its amount, at least 0, and its stated share in thousandths of the whole (600 for 60
    ///     %); nil for a part without one.
    ///   - tolerance: By how many thousandths a share may be off, for rounded ones.
    ///   - path: Where the plan says so.
    /// - Returns: `plan.share-amount` for each share that is off, and `plan.shares-total` where all shares are stated
    ///   and do not sum to the whole.
    public static func checkShares(
        _ parts: [(name: String, amount: Int64, thousandths: Int64?)], tolerance: Int64 = 5, path: String
    ) -> [Diagnostic] {
        let total = parts.reduce(Int128(0)) { $0 + Int128($1.amount) }
        var findings: [Diagnostic] = []
        if total > 0 {
            for part in parts {
                guard let stated = part.thousandths else { continue }
                let distance = (Int128(part.amount) * 1000 - Int128(stated) * total).magnitude
                guard Int128(distance) > Int128(tolerance) * total else { continue }
                let actual = (Double(part.amount) / Double(total) * 1000).rounded() / 10
                findings.append(
                    Diagnostic(
                        code: "plan.share-amount", severity: .error, path: path + "." + part.name,
                        message: "stated as \(Double(stated) / 10) %, the amounts give \(actual) %"))
            }
        }
        let stated = parts.compactMap { $0.thousandths }
        let sum = stated.reduce(Int128(0)) { $0 + Int128($1) }
        if stated.count == parts.count, !parts.isEmpty, sum != 1000 {
            findings.append(
                Diagnostic(
                    code: "plan.shares-total", severity: .error, path: path,
                    message: "the shares sum to \(Double(sum) / 10) %, not to 100 %"))
        }
        return findings
    }

    /// Reports an amount that is not quantity × rate.
    ///
    /// - Parameters:
    ///   - factors: The quantities and the rate, such as 60 hours, 100 an hour and 50 people.
    ///   - amount: The amount that is stated.
    ///   - path: Where the plan says so.
    /// - Returns: `plan.product` with what the factors give; empty where they agree.
    public static func checkProduct(_ factors: [Int64], statedAmount amount: Int64, path: String) -> [Diagnostic] {
        var product: Int128 = 1
        for factor in factors {
            let next = product.multipliedReportingOverflow(by: Int128(factor))
            guard !next.overflow else {
                return [
                    Diagnostic(
                        code: "plan.product", severity: .error, path: path, message: "the product exceeds 128 bits")
                ]
            }
            product = next.partialValue
        }
        guard product != Int128(amount) else { return [] }
        return [
            Diagnostic(
                code: "plan.product", severity: .error, path: path,
                message: "the factors give \(product), stated is \(amount)")
        ]
    }

    /// Reports weights that do not sum to the whole, and weights that are not above 0.
    ///
    /// - Parameters:
    ///   - weights: The weights with their names.
    ///   - whole: What they must sum to, such as 100.
    ///   - path: Where the plan says so.
    /// - Returns: `weights.total` with what is missing or too much, and `weights.not-positive`.
    public static func checkWeights(
        _ weights: [(name: String, weight: Int64)], whole: Int64 = 100, path: String
    ) -> [Diagnostic] {
        var findings = weights.filter { $0.weight <= 0 }.map {
            Diagnostic(
                code: "weights.not-positive", severity: .error, path: path + "." + $0.name,
                message: "the weight is \($0.weight)")
        }
        let sum = weights.reduce(Int128(0)) { $0 + Int128($1.weight) }
        if sum != Int128(whole) {
            let rest = Int128(whole) - sum
            findings.append(
                Diagnostic(
                    code: "weights.total", severity: .error, path: path,
                    message:
                        "the weights sum to \(sum) of \(whole): \(rest > 0 ? "\(rest) is unstated" : "\(-rest) too much")"
                ))
        }
        return findings
    }

    /// Reports one quantity that is stated with several values at several places.
    ///
    /// - Parameters:
    ///   - values: What each place says.
    ///   - quantity: The name of the quantity.
    /// - Returns: `plan.two-values` with all places, for two or more different values.
    public static func checkOneValue(
        _ values: [(place: String, value: String)], of quantity: String
    ) -> [Diagnostic] {
        guard Set(values.map { $0.value }).count > 1 else { return [] }
        let text = values.map { "\($0.place) says \($0.value)" }.joined(separator: ", ")
        return [Diagnostic(code: "plan.two-values", severity: .warning, path: quantity, message: text)]
    }
}
