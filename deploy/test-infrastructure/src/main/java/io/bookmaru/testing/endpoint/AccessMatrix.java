package io.bookmaru.testing.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.testing.TestTokens;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationContext;

/// Calls every endpoint in every role, and asserts the answers of the table.
public final class AccessMatrix {

    /// The owner comes last, so that what a refused call has done would be seen.
    private static final List<Role> ORDER =
            List.of(Role.NOBODY, Role.EXPIRED, Role.ANOTHER, Role.ADMIN, Role.OWNER);

    private static final long VANISHED = 9_007_199_254_740_000L;

    private final RunningService service;
    private final EndpointTable table;
    private final Samples samples;
    private final List<String> wrong = new ArrayList<>();
    private int cells;

    private AccessMatrix(ApplicationContext service, Samples samples) {
        this.service = new RunningService(service);
        this.table = EndpointTable.of(service);
        this.samples = new SharedSamples(service, samples);
    }

    public static void assertEveryCellOf(ApplicationContext service, Samples samples) {
        new AccessMatrix(service, samples).assertCells();
    }

    private void assertCells() {
        for (var row : table.rows()) {
            var samplesOfRow = new RowSamples(samples);
            for (var role : ORDER) call(row, role, samplesOfRow);
            callAsVanished(row, samplesOfRow);
        }
        assertThat(wrong).isEmpty();
        System.out.printf(
                "FIGURE access matrix %s: %d endpoints, %d cells asserted%n",
                service.name(), table.rows().size(), cells);
    }

    /// Whoever has erased the account still has a good token for some minutes.
    private void callAsVanished(Row row, RowSamples samples) {
        for (var idempotencyKey : List.of("", "a-key")) {
            var answer =
                    service.call(
                            row.called(),
                            samples.fill(row.path()),
                            TestTokens.forMember(VANISHED),
                            samples.fill(row.body()),
                            idempotencyKey);
            Refusal.fault(answer).ifPresent(fault -> wrong.add(row + " as vanished: " + fault));
        }
    }

    private void call(Row row, Role role, RowSamples samples) {
        var answer =
                service.call(
                        row.called(),
                        samples.fill(row.path()),
                        samples.cast().token(role),
                        samples.fill(row.body()),
                        "");
        cells++;
        var expected = row.answerTo(role);
        if (answer.statusCode() != expected) {
            wrong.add(
                    "%s as %s: %d (expected: %d) %s"
                            .formatted(row, role, answer.statusCode(), expected, answer.body()));
        } else {
            Refusal.fault(answer).ifPresent(fault -> wrong.add(row + " as " + role + ": " + fault));
        }
    }
}
