import ServiceTime
import Ticketing

/// One of the things about a ticket on which conditions depend.
enum TicketVariable: Hashable {
    /// In which stretch of time it was opened, of those that the versions of the policies divide.
    case opening
    /// Its status, and with it the category.
    case status
    /// What it says in any other dimension.
    case text(TicketDimension)
    /// Whether a word is attached.
    case tag(Tag)
    /// How old it is.
    case age

    /// A text by which variables sort, for an order that is the same everywhere.
    var name: String {
        switch self {
        case .opening: "0"
        case .status: "1"
        case .text(.attribute(let name)): "3" + name.rawValue
        case .text(let dimension): "2" + dimension.name
        case .tag(let tag): "4" + tag.rawValue
        case .age: "5"
        }
    }
}

/// The values of a variable that no condition tells apart, by one that stands for them.
struct ValueClass {
    /// A value.
    enum Value: Hashable {
        /// Opened in that stretch of time.
        case stretch(Int)
        /// A text.
        case text(String)
        /// A text that no condition mentions.
        case other(String)
        /// Nothing said, or a text that no condition mentions, which comes to the same.
        case absent
        /// The word is attached, or not.
        case tagged(Bool)
        /// At least that old, in microseconds, up to the next age that a condition asks for.
        case age(Int64)
    }

    let value: Value

    /// Whether the value is written down somewhere, in a condition, the life cycle or the domain.
    var isNamed: Bool {
        switch value {
        case .other, .absent: false
        default: true
        }
    }
}
