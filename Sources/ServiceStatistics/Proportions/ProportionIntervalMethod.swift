/// How the interval of a proportion is computed.
///
/// Exact coverage of a nominal 95 %, from p = 0.9, n = 10 to p = 0.9, n = 500 (Wald .650 to .943, Wilson .930 to
/// .956, Agresti–Coull .930 to .956, Clopper–Pearson .987 to .963): prefer ``wilson``, take ``clopperPearson`` when a
/// guarantee is wanted, and use ``wald`` only to reproduce somebody's figure.
public enum ProportionIntervalMethod: String, Hashable, Sendable, Codable, CaseIterable {
    /// Inverts the score test; exactly 0 at no success and exactly 1 at no failure. Coverage is nominal on average
    /// over p and falls below it near 0 and 1 (not under 0.83 for 95 %). Source: Wilson 1927.
    case wilson
    /// Wilson with continuity correction: conservative, coverage close to that of ``clopperPearson``. Source: Newcombe
    /// 1998, method 4.
    case wilsonContinuityCorrected
    /// Inverts the two one-sided exact binomial tests: coverage is never below nominal. Source: Clopper and Pearson 1934.
    case clopperPearson
    /// Wald around (k + z²/2) / (n + z²), clipped to 0...1; a little wider than Wilson. Source: Agresti and Coull 1998.
    case agrestiCoull
    /// Quantiles of Beta(k + ½, n − k + ½), with 0 at no success and 1 at no failure: nominal on average. Source: Brown,
    /// Cai and DasGupta 2001.
    case jeffreys
    /// p̂ ± z √(p̂(1 − p̂)/n), clipped to 0...1. Its coverage is far below nominal for small n and for p near 0 or 1: for
    /// comparison only.
    case wald
}
