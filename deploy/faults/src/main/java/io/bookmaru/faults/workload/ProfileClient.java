package io.bookmaru.faults.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Asks for changes of a profile and approves them. A member whose request went unanswered is left
/// alone, and a new one takes its place.
final class ProfileClient {
    private static final int CONFLICT = 409;

    private final Api api;
    private final People people;
    private final Tally tally;
    private final List<ChainWriter> chains = new ArrayList<>();

    ProfileClient(Api api, People people, Tally tally) {
        this.api = api;
        this.people = people;
        this.tally = tally;
    }

    void run(Pace pace, Supplier<Boolean> goesOn) {
        while (goesOn.get()) {
            var member = people.signUp("김하늘");
            var chain = new ChainWriter(Long.toString(member.id()));
            chains.add(chain);
            for (int n = 1; goesOn.get() && !chain.hasEnded(); n++) {
                pace.await();
                if (!change(member, chain, "hobby " + n, goesOn)) break;
            }
        }
    }

    /// Whether the member can go on.
    private boolean change(
            Member member, ChainWriter chain, String hobby, Supplier<Boolean> goesOn) {
        var asked = api.post("/api/v1/profile-requests", member.token(), form(hobby));
        tally.count(asked);
        if (!asked.isAcknowledged()) {
            Persistent.pause();
            return asked.outcome() == Outcome.REFUSED;
        }
        var path =
                "/api/v1/profile-requests/%d/approval".formatted(asked.body().get("id").asLong());
        chain.change(hobby, () -> approve(path, chain), goesOn, tally);
        return true;
    }

    /// A repeat finds it approved: then the first has arrived.
    private Answer approve(String path, ChainWriter chain) {
        var answer = api.post(path, people.admin().token(), null);
        if (answer.status() == CONFLICT && chain.hasEnded())
            answer = new Answer(Outcome.ACKNOWLEDGED, CONFLICT, answer.body());
        if (answer.isAcknowledged()) tally.countEvent();
        return answer;
    }

    private static String form(String hobby) {
        return """
        {"hobbies": ["%s"], "interests": ["science"], "mbti": "INFP", "region": "Seoul",
         "introduction": "안녕하세요."}
        """
                .formatted(hobby);
    }

    List<Chain> chains() {
        return chains.stream().map(ChainWriter::chain).toList();
    }
}
