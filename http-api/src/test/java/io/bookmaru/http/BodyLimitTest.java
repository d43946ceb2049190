package io.bookmaru.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class BodyLimitTest {
    private final BodyLimit limit = new BodyLimit(new ProblemWriter(new JsonMapper()));
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void bodyUpToTheLimitPasses() throws Exception {
        var read = new AtomicInteger();

        limit.doFilter(
                request(BodyLimit.MAX_BYTES, true),
                response,
                (request, answer) -> read.set(request.getInputStream().readAllBytes().length));

        assertThat(read).hasValue(BodyLimit.MAX_BYTES);
    }

    @Test
    void announcedLongerBodyIsRefusedUnread() throws Exception {
        limit.doFilter(
                request(BodyLimit.MAX_BYTES + 1, true),
                response,
                (request, answer) -> {
                    throw new AssertionError("passed on");
                });

        assertThat(response.getStatus()).isEqualTo(413);
        assertThat(response.getContentAsString()).contains("body-too-large");
    }

    @Test
    void unannouncedLongerBodyFailsWhileItIsRead() {
        assertThatThrownBy(() ->
                        limit.doFilter(
                                request(BodyLimit.MAX_BYTES + 1, false),
                                response,
                                (request, answer) -> request.getInputStream().readAllBytes()))
                .isInstanceOf(BodyLimit.BodyTooLargeException.class);
    }

    private static MockHttpServletRequest request(int bytes, boolean announced) {
        var request =
                new MockHttpServletRequest("POST", "/") {
                    @Override
                    public long getContentLengthLong() {
                        return announced ? super.getContentLengthLong() : -1;
                    }
                };
        request.setContent(new byte[bytes]);
        return request;
    }
}
