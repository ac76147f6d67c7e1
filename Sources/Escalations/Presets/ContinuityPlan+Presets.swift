import ServiceTime
public import ServiceVocabulary
import Ticketing

extension ContinuityPlan {
    /// The published plans of I4, each tried every quarter.
    ///
    /// The limits are those of the published rows; a month is taken as 30 × 24 hours. The roles, the wording of what
    /// customers are told, and who is compensated by when a plan names no limit are assumptions.
    public static func published() throws(InvalidValue) -> [ContinuityPlan] {
        [try dataLoss(), try unstableService(), try skillGap(), try systemDown()]
    }

    /// Data are lost: restoring begun within 2 h, the core back within 4 h, all within 24 h, customers compensated.
    public static func dataLoss() throws(InvalidValue) -> ContinuityPlan {
        try ContinuityPlan(
            "data-loss", trigger: .declared("data are lost"),
            steps: [
                try ContinuityStep("keep three backups", by: "operations", .ahead(.hours(1))),
                try ContinuityStep("begin to restore", by: "operations", .within(.hours(2))),
                try ContinuityStep("restore the core", by: "operations", .within(.hours(4))),
                try ContinuityStep("restore everything", by: "operations", .within(.hours(24))),
                try ContinuityStep("compensate the customers", by: "customer service", .within(.hours(24))),
                try ContinuityStep(
                    "run old and new in parallel for a month", by: "operations", .within(.hours(24 * 31))),
            ], customerMessage: "Some of your data are being restored; we tell you when they are back.",
            raise: try ContinuityRaise(
                ceilings: [
                    AuthorityCeiling(unchecked: .compensation, upTo: 50_000, .cny, per: .ticket)
                ], endsAfter: .hours(24)))
    }

    /// The service is unstable: 30 % more seats, longer hours, recovery told; announced 30 days ahead where it is planned.
    public static func unstableService() throws(InvalidValue) -> ContinuityPlan {
        try ContinuityPlan(
            "unstable-service", trigger: .declared("a change makes the service unstable"),
            steps: [
                try ContinuityStep("announce the change", by: "customer service", .ahead(.hours(24 * 30))),
                try ContinuityStep("move customers of low risk first", by: "operations"),
                try ContinuityStep("open 30 % more seats", by: "workforce"),
                try ContinuityStep("lengthen the hours", by: "workforce"),
                try ContinuityStep("tell the expected recovery", by: "customer service"),
            ], customerMessage: "The service is unstable; we tell you when we expect it to be as usual.")
    }

    /// Skills are missing: other departments help, the flow is simplified, 20 % more people, training 3 months ahead.
    public static func skillGap() throws(InvalidValue) -> ContinuityPlan {
        try ContinuityPlan(
            "skill-gap", trigger: .declared("a skill is missing"),
            steps: [
                try ContinuityStep("train", by: "training", .ahead(.hours(24 * 90))),
                try ContinuityStep("let other departments help", by: "management"),
                try ContinuityStep("simplify the flow", by: "process"),
                try ContinuityStep("find 20 % more people", by: "workforce"),
            ], customerMessage: "Answers take longer than usual.")
    }

    /// A system is down: a reply is promised within 1 h; a red alert sets it off.
    public static func systemDown() throws(InvalidValue) -> ContinuityPlan {
        try ContinuityPlan(
            "system-down", trigger: .ticket(.attribute(EscalationPolicy.alertAttribute, ["red"])),
            steps: [
                try ContinuityStep("begin the plan, an executive leads", by: "executive", .within(.hours(1))),
                try ContinuityStep("promise the customers a reply", by: "customer service", .within(.hours(1))),
            ], customerMessage: "The system is down; you have a reply within an hour.")
    }
}
