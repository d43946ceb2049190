package io.bookmaru.preference.reaction;

/// Redis no longer has all that was set aside. Nothing of it has been applied; Kafka still has it.
public class SetAsideLostException extends RuntimeException {

    SetAsideLostException(SetAside setAside, int found) {
        super(
                "%s has %d reactions (expected: %d)"
                        .formatted(setAside.key(), found, setAside.reactions()));
    }
}
