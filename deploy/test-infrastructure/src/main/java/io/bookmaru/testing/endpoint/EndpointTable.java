package io.bookmaru.testing.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;

/// The rows of the service's `endpoints.txt`, and of those that shared modules bring into every
/// service. There is one for each endpoint of the running service, and none besides.
final class EndpointTable {
    private static final String OWN = "endpoints.txt";
    private static final String SHARED = "io/bookmaru/testing/endpoint/shared-endpoints.txt";

    private final Set<Endpoint> endpoints;
    private final List<Row> rows;

    private EndpointTable(Set<Endpoint> endpoints, List<Row> rows) {
        this.endpoints = endpoints;
        this.rows = rows;
    }

    static EndpointTable of(ApplicationContext service) {
        var name = service.getEnvironment().getRequiredProperty("bookmaru.service");
        var rows =
                Stream.of(OWN, SHARED)
                        .flatMap(EndpointTable::lines)
                        .map(line -> Row.of(line.replace("$service", name)))
                        .toList();
        var table = new EndpointTable(Endpoint.of(service), rows);
        table.assertComplete();
        return table;
    }

    List<Row> rows() {
        return rows;
    }

    Endpoint endpoint(Row row) {
        return endpoints.stream().filter(row::isOf).findFirst().orElseThrow();
    }

    private void assertComplete() {
        assertThat(endpoints)
                .as("endpoints that endpoints.txt has no row for")
                .allMatch(endpoint -> rows.stream().anyMatch(row -> row.isOf(endpoint)));
        assertThat(rows)
                .as("rows that no endpoint belongs to")
                .allMatch(row -> endpoints.stream().anyMatch(row::isOf));
        assertThat(rows)
                .as("rows without a body for an endpoint that takes one")
                .noneMatch(row -> row.body().isEmpty() && endpoint(row).takesBody());
    }

    private static Stream<String> lines(String resource) {
        try {
            var text = new ClassPathResource(resource).getContentAsString(UTF_8);
            return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
