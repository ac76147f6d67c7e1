/// The stages of a life cycle with what is asked of them by every event, shared by all copies of the life cycle.
final class LifeCycleTables: Sendable {
    let stages: [LifeCycle.Stage]
    let categories: [StatusCategory]
    /// The place of the first status whose name has a length, by the length up to the greatest that is told apart, and of
    /// the next one after each status that has the same: lengths tell most statuses apart without a look at the texts; -1
    /// for none.
    private let firstOfLength: [Int]
    private let nextOfLength: [Int]
    private static let greatestLength = 63
    /// The place of the first stage of each category, by the category's place among all; -1 for none.
    private let firstPlaces: [Int]
    /// Whether a status may follow another: a row for each status that is followed, a column for each that follows.
    private let mayFollow: [Bool]

    init(_ stages: [LifeCycle.Stage]) {
        self.stages = stages
        categories = stages.map { $0.category }
        let lengths = stages.map { Self.length(of: $0.status) }
        var firstOfLength = [Int](repeating: -1, count: Self.greatestLength + 1)
        nextOfLength = lengths.enumerated().map { place, length in
            lengths[(place + 1)...].firstIndex(of: length) ?? -1
        }
        for (place, length) in lengths.enumerated().reversed() { firstOfLength[length] = place }
        self.firstOfLength = firstOfLength
        firstPlaces = StatusCategory.allCases.map { category in
            stages.firstIndex { $0.category == category } ?? -1
        }
        mayFollow = stages.flatMap { stage in
            stages.map { $0.status == stage.status || stage.next.contains($0.status) }
        }
    }

    private static func length(of status: TicketStatus) -> Int {
        min(status.rawValue.utf8.count, greatestLength)
    }

    /// The place of a status; nil for one that is not there.
    func place(of status: TicketStatus) -> Int? {
        var place = firstOfLength[Self.length(of: status)]
        while place >= 0 {
            if stages[place].status == status { return place }
            place = nextOfLength[place]
        }
        return nil
    }

    /// The place of the first status of a category; nil for none.
    func firstPlace(in category: StatusCategory) -> Int? {
        let place = firstPlaces[category.place]
        return place < 0 ? nil : place
    }

    /// The step to the status at a place.
    func step(to next: Int, from status: TicketStatus) -> LifeCycle.Step {
        let place = place(of: status) ?? -1
        return LifeCycle.Step(
            place: next, category: categories[next],
            isAllowed: place >= 0 && mayFollow[place &* categories.count &+ next], isStay: place == next)
    }
}
