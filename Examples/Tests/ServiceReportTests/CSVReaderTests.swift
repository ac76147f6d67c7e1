import Testing

@testable import ServiceReporting
