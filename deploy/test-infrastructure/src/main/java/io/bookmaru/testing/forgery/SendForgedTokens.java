package io.bookmaru.testing.forgery;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.testing.TestTokens;
import io.bookmaru.testing.endpoint.Endpoints;
import io.bookmaru.testing.endpoint.Refusal;
import io.bookmaru.testing.endpoint.RunningService;
import io.bookmaru.testing.endpoint.Samples;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationContext;

/// Sends every [Forgery] to an endpoint for members and one for admins, past the gateway.
public final class SendForgedTokens {
    private static final int FEWEST = 40;

    private final RunningService service;
    private final List<String> paths;
    private final long memberId;

    private SendForgedTokens(ApplicationContext context, Samples samples) {
        var own = Endpoints.ownOf(context, samples);
        this.service = new RunningService(context);
        this.memberId = own.owner();
        this.paths = List.of(own.path(), "/api/v1/admin/" + service.name() + "/audit");
    }

    public static void to(ApplicationContext service, Samples samples) {
        new SendForgedTokens(service, samples).sendAndAssert();
    }

    private void sendAndAssert() {
        assertHonestIsAccepted();
        var forgeries = Forgery.all(memberId);
        assertThat(forgeries).extracting(Forgery::name).doesNotHaveDuplicates();
        assertThat(forgeries).hasSizeGreaterThanOrEqualTo(FEWEST);

        var accepted = new ArrayList<String>();
        var odd = new ArrayList<String>();
        for (var path : paths) {
            for (var forgery : forgeries) {
                var answer = send(path, forgery);
                var told = forgery + " at " + path + ": " + answer.statusCode();
                if (answer.statusCode() < 400) accepted.add(told);
                else if (!forgery.answers().contains(answer.statusCode())) odd.add(told);
                else if (answer.statusCode() == 401)
                    Refusal.fault(answer).ifPresent(fault -> odd.add(forgery + ": " + fault));
            }
        }

        assertThat(accepted).as("accepted, while these are answered oddly: " + odd).isEmpty();
        assertThat(odd).as("refused, but not as unauthenticated").isEmpty();
        assertIdentityHeadersHaveNoEffect();
        System.out.printf(
                "FIGURE forged tokens %s: %d of %d accepted (at %d endpoints each)%n",
                service.name(), accepted.size(), forgeries.size(), paths.size());
    }

    /// What the forgeries are made from, so that none is refused for another reason than its own.
    private void assertHonestIsAccepted() {
        var good = TokenParts.honest(memberId);
        var audiences = good.claim("aud", "[\"another\", \"bookmaru\"]");
        for (var path : paths) {
            for (var token :
                    List.of(good.token(), audiences.token(), TestTokens.forAdmin(memberId))) {
                assertThat(send(path, Forgery.token("honest", token)).statusCode()).isEqualTo(200);
            }
            // The scheme's case does not matter (RFC 9110 §11.1).
            var lowerCase = Forgery.headers("honest", "Authorization", "bearer " + good.token());
            assertThat(send(path, lowerCase).statusCode()).isEqualTo(200);
        }
    }

    private void assertIdentityHeadersHaveNoEffect() {
        var headers = new ArrayList<>(List.of(ForgedRequests.identity("1")));
        headers.addAll(List.of("Authorization", "Bearer " + TestTokens.forMember(memberId)));
        var member = Forgery.headers("honest", headers.toArray(String[]::new));

        assertThat(send(paths.getFirst(), member).statusCode()).isEqualTo(200);
        assertThat(send(paths.getLast(), member).statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> send(String path, Forgery forgery) {
        var request = service.request(path + forgery.query());
        if (!forgery.headers().isEmpty()) {
            request.headers(forgery.headers().toArray(String[]::new));
        }
        return service.send(request.GET().build());
    }
}
