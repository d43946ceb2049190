package io.bookmaru.testing.endpoint;

/// What a service puts in the place of the `$names` in its table.
public interface Samples {

    /// The members of one row. They may be the same for all rows where no row can harm them.
    Cast cast();

    /// Makes the thing that a `$name` stands for, belonging to the cast's owner. A name that begins
    /// with `new` is asked for at each call, any other once for a row. Threads may share this.
    String of(String name, Cast cast);
}
