package io.bookmaru.preference.oracle;

/// What api-service would tell.
public sealed interface Fact permits Reacted, BookTags {}
