public import ServiceVocabulary
import Ticketing

extension SupportLadder {
    /// Front line, senior experts, technical authority and chief service officer (C1), with authority over money (C3).
    ///
    /// The front line may give refunds up to 500 CNY and compensation up to 200 CNY a ticket, both inclusive and separate.
    /// The higher ceilings are assumptions: L2 2,000 and 1,000 CNY, L3 5,000 and 2,000 CNY, the chief 50,000 and
    /// 20,000 CNY. Every tier answers for its tickets by a team of its name.
    public static func standard() throws(InvalidValue) -> SupportLadder {
        func authority(refund: Int64, compensation: Int64) -> Authority {
            Authority(
                problems: nil,
                unchecked: [
                    AuthorityCeiling(unchecked: .refund, upTo: refund * 100, .cny, per: .ticket),
                    AuthorityCeiling(unchecked: .compensation, upTo: compensation * 100, .cny, per: .ticket),
                ])
        }
        return try SupportLadder([
            EscalationTier(
                .level1, authority: authority(refund: 500, compensation: 200), owner: "service-desk",
                moreSkill: .level2, moreAuthority: .level2),
            EscalationTier(
                .level2, authority: authority(refund: 2_000, compensation: 1_000), owner: "senior-experts",
                moreSkill: .level3, moreAuthority: .level3),
            EscalationTier(
                .level3, authority: authority(refund: 5_000, compensation: 2_000), owner: "technical-authority",
                moreAuthority: .chiefServiceOfficer),
            EscalationTier(
                .chiefServiceOfficer, authority: authority(refund: 50_000, compensation: 20_000),
                owner: "chief-service-officer"),
        ])
    }

    /// Adviser, nurse and doctor of a medical line (C1), under a medical director, who is an assumption.
    public static func medical() throws(InvalidValue) -> SupportLadder {
        try SupportLadder([
            EscalationTier("adviser", owner: "advisers", moreSkill: "nurse", moreAuthority: "nurse"),
            EscalationTier("nurse", owner: "nurses", moreSkill: "doctor", moreAuthority: "doctor"),
            EscalationTier("doctor", owner: "doctors", moreAuthority: "medical-director"),
            EscalationTier("medical-director", owner: "medical-director"),
        ])
    }
}
