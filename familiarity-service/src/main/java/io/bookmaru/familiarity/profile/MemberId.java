package io.bookmaru.familiarity.profile;

import org.springframework.messaging.converter.MessageConversionException;

/// Ids that a member can have: the positive whole numbers that JavaScript has, too.
public final class MemberId {
    private static final long LARGEST = (1L << 53) - 1;

    /// @throws MessageConversionException when nobody has such an id; a repeat cannot help
    public static long checked(long id) {
        if (id < 1 || id > LARGEST)
            throw new MessageConversionException(
                    "memberId: %d (expected: 1 to %d)".formatted(id, LARGEST));
        return id;
    }

    private MemberId() {}
}
