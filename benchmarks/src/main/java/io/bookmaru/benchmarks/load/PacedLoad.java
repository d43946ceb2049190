package io.bookmaru.benchmarks.load;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.mortbay.jetty.load.generator.Resource;

/// What became of requests that were sent on a schedule. Times are from the moment at which a
/// request was due, so they have in them whatever held the driver itself up.
///
/// @param answered with 200
/// @param sortedNanos of all of them
/// @param latest by how much the driver missed its schedule at worst, in nanoseconds
public record PacedLoad(int sent, int answered, long[] sortedNanos, long latest) {

    static PacedLoad of(int perSecond, Collection<Resource.Info> requests) {
        var inOrder =
                requests.stream()
                        .sorted(Comparator.comparingLong(Resource.Info::getRequestTime))
                        .toList();
        var period = 1e9 / perSecond;
        var start = start(inOrder, period);
        var nanos = new long[inOrder.size()];
        var latest = 0L;
        for (var i = 0; i < nanos.length; i++) {
            var due = start + Math.round(i * period);
            nanos[i] = inOrder.get(i).getResponseTime() - due;
            latest = Math.max(latest, inOrder.get(i).getRequestTime() - due);
        }
        Arrays.sort(nanos);
        var answered =
                (int)
                        requests.stream()
                                .filter(r -> r.getFailure() == null && r.getStatus() == 200)
                                .count();
        return new PacedLoad(nanos.length, answered, nanos, latest);
    }

    /// The schedule that the punctual requests were sent by: none was sent before its time.
    private static long start(List<Resource.Info> inOrder, double period) {
        var start = Long.MAX_VALUE;
        for (var i = 0; i < inOrder.size(); i++)
            start = Math.min(start, inOrder.get(i).getRequestTime() - Math.round(i * period));
        return start;
    }

    /// @param part 0.99 for the time that 99 of 100 took at most
    public double millis(double part) {
        var rank = (int) Math.ceil(part * sortedNanos.length);
        return sortedNanos[Math.max(rank, 1) - 1] / 1e6;
    }

    public String text(double part) {
        return String.format(Locale.ROOT, "%.1f ms", millis(part));
    }
}
