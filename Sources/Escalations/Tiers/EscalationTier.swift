public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// A tier of support: what it can do, what it may decide, when it works, who answers for it, and who comes above it.
public struct EscalationTier: Hashable, Sendable {
    /// The name.
    public let tier: SupportTier
    /// What its people know; a ticket that needs another skill lacks one here.
    public let skills: Set<Skill>
    /// What it may decide.
    public let authority: Authority
    /// When it works, on the calendar of that name; nil for always.
    public let calendar: CalendarIdentifier?
    /// The team that answers for what the tier owns, whoever is on duty; nil where only the rota says who does.
    public let owner: TeamIdentifier?
    /// Who is on duty when.
    public let rota: DutyRota
    /// The tier of more skill to which a ticket rises; nil for none.
    public let moreSkill: SupportTier?
    /// The tier of more authority to which a ticket rises; nil for none.
    public let moreAuthority: SupportTier?
    /// Tiers that may be asked for an approval past the one of more authority.
    public let approvers: [SupportTier]

    /// Creates a tier.
    ///
    /// - Parameters:
    ///   - tier: The name.
    ///   - skills: What its people know.
    ///   - authority: What it may decide.
    ///   - calendar: When it works; nil for always.
    ///   - owner: The team that answers for what the tier owns.
    ///   - rota: Who is on duty when.
    ///   - moreSkill: The tier of more skill to which a ticket rises.
    ///   - moreAuthority: The tier of more authority to which a ticket rises.
    ///   - approvers: Tiers that may be asked for an approval past the one of more authority.
    public init(
        _ tier: SupportTier, skills: Set<Skill> = [], authority: Authority = .none,
        calendar: CalendarIdentifier? = nil, owner: TeamIdentifier? = nil, rota: DutyRota = DutyRota(),
        moreSkill: SupportTier? = nil, moreAuthority: SupportTier? = nil, approvers: [SupportTier] = []
    ) {
        self.tier = tier
        self.skills = skills
        self.authority = authority
        self.calendar = calendar
        self.owner = owner
        self.rota = rota
        self.moreSkill = moreSkill
        self.moreAuthority = moreAuthority
        self.approvers = approvers
    }

    /// Whether somebody answers for what the tier owns at every instant, by name.
    public var isAlwaysNamed: Bool {
        owner != nil || rota.fallback != nil
    }
}
