package io.bookmaru.testing.endpoint;

/// Who calls, in the order of the table's columns.
public enum Role {
    /// Without a token.
    NOBODY,
    /// The owner, with a token of an hour ago.
    EXPIRED,
    OWNER,
    /// A member whose the thing is not.
    ANOTHER,
    /// An admin whose the thing is not.
    ADMIN
}
