package io.bookmaru.api.child;

import io.bookmaru.http.Caller;
import io.bookmaru.http.InvalidInputException;
import io.bookmaru.http.NotFoundException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
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
    private final ChangeChild changeChild;
    private final Clock clock;

    ChildController(Children children, AddChild addChild, ChangeChild changeChild, Clock clock) {
        this.children = children;
        this.addChild = addChild;
        this.changeChild = changeChild;
        this.clock = clock;
    }

    record AddRequest(@NotBlank @Size(max = 40) String nickname, @NotNull Integer birthYear) {}

    /// What is absent stays as it is.
    record ChangeRequest(
            @Nullable
                    @Size(min = 1, max = 40)
                    @Pattern(regexp = ".*\\S.*", flags = Pattern.Flag.DOTALL)
                    String nickname,
            @Nullable Integer birthYear) {}

    record ChildView(long id, String nickname, int birthYear) {
        static ChildView of(Child child) {
            return new ChildView(child.id(), child.nickname(), child.birthYear());
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ChildView add(Caller caller, @Valid @RequestBody AddRequest request) {
        checkBirthYear(request.birthYear());
        return ChildView.of(
                addChild.add(caller.memberId(), request.nickname(), request.birthYear()));
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

    @PatchMapping("/{id}")
    ChildView change(
            Caller caller, @PathVariable long id, @Valid @RequestBody ChangeRequest request) {
        if (request.birthYear() != null) checkBirthYear(request.birthYear());
        return ChildView.of(
                changeChild.change(caller.memberId(), id, request.nickname(), request.birthYear()));
    }

    private void checkBirthYear(int year) {
        int thisYear = LocalDate.now(clock).getYear();
        // Somewhere it is already next year.
        if (year < thisYear - OLDEST || year > thisYear + 1) {
            throw new InvalidInputException(
                    "birthYear",
                    "birthYear: %d (expected: %d to %d)"
                            .formatted(year, thisYear - OLDEST, thisYear + 1));
        }
    }
}
