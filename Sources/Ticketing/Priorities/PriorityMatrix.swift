public import ServiceVocabulary

/// The priority of an issue by the scope of its impact and its urgency, as a table (优先级矩阵).
///
/// The words are open: the table of a system that counts impact, urgency and priority from 1 is one like any other.
///
/// ```swift
/// let priority = PriorityMatrix.assumed.priority(scope: .group, urgency: .high)  // urgent
/// ```
public struct PriorityMatrix: Hashable, Sendable {
    /// The priorities, the most urgent first.
    public let priorities: [Priority]
    /// The scopes, the widest first: the rows of the table.
    public let scopes: [ImpactScope]
    /// The urgencies, the most urgent first: the columns of the table.
    public let urgencies: [Urgency]
    /// The table: for each scope the priorities by urgency, in the order of ``scopes`` and ``urgencies``.
    public let rows: [[Priority]]

    /// Creates a matrix.
    ///
    /// - Parameters:
    ///   - priorities: The priorities, the most urgent first.
    ///   - scopes: The scopes, the widest first.
    ///   - urgencies: The urgencies, the most urgent first.
    ///   - rows: For each scope the priorities by urgency.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a list is empty or names something twice, when a cell is missing
    ///   or too many, or holds a priority that is not among the priorities.
    public init(
        priorities: [Priority], scopes: [ImpactScope], urgencies: [Urgency], rows: [[Priority]]
    ) throws(InvalidValue) {
        try Self.check(priorities, field: "priorities")
        try Self.check(scopes, field: "scopes")
        try Self.check(urgencies, field: "urgencies")
        guard rows.count == scopes.count else {
            throw InvalidValue(field: "rows", value: "\(rows.count) rows", accepted: "one row for each scope")
        }
        for (scope, row) in zip(scopes, rows) {
            guard row.count == urgencies.count else {
                throw InvalidValue(
                    field: "rows." + scope.rawValue, value: "\(row.count) cells", accepted: "one cell for each urgency")
            }
            for (urgency, priority) in zip(urgencies, row) where !priorities.contains(priority) {
                throw InvalidValue(
                    field: "rows." + scope.rawValue + "." + urgency.rawValue, value: priority.rawValue,
                    accepted: "one of the priorities " + priorities.map { $0.rawValue }.joined(separator: ", "))
            }
        }
        self.init(unchecked: priorities, scopes, urgencies, rows)
    }

    private init(
        unchecked priorities: [Priority], _ scopes: [ImpactScope], _ urgencies: [Urgency], _ rows: [[Priority]]
    ) {
        self.priorities = priorities
        self.scopes = scopes
        self.urgencies = urgencies
        self.rows = rows
    }

    /// A table for scope (individual, group, industry-wide) and urgency (high, middle, low).
    ///
    /// The axes are published practice; the nine cells are an assumption, since no published source gives them.
    public static let assumed = PriorityMatrix(
        unchecked: [.urgent, .high, .normal, .low], [.industryWide, .group, .individual], [.high, .middle, .low],
        [
            [.urgent, .urgent, .high],
            [.urgent, .high, .normal],
            [.high, .normal, .low],
        ])

    /// The priority of an issue; nil for a scope or an urgency that the table does not have.
    ///
    /// - Parameters:
    ///   - scope: How many it concerns.
    ///   - urgency: How soon it has to be dealt with.
    public func priority(scope: ImpactScope, urgency: Urgency) -> Priority? {
        guard let row = scopes.firstIndex(of: scope), let column = urgencies.firstIndex(of: urgency) else { return nil }
        return rows[row][column]
    }

    /// The place of a priority, 0 for the most urgent; nil for one that the matrix does not have.
    public func rank(of priority: Priority) -> Int? {
        priorities.firstIndex(of: priority)
    }

    /// The priority one step more urgent; the most urgent one stays, and nil for one that the matrix does not have.
    public func raised(_ priority: Priority) -> Priority? {
        rank(of: priority).map { priorities[max($0 - 1, 0)] }
    }

    /// Whether one priority is more urgent than another; nil unless the matrix has both.
    public func isMoreUrgent(_ priority: Priority, than other: Priority) -> Bool? {
        guard let left = rank(of: priority), let right = rank(of: other) else { return nil }
        return left < right
    }

    /// What is hardly meant: a cell less urgent than a narrower or less urgent one, and priorities that no cell gives.
    ///
    /// The codes are `priority-matrix.not-monotone` (warning) and `priority-matrix.unused-priority` (note).
    public func diagnostics() -> [Diagnostic] {
        var findings: [Diagnostic] = []
        for (row, scope) in scopes.enumerated() {
            for (column, urgency) in urgencies.enumerated() {
                let own = rank(of: rows[row][column])
                let right = column + 1 < urgencies.count ? rank(of: rows[row][column + 1]) : nil
                let below = row + 1 < scopes.count ? rank(of: rows[row + 1][column]) : nil
                guard let own, [right, below].contains(where: { $0.map { $0 < own } ?? false }) else { continue }
                findings.append(
                    Diagnostic(
                        code: "priority-matrix.not-monotone", severity: .warning,
                        path: "rows." + scope.rawValue + "." + urgency.rawValue,
                        message: "A narrower scope or a lower urgency gets a more urgent priority."))
            }
        }
        let used = Set(rows.flatMap { $0 })
        for (index, priority) in priorities.enumerated() where !used.contains(priority) {
            findings.append(
                Diagnostic(
                    code: "priority-matrix.unused-priority", severity: .note, path: "priorities[\(index)]",
                    message: "No cell gives the priority " + priority.rawValue + "."))
        }
        return findings
    }

    private static func check(_ words: [some TextIdentifier], field: String) throws(InvalidValue) {
        guard !words.isEmpty, Set(words).count == words.count else {
            throw InvalidValue(
                field: field, value: words.isEmpty ? "[]" : "a name twice", accepted: "at least one name, each once")
        }
    }
}
