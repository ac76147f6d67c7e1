public import ServiceTime

/// Easter by another reckoning than the library's, to check it against.
public enum Easter {
    /// Easter Sunday of a Gregorian year (Knuth, The Art of Computer Programming, volume 1, 1.3.2, exercise 14).
    public static func sunday(of year: Int) throws -> CivilDate {
        let golden = year % 19 + 1
        let century = year / 100 + 1
        let leapYearsDropped = 3 * century / 4 - 12
        let moonCorrection = (8 * century + 5) / 25 - 5
        let sunday = 5 * year / 4 - leapYearsDropped - 10
        var epact = (11 * golden + 20 + moonCorrection - leapYearsDropped) % 30
        if epact < 0 { epact += 30 }
        if (epact == 25 && golden > 11) || epact == 24 { epact += 1 }
        var fullMoon = 44 - epact
        if fullMoon < 21 { fullMoon += 30 }
        let remainder = (sunday + fullMoon) % 7
        fullMoon += 7 - (remainder < 0 ? remainder + 7 : remainder)
        return fullMoon > 31
            ? try CivilDate(year: year, month: 4, day: fullMoon - 31)
            : try CivilDate(year: year, month: 3, day: fullMoon)
    }
}
