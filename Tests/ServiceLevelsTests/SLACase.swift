import Foundation
import ServiceTime
import ServiceVocabulary

/// The file of worked examples of other systems, as `semantics/sla.md` section 6 describes it.
struct SLAVectors: Decodable {
    let calendars: [String: WorkingCalendar]
    let cases: [SLACase]
    let rules: [Rule]

    /// A statement that no runner can run; a test of its own names it.
    struct Rule: Decodable {
        let id: String
        let about: String
    }
}

struct SLACase: Decodable {
    let id: String
    let profile: String
    let kind: String
    let calendar: String?
    let targets: [Target]?
    let pausedIn: [String]?
    let levels: [Level]?
    let events: [Event]?
    let asOf: Instant?
    let closingEdge: String?
    let quirk: String?
    let toleranceSeconds: Double
    let expect: Expectation
    let sound: Expectation?
    // Of the kind `openState`.
    let operation: String?
    let at: Instant?
    let from: Instant?
    let to: Instant?
    let seconds: Int64?
    let days: Int?
    let endOfDay: Bool?
    let wallDate: CivilDate?
    let wallTime: TimeOfDay?

    struct Target: Decodable {
        let metric: String
        let seconds: Int64?
        let clock: String?
        let businessDays: Int?
        let endOfDay: Bool?
    }

    struct Level: Decodable {
        let metric: String
        let offsetSeconds: Int64?
        let businessDays: Int?
        let percent: Int64?
    }

    struct Event: Decodable {
        let at: Instant
        let event: String
        let metrics: [String]?
        let targets: [Target]?
        let origin: String?
        let calendar: String?
    }

    /// What is expected, key by key: `.some(nil)` where the file says null.
    struct Expectation: Decodable {
        var dueAt: [String: Instant?] = [:]
        var nextDeadline: Instant??
        var levelAt: [Instant?]?
        var startsAt: Instant?
        var elapsedSeconds: [String: Double] = [:]
        var pausedSeconds: [String: Double] = [:]
        var remainingSeconds: [String: Double] = [:]
        var breached: [String: Bool] = [:]
        var wallSeconds: Double?
        var instant: Instant??
        var bool: Bool?
        var seconds: Double?

        private enum CodingKeys: String, CodingKey {
            case dueAt, nextDeadline, levelAt, startsAt, elapsedSeconds, pausedSeconds, remainingSeconds, breached
            case wallSeconds, instant, bool, seconds
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            dueAt = try container.decodeIfPresent([String: Instant?].self, forKey: .dueAt) ?? [:]
            if container.contains(.nextDeadline) {
                nextDeadline = .some(try container.decodeIfPresent(Instant.self, forKey: .nextDeadline))
            }
            levelAt = try container.decodeIfPresent([Instant?].self, forKey: .levelAt)
            startsAt = try container.decodeIfPresent(Instant.self, forKey: .startsAt)
            elapsedSeconds = try container.decodeIfPresent([String: Double].self, forKey: .elapsedSeconds) ?? [:]
            pausedSeconds = try container.decodeIfPresent([String: Double].self, forKey: .pausedSeconds) ?? [:]
            remainingSeconds = try container.decodeIfPresent([String: Double].self, forKey: .remainingSeconds) ?? [:]
            breached = try container.decodeIfPresent([String: Bool].self, forKey: .breached) ?? [:]
            wallSeconds = try container.decodeIfPresent(Double.self, forKey: .wallSeconds)
            if container.contains(.instant) {
                instant = .some(try container.decodeIfPresent(Instant.self, forKey: .instant))
            }
            bool = try container.decodeIfPresent(Bool.self, forKey: .bool)
            seconds = try container.decodeIfPresent(Double.self, forKey: .seconds)
        }

        /// This expectation with the keys of another laid over it.
        func overlaid(with other: Expectation?) -> Expectation {
            guard let other else { return self }
            var result = self
            result.dueAt.merge(other.dueAt) { $1 }
            result.nextDeadline = other.nextDeadline ?? nextDeadline
            result.levelAt = other.levelAt ?? levelAt
            result.startsAt = other.startsAt ?? startsAt
            result.elapsedSeconds.merge(other.elapsedSeconds) { $1 }
            result.pausedSeconds.merge(other.pausedSeconds) { $1 }
            result.remainingSeconds.merge(other.remainingSeconds) { $1 }
            result.breached.merge(other.breached) { $1 }
            result.wallSeconds = other.wallSeconds ?? wallSeconds
            result.instant = other.instant ?? instant
            result.bool = other.bool ?? bool
            result.seconds = other.seconds ?? seconds
            return result
        }
    }
}
