package io.bookmaru.preference.child;

/// A child of the caller.
public record Child(long id, int birthYear) {}
