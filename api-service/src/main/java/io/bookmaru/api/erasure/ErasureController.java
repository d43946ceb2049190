package io.bookmaru.api.erasure;

import io.bookmaru.http.Caller;
import io.bookmaru.http.NotFoundException;
import java.net.URI;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// An erasure has happened here when it is answered; where the answer leads to, one sees when it
/// has everywhere.
@RestController
@RequestMapping("/api/v1")
class ErasureController {
    private static final int TRIES = 3;

    private final EraseChild eraseChild;
    private final EraseAccount eraseAccount;
    private final Erasures erasures;

    ErasureController(EraseChild eraseChild, EraseAccount eraseAccount, Erasures erasures) {
        this.eraseChild = eraseChild;
        this.eraseAccount = eraseAccount;
        this.erasures = erasures;
    }

    @DeleteMapping("/children/{id}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Void> eraseChild(Caller caller, @PathVariable long id) {
        return accepted(() -> eraseChild.erase(caller.memberId(), id));
    }

    @DeleteMapping("/members/me")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Void> eraseAccount(Caller caller) {
        return accepted(() -> eraseAccount.erase(caller.memberId()));
    }

    @GetMapping("/erasures/{id}")
    ResponseEntity<ErasureStatus> status(@PathVariable UUID id) {
        var status = erasures.status(id).orElseThrow(() -> NotFoundException.of("erasure", id));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(status);
    }

    private static ResponseEntity<Void> accepted(Supplier<Erasure> erase) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/erasures/" + erased(erase).id()))
                .build();
    }

    /// A request that writes several rows of the subject at this moment may wait for the erasure
    /// while the erasure waits for it. Postgres ends one of them, and nothing has happened then.
    private static Erasure erased(Supplier<Erasure> erase) {
        for (int tries = 1; ; tries++) {
            try {
                return erase.get();
            } catch (PessimisticLockingFailureException e) {
                if (tries == TRIES) throw e;
            }
        }
    }
}
