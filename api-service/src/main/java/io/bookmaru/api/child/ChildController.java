package io.bookmaru.api.child;

import io.bookmaru.http.Caller;
import io.bookmaru.http.InvalidInputException;
import io.bookmaru.http.NotFoundException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/children")
class ChildController {
    private static final int OLDEST = 19;

    private final Children children;
    private final AddChild addChild;
    private final Clock clock;

    ChildController(Children children, AddChild addChild, Clock clock) {
        this.children = children;
        this.addChild = addChild;
        this.clock = clock;
    }

    record AddRequest(@NotBlank @Size(max = 40) String nickname, @NotNull Integer birthYear) {}

    record ChildView(long id, String nickname, int birthYear) {
        static ChildView of(Child child) {
            return new ChildView(child.id(), child.nickname(), child.birthYear());
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ChildView add(Caller caller, @Valid @RequestBody AddRequest request) {
        int thisYear = LocalDate.now(clock).getYear();
        int year = request.birthYear();
        // Somewhere it is already next year.
        if (year < thisYear - OLDEST || year > thisYear + 1) {
            throw new InvalidInputException(
                    "birthYear",
                    "birthYear: %d (expected: %d to %d)"
                            .formatted(year, thisYear - OLDEST, thisYear + 1));
        }
        return ChildView.of(addChild.add(caller.memberId(), request.nickname(), year));
    }

    @GetMapping
    List<ChildView> list(Caller caller) {
        return children.findByMemberIdOrderById(caller.memberId()).stream()
                .map(ChildView::of)
                .toList();
    }

    @GetMapping("/{id}")
    ChildView get(Caller caller, @PathVariable long id) {
        return children.findByIdAndMemberId(id, caller.memberId())
                .map(ChildView::of)
                .orElseThrow(() -> NotFoundException.of("child", id));
    }
}
