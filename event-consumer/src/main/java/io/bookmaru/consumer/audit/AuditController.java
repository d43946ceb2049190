package io.bookmaru.consumer.audit;

import io.bookmaru.http.Page;
import io.bookmaru.http.Paging;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/${bookmaru.service}/audit")
class AuditController {
    private final Audit audit;

    AuditController(Audit audit) {
        this.audit = audit;
    }

    @GetMapping
    Page<Audit.Entry> list(Paging paging) {
        return Page.of(audit.page(paging), paging, audit.count());
    }
}
