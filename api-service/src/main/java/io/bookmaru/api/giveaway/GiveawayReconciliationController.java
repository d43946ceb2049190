package io.bookmaru.api.giveaway;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/api/giveaways/{id}/reconciliation")
class GiveawayReconciliationController {
    private final ReconcileGiveaway reconcileGiveaway;

    GiveawayReconciliationController(ReconcileGiveaway reconcileGiveaway) {
        this.reconcileGiveaway = reconcileGiveaway;
    }

    @PostMapping
    ReconcileGiveaway.Reconciliation reconcile(@PathVariable long id) {
        return reconcileGiveaway.of(id);
    }
}
