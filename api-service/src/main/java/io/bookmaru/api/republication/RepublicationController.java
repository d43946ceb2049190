package io.bookmaru.api.republication;

import io.bookmaru.http.Caller;
import io.bookmaru.http.NotFoundException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(RepublicationController.PATH)
class RepublicationController {
    static final String PATH = "/api/v1/admin/api/reactions/republish";

    private final RepublishReactions republishReactions;
    private final Republications republications;

    RepublicationController(RepublishReactions republishReactions, Republications republications) {
        this.republishReactions = republishReactions;
        this.republications = republications;
    }

    record Republished(int published) {}

    @PostMapping
    ResponseEntity<Object> republish(
            Caller caller, @RequestParam(required = false) @Nullable Long childId) {
        if (childId != null) {
            var published = republishReactions.ofChild(childId, caller.memberId());
            return ResponseEntity.ok(new Republished(published));
        }
        var run = republishReactions.ofAll(caller.memberId());
        return ResponseEntity.accepted().location(URI.create(PATH + "/" + run.id())).body(run);
    }

    @GetMapping("/{id}")
    Republication progress(@PathVariable long id) {
        return republications.find(id).orElseThrow(() -> NotFoundException.of("republication", id));
    }
}
