package io.bookmaru.push.receipt;

import io.bookmaru.http.NotFoundException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Takes receipts from service workers. A token that is wrong, made up, or of a push that is
/// forgotten gets the same answer.
@RestController
@RequestMapping("/api/v1/push/receipts")
class ReceiptController {
    private final ReceiptTokens tokens;
    private final Receipts receipts;

    ReceiptController(ReceiptTokens tokens, Receipts receipts) {
        this.tokens = tokens;
        this.receipts = receipts;
    }

    /// @param receipt as it stood in the push
    record ReceiptForm(@NotNull @Size(max = 64) String receipt, @NotNull ReceiptEvent event) {}

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(@Valid @RequestBody ReceiptForm form) {
        var delivery = tokens.read(form.receipt());
        if (delivery.isEmpty() || !receipts.keep(delivery.getAsLong(), form.event())) {
            throw NotFoundException.of("push", "in this receipt");
        }
    }
}
