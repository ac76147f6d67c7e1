public import ServiceVocabulary

/// Which fields are personal, why they are kept, and what a redacted copy does with them (个人信息最小必要).
///
/// Every field of customers, contacts, tickets and events has an entry, so that none is kept without a reason. Attributes
/// of the program's own have one each; those without are taken for personal and replaced.
public struct PersonalDataPolicy: Hashable, Sendable {
    /// What a redacted copy does with a field.
    public enum Treatment: String, Hashable, Sendable, CaseIterable {
        /// It stays.
        case kept
        /// Each text is replaced by a pseudonym, the same text by the same one.
        case replaced
    }

    /// What is said of one field.
    public struct Entry: Hashable, Sendable {
        /// The field.
        public let field: RecordField
        /// Whether it tells something about a person.
        public let isPersonal: Bool
        /// Why it is kept.
        public let purpose: String
        /// What a redacted copy does with it.
        public let treatment: Treatment

        /// Creates an entry.
        ///
        /// - Parameters:
        ///   - field: The field.
        ///   - isPersonal: Whether it tells something about a person.
        ///   - purpose: Why it is kept.
        ///   - treatment: What a redacted copy does with it.
        public init(_ field: RecordField, isPersonal: Bool, purpose: String, treatment: Treatment = .kept) {
            self.field = field
            self.isPersonal = isPersonal
            self.purpose = purpose
            self.treatment = treatment
        }
    }

    /// The entries, in the order they were given.
    public let entries: [Entry]

    /// The treatment of each kind of text; one that no field mentions is replaced.
    private let treatments: [PseudonymSpace: Treatment]

    /// Creates a policy.
    ///
    /// - Parameter entries: One entry for each field of ``fields``, and any for attributes.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a field is missing, unknown or there twice; when a purpose is
    ///   empty; when a field is to be replaced that holds no text which can be; and when two fields that name the same
    ///   people or things are treated differently, since then their figures would no longer join.
    public init(_ entries: [Entry]) throws(InvalidValue) {
        var known: Set<RecordField> = []
        var treatments: [PseudonymSpace: Treatment] = [:]
        for (index, entry) in entries.enumerated() {
            let path = "entries[\(index)]"
            guard known.insert(entry.field).inserted else {
                throw InvalidValue(field: path + ".field", value: entry.field.rawValue, accepted: "each field once")
            }
            guard entry.field.attribute != nil || Self.fields.contains(entry.field) else {
                throw InvalidValue(
                    field: path + ".field", value: entry.field.rawValue,
                    accepted: "a field of customers, contacts, tickets and events, or ticket.attributes and a name")
            }
            guard !entry.purpose.isEmpty else {
                throw InvalidValue(field: path + ".purpose", value: "", accepted: "why the field is kept")
            }
            guard let space = entry.field.space else {
                guard entry.treatment == .kept else {
                    throw InvalidValue(
                        field: path + ".treatment", value: entry.treatment.rawValue,
                        accepted: "kept, since figures rest on what the field says")
                }
                continue
            }
            if let other = treatments[space], other != entry.treatment {
                throw InvalidValue(
                    field: path + ".treatment", value: entry.treatment.rawValue,
                    accepted: other.rawValue + ", like the other fields of the kind " + space.rawValue)
            }
            treatments[space] = entry.treatment
        }
        for field in Self.fields where !known.contains(field) {
            throw InvalidValue(field: "entries", value: "no " + field.rawValue, accepted: "an entry for each field")
        }
        self.init(unchecked: entries)
    }

    init(unchecked entries: [Entry]) {
        self.entries = entries
        var treatments: [PseudonymSpace: Treatment] = [:]
        for entry in entries {
            if let space = entry.field.space { treatments[space] = entry.treatment }
        }
        self.treatments = treatments
    }

    /// The fields that need an entry.
    public static let fields: [RecordField] = RecordField.known.map { $0.field }

    /// What is said of a field; nil for an attribute without an entry.
    public func entry(for field: RecordField) -> Entry? {
        entries.first { $0.field == field }
    }

    /// The personal fields, in the order of the entries.
    public var personalFields: [RecordField] {
        entries.filter { $0.isPersonal }.map { $0.field }
    }

    /// What a redacted copy does with the texts of a kind.
    func treatment(of space: PseudonymSpace) -> Treatment {
        treatments[space] ?? .replaced
    }
}
