import ServiceTime

extension WorkingTimeBench {
    private static let century = 2000...2099

    /// Times questions of a table of a hundred years beside those of the eleven years: the same questions, and others that
    /// are spread over the hundred years.
    func compareSpans(_ targets: inout Targets) throws {
        let wide = CompiledModel(
            calendar: try CompiledCalendar(
                OfficeHours(city: office.city, years: Self.century).calendar(), zones: zones, span: Self.century))
        let spread = try WorkingTimeQuestions(count: size.questions, years: Self.century, seed: seed)
        let narrow = try Examination(compiled, questions, first: size.questions)
        let same = try Examination(wide, questions, first: size.questions)
        let other = try Examination(wide, spread, first: size.questions)
        var report = Report("one question", "11 years", "100 years, same", "100 years, spread", "same", "spread")
        for question in WorkingTimeQuestion.allCases {
            guard try narrow.answers(to: question) == same.answers(to: question) else {
                throw BenchmarkFailure("the tables of 11 and of 100 years differ")
            }
            var contest = Contest()
            let times = [narrow, same, other].map { examination in
                contest.add(questions: examination.count, passes: size.passes) { try examination.pass(question) }
            }
            try contest.run(repetitions: size.repetitionsOfSpans)
            let (base, ofSame, ofSpread) = (
                contest.nanoseconds(times[0]), contest.nanoseconds(times[1]), contest.nanoseconds(times[2])
            )
            report.add(
                question.name, Figure.nanoseconds(base), Figure.nanoseconds(ofSame), Figure.nanoseconds(ofSpread),
                Figure.change(ofSame / base), Figure.change(ofSpread / base))
            let name = "\(office.city.name), \(question.name): 100 years over 11"
            targets.atMost(1.25, ofSame / base, name + ", same questions", as: Figure.change)
            targets.atMost(1.25, ofSpread / base, name + ", questions spread", as: Figure.change)
        }
        report.print()
    }

    /// Times the compilation of the eleven years and gives the size of the tables.
    func measureCompilation(_ targets: inout Targets) throws {
        let dates = try office.calendar()
        let rules = try office.calendarOfRules()
        let wideDates = try OfficeHours(city: office.city, years: Self.century).calendar()
        var report = Report("compilation", "time", "table")
        var contest = Contest()
        func enter(_ calendar: WorkingCalendar, _ span: ClosedRange<Int>, passes: Int) -> Int {
            contest.add(questions: 1, passes: passes) {
                Int64(try CompiledCalendar(calendar, zones: zones, span: span).tableByteCount)
            }
        }
        let entries = [
            ("11 years, holidays by date", dates, Self.years, enter(dates, Self.years, passes: size.compilations)),
            ("11 years, holidays by rule", rules, Self.years, enter(rules, Self.years, passes: size.compilations)),
            ("100 years, holidays by date", wideDates, Self.century, enter(wideDates, Self.century, passes: 1)),
        ]
        try contest.run(repetitions: size.repetitions)
        for (name, calendar, span, entrant) in entries {
            let time = contest.nanoseconds(entrant)
            let bytes = try CompiledCalendar(calendar, zones: zones, span: span).tableByteCount
            report.add(name, Figure.microseconds(time), Figure.kilobytes(bytes))
            guard span == Self.years else { continue }
            targets.atMost(500_000, time, "\(office.city.name), compilation of \(name)", as: Figure.microseconds)
            targets.atMost(200, Double(bytes) / 1000, "\(office.city.name), table of \(name)") {
                Figure.kilobytes(Int($0 * 1000))
            }
        }
        report.print()
    }
}
