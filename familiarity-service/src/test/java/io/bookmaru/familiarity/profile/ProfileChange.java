package io.bookmaru.familiarity.profile;

/// A change as the listener makes it, for tests of other packages.
public final class ProfileChange {

    public static void keep(Profiles profiles, long member, long revision, Profile profile) {
        profiles.keep(member, revision, profile);
    }

    private ProfileChange() {}
}
