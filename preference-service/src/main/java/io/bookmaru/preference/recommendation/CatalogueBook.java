package io.bookmaru.preference.recommendation;

import java.util.List;

/// What counts of a book when it is weighed for a child.
///
/// @param ei trait from -1.0 to 1.0, as the three after it; positive is E, N, F and P
/// @param ageFrom youngest reader in years, inclusive
/// @param ageTo oldest reader in years, inclusive
public record CatalogueBook(
        long id,
        String title,
        List<String> genres,
        List<String> topics,
        double ei,
        double sn,
        double tf,
        double jp,
        int ageFrom,
        int ageTo) {

    /// 0 within the age band.
    int yearsTooYoung(int age) {
        return Math.max(0, ageFrom - age);
    }

    /// 0 within the age band.
    int yearsTooOld(int age) {
        return Math.max(0, age - ageTo);
    }
}
