package io.bookmaru.faults.workload;

/// Somebody who has logged in.
public record Member(long id, String token) {}
