package io.bookmaru.preference.survey;

/// A parent's answers, each from -100 to 100; positive is E, N, F and P.
record Survey(int ei, int sn, int tf, int jp) {}
