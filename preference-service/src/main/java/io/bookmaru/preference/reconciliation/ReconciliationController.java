package io.bookmaru.preference.reconciliation;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReconciliationController {
    private final ReconcileTastes reconcileTastes;

    ReconciliationController(ReconcileTastes reconcileTastes) {
        this.reconcileTastes = reconcileTastes;
    }

    @PostMapping("/api/v1/admin/preference/reconciliation")
    ReconcileTastes.Reconciliation reconcile(
            @RequestParam(required = false) @Nullable Long childId) {
        return childId == null ? reconcileTastes.all() : reconcileTastes.one(childId);
    }
}
