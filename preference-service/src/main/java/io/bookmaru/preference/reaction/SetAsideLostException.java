package io.bookmaru.preference.reaction;

/// Redis no longer has all that was set aside. Kafka still has it.
public class SetAsideLostException extends RuntimeException {

    SetAsideLostException(SetAside setAside, int found) {
        super(
                "%s has %d reactions (expected: %d)"
                        .formatted(setAside.key(), found, setAside.reactions()));
    }

    SetAsideLostException(SetAside setAside, RuntimeException unreadable) {
        super(setAside.key() + " is not what was put there", unreadable);
    }
}
