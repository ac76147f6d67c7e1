/// The places of the mapped columns in the rows of a log.
struct EventPlaces {
    let identifier: Column
    let occurredAt: Column
    let openedAt: Column
    let closedAt: Column?
    let status: Column
    let priority: Column?
    let impact: Column?
    let urgency: Column?
    let type: Column?
    let team: Column?
    let agent: Column?
    let channel: Column?
    let attributes: [AttributeColumn]
    let reopenCount: Column?
    let expectedVerdict: (column: Column, words: VerdictColumn)?

    /// Finds the mapped columns in a header.
    ///
    /// - Parameters:
    ///   - columns: The mapping.
    ///   - header: The names of the columns of the file, in their order.
    ///   - file: The name of the file.
    /// - Throws: ``InputError`` that names the missing columns and those that were found.
    init(_ columns: EventColumns, in header: [String], of file: String) throws(InputError) {
        var finder = ColumnFinder(header)
        identifier = finder.column(columns.identifier)
        occurredAt = finder.column(columns.occurredAt)
        openedAt = finder.column(columns.openedAt)
        closedAt = finder.column(columns.closedAt)
        status = finder.column(columns.status.column)
        priority = finder.column(columns.priority?.column)
        impact = finder.column(columns.priority?.derivation?.impact)
        urgency = finder.column(columns.priority?.derivation?.urgency)
        type = finder.column(columns.type)
        team = finder.column(columns.team)
        agent = finder.column(columns.agent)
        channel = finder.column(columns.channel)
        attributes = finder.columns(columns.attributes)
        reopenCount = finder.column(columns.reopenCount)
        expectedVerdict = columns.expectedVerdict.map { (finder.column($0.column), $0) }
        try finder.finish(file)
    }

    /// All mapped columns, each once.
    var all: Set<Column> {
        let single = [
            closedAt, priority, impact, urgency, type, team, agent, channel, reopenCount, expectedVerdict?.column,
        ]
        return Set([identifier, occurredAt, openedAt, status] + single.compactMap(\.self) + attributes.map(\.column))
    }
}
