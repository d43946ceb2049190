package io.bookmaru.api.block;

import io.bookmaru.http.Caller;
import io.bookmaru.http.Page;
import io.bookmaru.http.Paging;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The caller's own blocks; nobody can ask who blocks them.
@RestController
@RequestMapping("/api/v1/blocks")
class BlockController {
    private final BlockMember blockMember;
    private final Blocks blocks;

    BlockController(BlockMember blockMember, Blocks blocks) {
        this.blockMember = blockMember;
        this.blocks = blocks;
    }

    @PutMapping("/{memberId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void block(Caller caller, @PathVariable long memberId) {
        blockMember.block(caller.memberId(), memberId);
    }

    @DeleteMapping("/{memberId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lift(Caller caller, @PathVariable long memberId) {
        blockMember.lift(caller.memberId(), memberId);
    }

    @GetMapping
    Page<BlockedMember> list(Caller caller, Paging paging) {
        var blocked = blocks.page(caller.memberId(), paging);
        return Page.of(blocked, paging, blocks.count(caller.memberId()));
    }
}
