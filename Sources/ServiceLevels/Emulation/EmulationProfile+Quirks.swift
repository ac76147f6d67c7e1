extension EmulationProfile {
    /// The profile with those quirks set as options that an option can express.
    ///
    /// A pause in plain time is ``PauseRule/Unit/plainTime``, and measuring the whole of a clock by its last calendar is
    /// ``ClockOptions/TargetChange/fromStart``. The other quirks are a matter of ``EmulatedServiceLevels`` and
    /// ``EmulatedCalendar``.
    ///
    /// - Parameter quirks: The quirks to show.
    public func showing(_ quirks: [EmulationQuirk]) -> EmulationProfile {
        var profile = self
        if quirks.contains(.holdInWallTime) { profile.pauseUnit = .plainTime }
        if quirks.contains(.lastCalendarForWholeSpan) { profile.targetChange = .fromStart }
        return profile
    }
}
