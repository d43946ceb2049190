package io.bookmaru.api.giveaway;

import io.bookmaru.api.idempotency.AnswerOnce;
import io.bookmaru.api.idempotency.IdempotencyKey;
import io.bookmaru.http.Caller;
import io.bookmaru.http.InvalidInputException;
import io.bookmaru.http.NotFoundException;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.time.Clock;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/giveaways")
class GiveawayController {
    /// Anybody may ask, it may be megabytes, and it does not change.
    private static final String FOR_EVER = "max-age=31536000, public, immutable";

    private final Giveaways giveaways;
    private final PublishedDraws published;
    private final AskForDraw askForDraw;
    private final DrawFile drawFile;
    private final AnswerOnce answerOnce;
    private final Clock clock;

    GiveawayController(
            Giveaways giveaways,
            PublishedDraws published,
            AskForDraw askForDraw,
            DrawFile drawFile,
            AnswerOnce answerOnce,
            Clock clock) {
        this.giveaways = giveaways;
        this.published = published;
        this.askForDraw = askForDraw;
        this.drawFile = drawFile;
        this.answerOnce = answerOnce;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<GiveawayView> add(IdempotencyKey key, @Valid @RequestBody NewGiveaway giveaway) {
        return answerOnce.answer(key, giveaway, GiveawayView.class, () -> created(giveaway));
    }

    private ResponseEntity<GiveawayView> created(NewGiveaway giveaway) {
        var now = clock.instant();
        if (!giveaway.closesAt().isAfter(giveaway.opensAt()))
            throw new InvalidInputException("closesAt", "closesAt: not after opensAt");
        if (!giveaway.closesAt().isAfter(now))
            throw new InvalidInputException("closesAt", "closesAt: not in the future");
        return ResponseEntity.status(HttpStatus.CREATED).body(view(giveaways.add(giveaway, now)));
    }

    @GetMapping("/{id}")
    GiveawayView view(@PathVariable long id) {
        return GiveawayView.of(
                find(id), giveaways.progress(id), published.find(id), clock.instant());
    }

    /// 202 while entries that were accepted in time may still be on their way: it is drawn as soon
    /// as they have arrived.
    @PostMapping("/{id}/draw")
    ResponseEntity<GiveawayView> draw(Caller caller, @PathVariable long id) {
        askForDraw.of(find(id), caller.memberId());
        var view = view(id);
        var status = view.drawnAt() == null ? HttpStatus.ACCEPTED : HttpStatus.OK;
        return ResponseEntity.status(status).body(view);
    }

    @GetMapping(path = "/{id}/draw", produces = MediaType.TEXT_PLAIN_VALUE)
    void drawn(@PathVariable long id, HttpServletResponse response) throws IOException {
        var giveaway = find(id);
        var draw =
                published.find(id).orElseThrow(() -> NotFoundException.of("draw of giveaway", id));
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, FOR_EVER);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"giveaway-%d.txt\"".formatted(id));
        drawFile.write(giveaway, draw, response.getOutputStream());
    }

    private Giveaway find(long id) {
        return giveaways.find(id).orElseThrow(() -> NotFoundException.of("giveaway", id));
    }
}
