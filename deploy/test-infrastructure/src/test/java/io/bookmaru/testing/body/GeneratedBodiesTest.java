package io.bookmaru.testing.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GeneratedBodiesTest {
    private static final String VALID =
            "{\"title\":\"별\",\"keys\":{\"auth\":\"a\",\"n\":1},\"list\":[1]}";

    @Test
    void areTheSameForTheSameSeed() {
        assertThat(texts(7)).isEqualTo(texts(7)).isNotEqualTo(texts(8));
    }

    @Test
    void areOfManyKindsAndMostlyDifferent() {
        var bodies = bodies(7);

        assertThat(bodies)
                .extracting(body -> body.kind().split(" ")[0])
                .contains("odd", "cut", "no", "content", "field");
        assertThat(texts(7).stream().distinct().count()).isGreaterThan(500);
        assertThat(bodies.stream().filter(GeneratedBody::privileged).count()).isEqualTo(125);
    }

    @Test
    void leaveTheRestAsItIs() {
        var object = JsonObject.of(VALID);

        assertThat(object.text()).isEqualTo(VALID);
        assertThat(object.beside(1, "admin", "true").text())
                .isEqualTo(VALID.replace("\"n\"", "\"admin\":true,\"n\""));
        assertThat(object.again(0, "0").text()).startsWith("{\"title\":\"별\",\"title\":0,");
        assertThat(object.without(3).text()).isEqualTo(VALID.replace(",\"list\":[1]", ""));
    }

    private static List<GeneratedBody> bodies(long seed) {
        var bodies = new GeneratedBodies(seed);
        return IntStream.range(0, 1_000).mapToObj(n -> bodies.next(n, VALID)).toList();
    }

    private static List<String> texts(long seed) {
        return bodies(seed).stream().map(body -> new String(body.bytes(), UTF_8)).toList();
    }
}
