public import ServiceTime
public import ServiceVocabulary
import Ticketing

extension ServiceLevelPolicy {
    /// The service levels by class that practitioners publish: response and resolution in plain time round the clock,
    /// the decision on a suggestion in business days of a calendar that is given.
    ///
    /// | class | response | resolution | satisfaction |
    /// |---|---|---|---|
    /// | emergency fault (紧急故障) | 5 min | 4 h | 85 % |
    /// | important issue (重要问题) | 30 min | 8 h | 90 % |
    /// | general inquiry (一般咨询) | 2 h | 24 h | 95 % |
    /// | feature suggestion (功能建议) | 24 h | 5 business days | 90 % |
    ///
    /// Warnings come at 50, 75 and 90 % of a target; these are assumptions, not part of what is published.
    ///
    /// - Parameter calendar: The calendar whose business days count for suggestions.
    /// - Returns: One policy for each class.
    public static func byServiceClass(
        businessDays calendar: CalendarIdentifier
    ) throws(InvalidValue) -> [ServiceLevelPolicy] {
        [
            try preset(.emergencyFault, response: .minutes(5), .calendarTime(.hours(4)), nil, satisfaction: 85),
            try preset(.importantIssue, response: .minutes(30), .calendarTime(.hours(8)), nil, satisfaction: 90),
            try preset(.generalInquiry, response: .hours(2), .calendarTime(.hours(24)), nil, satisfaction: 95),
            try preset(
                .featureSuggestion, response: .hours(24), .businessDays(BusinessDayDeadline(5)), calendar,
                satisfaction: 90),
        ]
    }

    private static func preset(
        _ serviceClass: ServiceClass, response: TimeSpan, _ resolution: ServiceLevelTarget,
        _ calendar: CalendarIdentifier?, satisfaction: Int
    ) throws(InvalidValue) -> ServiceLevelPolicy {
        try ServiceLevelPolicy(
            identifier: PolicyIdentifier(rawValue: "class-" + serviceClass.rawValue),
            condition: .serviceClass([serviceClass]),
            clocks: [
                try .firstResponse([TargetRule(.calendarTime(response))], warnings: .assumedLadder),
                try .resolution([TargetRule(resolution, on: calendar)], warnings: .assumedLadder),
            ],
            satisfaction: try SatisfactionTarget(percent: satisfaction))
    }
}

extension [ServiceLevelWarning] {
    /// Warnings at 50, 75 and 90 % of a target: an assumption, not a published figure.
    public static let assumedLadder: [ServiceLevelWarning] = [.percent(50), .percent(75), .percent(90)]
}
