// The module has no content yet.
