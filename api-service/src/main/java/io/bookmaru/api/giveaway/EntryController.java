package io.bookmaru.api.giveaway;

import io.bookmaru.http.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/giveaways/{id}/entries")
class EntryController {
    private final EnterGiveaway enterGiveaway;
    private final ShowEntry showEntry;

    EntryController(EnterGiveaway enterGiveaway, ShowEntry showEntry) {
        this.enterGiveaway = enterGiveaway;
        this.showEntry = showEntry;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    EnterGiveaway.Entered enter(Caller caller, @PathVariable long id) {
        return enterGiveaway.enter(id, caller.memberId());
    }

    @GetMapping("/me")
    ShowEntry.Shown mine(Caller caller, @PathVariable long id) {
        return showEntry.of(id, caller.memberId());
    }
}
