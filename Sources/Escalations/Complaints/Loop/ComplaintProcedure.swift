public import ServiceVocabulary
public import Ticketing

/// How a center deals with complaints, as data: the departments by class, the grading, and the steps that may be skipped.
public struct ComplaintProcedure: Hashable, Sendable {
    /// The department that answers for a class.
    public struct Responsibility: Hashable, Sendable {
        /// The class.
        public let complaintClass: ComplaintClass
        /// The department.
        public let department: TeamIdentifier

        /// Creates a responsibility.
        ///
        /// - Parameters:
        ///   - complaintClass: The class.
        ///   - department: The department.
        public init(_ complaintClass: ComplaintClass, department: TeamIdentifier) {
            self.complaintClass = complaintClass
            self.department = department
        }
    }

    /// The classes, each with its department.
    public let responsibilities: [Responsibility]
    /// Which facts make which grade.
    public let grading: Grading<ComplaintGrade>
    /// The steps whose absence is reported and not refused.
    public let skippable: Set<ComplaintStep>

    /// Creates a procedure.
    ///
    /// - Parameters:
    ///   - responsibilities: The classes, each once, with its department.
    ///   - grading: Which facts make which grade.
    ///   - skippable: The steps whose absence is reported and not refused; by default none.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` without classes, for a class that stands there twice, and when a step may
    ///   be skipped that no complaint can do without (``ComplaintStep/indispensable``).
    public init(
        responsibilities: [Responsibility], grading: Grading<ComplaintGrade>, skippable: Set<ComplaintStep> = []
    ) throws(InvalidValue) {
        guard !responsibilities.isEmpty else {
            throw InvalidValue(field: "responsibilities", value: "[]", accepted: "at least one class")
        }
        var seen: Set<ComplaintClass> = []
        for (index, entry) in responsibilities.enumerated() where !seen.insert(entry.complaintClass).inserted {
            throw InvalidValue(
                field: "responsibilities[\(index)].class", value: entry.complaintClass.rawValue,
                accepted: "each class once")
        }
        if let step = skippable.intersection(ComplaintStep.indispensable).min() {
            throw InvalidValue(
                field: "skippable", value: step.rawValue, accepted: "steps other than received, resolved, calledBack")
        }
        self.responsibilities = responsibilities
        self.grading = grading
        self.skippable = skippable
    }

    /// The department that answers for a class; nil for a class that the procedure does not have.
    public func department(for complaintClass: ComplaintClass) -> TeamIdentifier? {
        responsibilities.first { $0.complaintClass == complaintClass }?.department
    }

    /// The published classes, with the departments of a center, and the assumed grading.
    ///
    /// - Parameters:
    ///   - productQuality: For the quality of products.
    ///   - logistics: For transport and delivery.
    ///   - attitude: For how somebody behaved.
    ///   - process: For how things are done.
    ///   - skippable: The steps whose absence is reported and not refused.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` as the initializer does, for `skippable`.
    public static func published(
        productQuality: TeamIdentifier, logistics: TeamIdentifier, attitude: TeamIdentifier, process: TeamIdentifier,
        skippable: Set<ComplaintStep> = []
    ) throws(InvalidValue) -> ComplaintProcedure {
        try ComplaintProcedure(
            responsibilities: [
                Responsibility(.productQuality, department: productQuality),
                Responsibility(.logisticsDelivery, department: logistics),
                Responsibility(.serviceAttitude, department: attitude),
                Responsibility(.process, department: process),
            ], grading: .assumed, skippable: skippable)
    }
}
