// One import of the whole library.
@_exported public import CustomerValue
@_exported public import Escalations
@_exported public import ServiceLevels
@_exported public import ServiceMetrics
@_exported public import ServiceStatistics
@_exported public import ServiceTime
@_exported public import ServiceVocabulary
@_exported public import Ticketing
