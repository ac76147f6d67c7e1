import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Ticketing

extension ValidationExample {
    private static func working(
        _ hours: Int32, on calendar: CalendarIdentifier = "office", where condition: TicketCondition = .always
    ) -> TargetRule {
        TargetRule(.workingTime(.hours(hours)), on: calendar, where: condition)
    }

    static func ofTargets(_ code: ServiceLevelFindingCode) throws -> ValidationExample? {
        switch code {
        case .targetMissing:
            return try clocks(
                raising: clock(targets: [working(4, where: high), working(8, where: low)]),
                almost: clock(targets: [working(4, where: high), working(8)])
            ) { try $0.policies() == [0] && $0.readings().isEmpty }
        case .targetUnreachable:
            return try clocks(
                raising: clock(targets: [
                    working(4, where: .priority([.high, .low])), working(2, where: high), working(8),
                ]),
                almost: clock(targets: [
                    working(2, where: high), working(4, where: .priority([.high, .low])), working(8),
                ])
            ) { try $0.readings().map { $0.target } == [.workingTime(.hours(4))] && $0.ticket().priority == .high }
        case .targetZero:
            return try clocks(
                raising: clock(targets: [working(0)]),
                almost: clock(targets: [TargetRule(.businessDays(BusinessDayDeadline(0, at: .endOfDay)), on: "office")])
            ) { try $0.readings(after: .internalNote).allSatisfy { $0.granted == .zero } }
        case .targetCalendarNeverOpen:
            return try clocks(
                raising: clock(targets: [working(1, on: "closed")]), almost: clock(targets: [working(1, on: "once")])
            ) { try $0.readings().map { $0.due } == [nil] }
        case .targetBeyondHorizon:
            return try clocks(
                raising: clock(targets: [working(4, on: "once")]), almost: clock(targets: [working(400)])
            ) { try $0.readings().map { $0.due } == [nil] }
        case .targetCalendarIgnored:
            return try clocks(
                raising: clock(targets: [TargetRule(.calendarTime(.hours(4)), on: "office")]),
                almost: clock(targets: [working(4)])
            ) { $0.finding.diagnostic.path == "policies[0].clocks[0].targets[0].calendar" }
        case .targetOrder:
            return ValidationExample(
                raising: try ValidationWorld.set(
                    of: .firstResponse([working(8, where: low), working(1)]), .resolution([working(4)])),
                almost: try ValidationWorld.set(
                    of: .firstResponse([working(8, where: low), working(1)]),
                    .resolution([working(8, where: .not(high)), working(4)]))
            ) { shown in
                let dues = try shown.readings().map { $0.due }
                guard dues.count == 2, let response = dues[0], let resolution = dues[1] else { return false }
                return response > resolution
            }
        case .targetBudgets:
            return ValidationExample(
                raising: try ValidationWorld.set(
                    of: .resolution([working(8)]), .handling(at: "l1", [working(3)]),
                    .handling(at: "l2", [working(6, where: high), working(5)])),
                almost: try ValidationWorld.set(
                    of: .resolution([working(8)]), .handling(at: "l1", [working(3, where: low), working(2)]),
                    .handling(at: "l2", [working(6, where: high), working(5)]))
            ) { try $0.readings().contains { $0.target == .workingTime(.hours(8)) } && $0.ticket().priority == .high }
        case .warningBeforeStart:
            return try clocks(
                raising: clock(targets: [working(2, where: high), working(8)], warnings: [.beforeDue(.hours(2))]),
                almost: clock(targets: [working(4, where: high), working(8)], warnings: [.beforeDue(.hours(2))])
            ) {
                try $0.readings().contains { reading in
                    reading.warnings.contains { $0.at.map { $0 <= reading.startedAt } ?? false }
                }
            }
        case .warningNeverReached:
            return try clocks(
                raising: clock(warnings: [.businessDaysFromDue(-1)]),
                almost: clock(targets: [eightHours, working(8)], warnings: [.businessDaysFromDue(1)])
            ) { $0.finding.diagnostic.path == "policies[0].clocks[0].warnings[0]" }
        case .warningDuplicate:
            return try clocks(
                raising: clock(warnings: [.percent(75), .beforeDue(.hours(2))]),
                almost: clock(warnings: [.percent(75), .beforeDue(.hours(1))])
            ) { $0.finding.diagnostic.path == "policies[0].clocks[0].warnings[1]" }
        case .calendarUnused:
            return ValidationExample(
                raising: try ValidationWorld.set(of: clock(targets: [working(4)]), with: ["closed"]),
                almost: try ValidationWorld.set(of: clock(targets: [working(4)]))
            ) { $0.finding.diagnostic.path == "calendars.closed" }
        default:
            return nil
        }
    }
}
