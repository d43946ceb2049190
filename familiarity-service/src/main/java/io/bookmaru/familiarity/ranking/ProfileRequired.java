package io.bookmaru.familiarity.ranking;

import io.bookmaru.http.ConflictException;

/// Problem `profile-required`, 409: without an approved profile there is nothing to compare.
final class ProfileRequired {

    private ProfileRequired() {}

    static ConflictException exception() {
        return new ConflictException(
                "profile-required",
                "A ranking needs an approved profile of your own: register one, and it is there"
                        + " once it has been approved");
    }
}
