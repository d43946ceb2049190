package io.bookmaru.familiarity.index;

/// A place in a ranking as one number: the tenths of a point missing to 1000 above 53 bits of
/// member id. The natural order of the numbers is the order of the ranking, highest score first and
/// then lowest id.
public final class Place {
    /// Behind every place.
    public static final long NONE = Long.MAX_VALUE;

    static final int MAX_TENTHS = 1000;

    private static final int ID_BITS = 53;
    private static final long ID_MASK = (1L << ID_BITS) - 1;

    public static long of(long member, int tenths) {
        return (long) (MAX_TENTHS - tenths) << ID_BITS | member;
    }

    public static long member(long place) {
        return place & ID_MASK;
    }

    public static int tenths(long place) {
        return MAX_TENTHS - missing(place);
    }

    static int missing(long place) {
        return (int) (place >>> ID_BITS);
    }

    private Place() {}
}
