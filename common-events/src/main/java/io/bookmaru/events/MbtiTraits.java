package io.bookmaru.events;

/// How a book leans on each MBTI axis, from -1.0 to 1.0. Positive is E, N, F and P; negative is I,
/// S, T and J.
public record MbtiTraits(double ei, double sn, double tf, double jp) {}
