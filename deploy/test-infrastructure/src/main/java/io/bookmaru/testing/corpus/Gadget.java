package io.bookmaru.testing.corpus;

import java.io.Serializable;

/// A class that a record names and that nobody else does. Whoever loads it has followed a record.
class Gadget implements Serializable {
    private static final long serialVersionUID = 1;
}
