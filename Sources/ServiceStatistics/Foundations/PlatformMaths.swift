#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Android)
import Android
#elseif canImport(Darwin)
import Darwin
#elseif canImport(WASILibc)
import WASILibc
#elseif canImport(ucrt)
import ucrt
#endif

// The functions below stand outside of the enumeration because a static function of the same name would hide the
// one of the platform.
private func platformLog(_ x: Double) -> Double { log(x) }
private func platformLog1p(_ x: Double) -> Double { log1p(x) }
private func platformExp(_ x: Double) -> Double { exp(x) }
private func platformExpm1(_ x: Double) -> Double { expm1(x) }
private func platformPow(_ x: Double, _ y: Double) -> Double { pow(x, y) }
private func platformErf(_ x: Double) -> Double { erf(x) }
private func platformErfc(_ x: Double) -> Double { erfc(x) }
private func platformSin(_ x: Double) -> Double { sin(x) }
private func platformCos(_ x: Double) -> Double { cos(x) }
private func platformAsin(_ x: Double) -> Double { asin(x) }
private func platformSinh(_ x: Double) -> Double { sinh(x) }
private func platformCosh(_ x: Double) -> Double { cosh(x) }
private func platformTanh(_ x: Double) -> Double { tanh(x) }

#if canImport(ucrt) && !canImport(Glibc)
private func platformLogGamma(_ x: Double) -> Double { lgamma(x) }
#else
private func platformLogGamma(_ x: Double) -> Double {
    // Plain `lgamma` writes the sign to a global of the process; this one writes it to a variable of ours.
    var sign: Int32 = 1
    return unsafe lgamma_r(x, &sign)
}
#endif

/// The transcendental functions of the platform's C library, the only place of the package that knows it.
///
/// All take and give doubles, follow IEEE 754 outside of their domain (NaN, infinities) and are within a few units in
/// the last place; platforms may differ there. What must be equal to the bit on every platform does not use them.
package enum Maths {
    /// The natural logarithm.
    package static func log(_ x: Double) -> Double { platformLog(x) }
    /// ln(1 + x), exact to the last places for small x.
    package static func log1p(_ x: Double) -> Double { platformLog1p(x) }
    /// e to the x.
    package static func exp(_ x: Double) -> Double { platformExp(x) }
    /// e to the x minus one, exact to the last places for small x.
    package static func expm1(_ x: Double) -> Double { platformExpm1(x) }
    /// x to the y.
    package static func pow(_ x: Double, _ y: Double) -> Double { platformPow(x, y) }
    /// The error function.
    package static func erf(_ x: Double) -> Double { platformErf(x) }
    /// One minus the error function, exact to the last places in its tail.
    package static func erfc(_ x: Double) -> Double { platformErfc(x) }
    /// The sine of radians.
    package static func sin(_ x: Double) -> Double { platformSin(x) }
    /// The cosine of radians.
    package static func cos(_ x: Double) -> Double { platformCos(x) }
    /// The arc sine in radians.
    package static func asin(_ x: Double) -> Double { platformAsin(x) }
    /// The hyperbolic sine.
    package static func sinh(_ x: Double) -> Double { platformSinh(x) }
    /// The hyperbolic cosine.
    package static func cosh(_ x: Double) -> Double { platformCosh(x) }
    /// The hyperbolic tangent.
    package static func tanh(_ x: Double) -> Double { platformTanh(x) }
    /// ln Γ(x) for x > 0, without touching the global sign of the C library.
    package static func logGamma(_ x: Double) -> Double { platformLogGamma(x) }

    /// ln √(2π).
    package static let logSquareRootOfTwoPi = 0.918_938_533_204_672_741_78
    /// √2.
    package static let squareRootOfTwo = 1.414_213_562_373_095_048_8
}
