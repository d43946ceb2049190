package io.bookmaru.testing.endpoint;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/// Finds endpoints in a service's table.
public final class Endpoints {

    /// @param path answers 200 to the owner and 401 to nobody
    public record Own(String path, long owner) {}

    /// A way to write.
    ///
    /// @param takesBody whether the handler reads it
    /// @param body JSON that is accepted, an empty object where none is read
    /// @param fill puts things in the place of the `$names` of path and body
    /// @param token of somebody who is let in; null where nobody needs one
    /// @param caller whose token it is
    public record Write(
            String method,
            String path,
            boolean takesBody,
            String body,
            UnaryOperator<String> fill,
            @Nullable String token,
            long caller) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /// One that a member reads.
    public static Own ownOf(ApplicationContext service, Samples samples) {
        var row =
                EndpointTable.of(service).rows().stream()
                        .filter(r -> r.method().equals("GET"))
                        .filter(r -> r.answerTo(Role.OWNER) == 200)
                        .filter(r -> r.answerTo(Role.NOBODY) == 401)
                        .filter(r -> !r.path().contains("?"))
                        .findFirst()
                        .orElseThrow();
        var filled = new RowSamples(new SharedSamples(service, samples));
        return new Own(filled.fill(row.path()), filled.cast().owner());
    }

    /// Every endpoint that is not for reading.
    public static List<Write> writesOf(ApplicationContext service, Samples samples) {
        var table = EndpointTable.of(service);
        return table.rows().stream()
                .filter(row -> table.endpoint(row).writes())
                .map(row ->
                        write(
                                row,
                                table.endpoint(row),
                                new RowSamples(new SharedSamples(service, samples))))
                .toList();
    }

    private static Write write(Row row, Endpoint endpoint, RowSamples samples) {
        var role = row.caller();
        return new Write(
                row.method(),
                row.path(),
                endpoint.takesBody(),
                row.body().isEmpty() ? "{}" : row.body(),
                samples::fill,
                samples.cast().token(role),
                role == Role.ADMIN ? samples.cast().admin() : samples.cast().owner());
    }

    private Endpoints() {}
}
