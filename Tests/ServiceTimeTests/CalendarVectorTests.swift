import Foundation
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Calendar vectors")
struct CalendarVectorTests {
    @Test("every case of calendar.json agrees")
    func vectors() throws {
        let file = TestEnvironment.vectors.appending(path: "calendar.json")
        let vectors = try JSONDecoder().decode(CalendarVectors.self, from: Data(contentsOf: file))
        let zones = try SystemZones.table(vectors.calendars.values.flatMap { $0.timeZones })
        let compiled = try vectors.calendars.mapValues { try CompiledCalendar($0, zones: zones, span: 2020...2030) }
        var agreeing = 0
        for vector in vectors.cases {
            let calendar = try #require(compiled[vector.calendar], "\(vector.id): no calendar \(vector.calendar)")
            let answer = try vector.answer(of: calendar)
            if answer == vector.expect {
                agreeing += 1
            } else {
                Issue.record("\(vector.id) \(vector.op): \(answer), expected \(vector.expect)")
            }
        }
        print("vectors calendar: \(agreeing) of \(vectors.cases.count) agree")
        #expect(agreeing == vectors.cases.count)
        #expect(!vectors.cases.isEmpty)
    }
}

private struct CalendarVectors: Decodable {
    let calendars: [String: WorkingCalendar]
    let cases: [CalendarVector]
}

/// An answer of any operation, in the form of the file.
private enum Answer: Equatable, Decodable {
    case never
    case bool(Bool)
    case number(Int64)
    case text(String)

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .never
        } else if let bool = try? container.decode(Bool.self) {
            self = .bool(bool)
        } else if let number = try? container.decode(Int64.self) {
            self = .number(number)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    init(_ instant: Instant?) {
        self = instant.map { .text($0.description) } ?? .never
    }

    init(_ date: CivilDate?) {
        self = date.map { .text($0.description) } ?? .never
    }
}

private struct CalendarVector: Decodable {
    let id: String
    let calendar: String
    let op: String
    let at: Instant?
    let from: Instant?
    let to: Instant?
    let seconds: Int64?
    let date: CivilDate?
    let days: Int?
    let fromDate: CivilDate?
    let toDate: CivilDate?
    let expect: Answer

    private enum CodingKeys: String, CodingKey {
        case id, calendar, op, at, from, to, seconds, date, days, fromDate, toDate, expect
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        calendar = try container.decode(String.self, forKey: .calendar)
        op = try container.decode(String.self, forKey: .op)
        at = try container.decodeIfPresent(Instant.self, forKey: .at)
        from = try container.decodeIfPresent(Instant.self, forKey: .from)
        to = try container.decodeIfPresent(Instant.self, forKey: .to)
        seconds = try container.decodeIfPresent(Int64.self, forKey: .seconds)
        date = try container.decodeIfPresent(CivilDate.self, forKey: .date)
        days = try container.decodeIfPresent(Int.self, forKey: .days)
        fromDate = try container.decodeIfPresent(CivilDate.self, forKey: .fromDate)
        toDate = try container.decodeIfPresent(CivilDate.self, forKey: .toDate)
        // A null answer means "never"; the key itself is always there.
        expect = try container.decode(Answer.self, forKey: .expect)
    }

    func answer(of calendar: CompiledCalendar) throws -> Answer {
        switch op {
        case "add":
            Answer(try calendar.adding(TimeSpan(seconds: #require(seconds)), to: #require(at)))
        case "subtract":
            Answer(try calendar.subtracting(TimeSpan(seconds: #require(seconds)), from: #require(at)))
        case "between":
            .number(try calendar.workingTime(from: #require(from), to: #require(to)).wholeSeconds)
        case "isOpen":
            .bool(try calendar.isOpen(at: #require(at)))
        case "nextOpen":
            Answer(try calendar.nextOpen(at: #require(at)))
        case "nextOpening":
            Answer(try calendar.nextOpening(after: #require(at)))
        case "nextClosing":
            Answer(try calendar.nextClosing(after: #require(at)))
        case "isBusinessDay":
            .bool(try calendar.isBusinessDay(#require(date)))
        case "addBusinessDays":
            Answer(try calendar.addingBusinessDays(#require(days), to: #require(date)))
        case "businessDaysBetween":
            .number(Int64(try calendar.businessDays(from: #require(fromDate), to: #require(toDate))))
        default:
            throw UnknownOperation(op: op)
        }
    }
}

private struct UnknownOperation: Error {
    let op: String
}
