import ServiceTime
import ServiceVocabulary
import Ticketing

/// What comes in at a service center, when, and how fast it is handled.
struct ServiceCenterProfile: Sendable {
    /// A class of tickets of one type.
    struct ServiceClass: Sendable {
        /// The name of the class.
        let name: String
        /// The median of the handling time, in minutes of staffed time.
        let medianMinutes: Int
        /// Whether the class is handled day and night.
        let isHandledAtNight: Bool

        init(_ name: String, medianMinutes: Int, isHandledAtNight: Bool = false) {
            self.name = name
            self.medianMinutes = medianMinutes
            self.isHandledAtNight = isHandledAtNight
        }
    }

    /// A type of tickets with its classes.
    struct Kind: Sendable {
        let type: ServiceType
        let classes: WeightedChoice<ServiceClass>
    }

    /// A channel or a region, and how its handling times compare.
    struct Source: Sendable {
        let name: String
        /// Handling time in percent of the usual one.
        let pace: Int
    }

    /// The zone in which the center works.
    let timeZone: TimeZoneIdentifier
    /// The first and last date of the period.
    let dates: ClosedRange<CivilDate>
    /// How many tickets come in over the period.
    let ticketCount: Int
    /// Weights of the days of the week.
    let arrivalsByWeekday: [Weekday: Int]
    /// Weights of the hours of the day, 0 to 23.
    let arrivalsByHour: [Int]
    /// The types of tickets.
    let kinds: WeightedChoice<Kind>
    /// The channels.
    let channels: WeightedChoice<Source>
    /// The regions.
    let regions: WeightedChoice<Source>
    /// When tickets are handled that are not handled at night.
    let staffedHours: WeeklyHours
    /// How many of ten thousand tickets get lost and stay open.
    let lostPerTenThousand: Int
}

extension ServiceCenterProfile {
    /// An invented center of four regions in the first quarter of 2025; the shares of phone and consultation are those
    /// that practitioners report, 35 and 45 percent.
    static func firstQuarterOf2025() throws(InvalidValue) -> ServiceCenterProfile {
        ServiceCenterProfile(
            timeZone: "Asia/Shanghai",
            dates: try CivilDate("2025-01-01")...(try CivilDate("2025-03-31")),
            ticketCount: 6000,
            arrivalsByWeekday: [
                .monday: 125, .tuesday: 110, .wednesday: 105, .thursday: 100, .friday: 98, .saturday: 72, .sunday: 60,
            ],
            arrivalsByHour: [
                2, 1, 1, 1, 1, 2, 5, 12, 34, 62, 74, 70, 48, 46, 58, 62, 60, 54, 46, 40, 36, 28, 14, 6,
            ],
            kinds: try kinds(),
            channels: try WeightedChoice([
                (Source(name: "phone", pace: 80), 35), (Source(name: "chat", pace: 90), 28),
                (Source(name: "messenger", pace: 100), 20), (Source(name: "email", pace: 60), 12),
                (Source(name: "store", pace: 90), 5),
            ]),
            regions: try WeightedChoice([
                (Source(name: "east", pace: 100), 40), (Source(name: "north", pace: 105), 25),
                (Source(name: "south", pace: 95), 22), (Source(name: "west", pace: 125), 13),
            ]),
            staffedHours: .everyDay(try Shift("09:00", "21:00")),
            lostPerTenThousand: 5)
    }

    private static func kinds() throws(InvalidValue) -> WeightedChoice<Kind> {
        let suggestion = ServiceClass("feature suggestion", medianMinutes: 1500)
        return try WeightedChoice([
            (
                Kind(
                    type: "consultation",
                    classes: try WeightedChoice([
                        (ServiceClass("general inquiry", medianMinutes: 180), 88),
                        (ServiceClass("important issue", medianMinutes: 150), 8), (suggestion, 4),
                    ])), 45
            ),
            (
                Kind(
                    type: "transaction",
                    classes: try WeightedChoice([
                        (ServiceClass("general inquiry", medianMinutes: 150), 80),
                        (ServiceClass("important issue", medianMinutes: 160), 18),
                        (ServiceClass("emergency fault", medianMinutes: 70, isHandledAtNight: true), 2),
                    ])), 22
            ),
            (
                Kind(
                    type: "after-sales",
                    classes: try WeightedChoice([
                        (ServiceClass("general inquiry", medianMinutes: 900), 70),
                        (ServiceClass("important issue", medianMinutes: 180), 24),
                        (ServiceClass("emergency fault", medianMinutes: 80, isHandledAtNight: true), 6),
                    ])), 18
            ),
            (
                Kind(
                    type: "complaint",
                    classes: try WeightedChoice([
                        (ServiceClass("general inquiry", medianMinutes: 260), 55),
                        (ServiceClass("important issue", medianMinutes: 240), 45),
                    ])), 9
            ),
            (
                Kind(
                    type: "membership",
                    classes: try WeightedChoice([
                        (ServiceClass("general inquiry", medianMinutes: 160), 85), (suggestion, 15),
                    ])), 6
            ),
        ])
    }
}
