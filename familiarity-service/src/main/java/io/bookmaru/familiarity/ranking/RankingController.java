package io.bookmaru.familiarity.ranking;

import io.bookmaru.familiarity.index.Wanted;
import io.bookmaru.http.Caller;
import io.bookmaru.http.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The caller's own ranking; nobody can ask for another's.
@RestController
@RequestMapping("/api/v1/familiarity/ranking")
class RankingController {
    private final ViewRanking viewRanking;

    RankingController(ViewRanking viewRanking) {
        this.viewRanking = viewRanking;
    }

    @GetMapping
    ViewRanking.Answer page(
            Caller caller,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String hobby,
            Paging paging) {
        return viewRanking.page(caller.memberId(), new Wanted(region, hobby), paging);
    }

    @GetMapping("/{memberId}")
    ViewRanking.Row row(Caller caller, @PathVariable long memberId) {
        return viewRanking.row(caller.memberId(), memberId);
    }
}
