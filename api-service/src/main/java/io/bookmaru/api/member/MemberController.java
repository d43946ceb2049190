package io.bookmaru.api.member;

import io.bookmaru.api.limit.ClientAddress;
import io.bookmaru.api.limit.ClientLimits;
import io.bookmaru.http.Caller;
import io.bookmaru.http.InvalidInputException;
import io.bookmaru.http.NotFoundException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/members")
class MemberController {
    private static final String LANGUAGES = "ko|en";

    private final Members members;
    private final SignUp signUp;
    private final ChangeMember changeMember;
    private final ClientLimits limits;

    MemberController(
            Members members, SignUp signUp, ChangeMember changeMember, ClientLimits limits) {
        this.members = members;
        this.signUp = signUp;
        this.changeMember = changeMember;
        this.limits = limits;
    }

    record SignUpRequest(
            @NotNull @Email @Size(max = 254) String email,
            @NotNull @Size(min = 8, max = 72) String password,
            @NotBlank @Size(max = 40) String displayName,
            @Nullable @Pattern(regexp = LANGUAGES) String language,
            @Nullable @Size(max = 60) String timeZone) {}

    record ChangeRequest(
            @Nullable @Size(min = 1, max = 40) @Pattern(regexp = ".*\\S.*") String displayName,
            @Nullable @Pattern(regexp = LANGUAGES) String language,
            @Nullable @Size(max = 60) String timeZone) {}

    record NewMember(long id, String displayName) {}

    record Account(
            long id,
            String email,
            String displayName,
            String language,
            String timeZone,
            List<String> roles) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    NewMember signUp(ClientAddress client, @Valid @RequestBody SignUpRequest request) {
        checkBcryptTakesAllOf(request.password());
        var timeZone = request.timeZone() == null ? "Asia/Seoul" : known(request.timeZone());
        limits.beginSignUp(client);
        var member =
                signUp.signUp(
                        request.email(),
                        request.password(),
                        request.displayName(),
                        request.language() == null ? "ko" : request.language(),
                        timeZone);
        return new NewMember(member.id(), member.displayName());
    }

    @GetMapping("/me")
    Account account(Caller caller) {
        return members.findById(caller.memberId())
                .map(MemberController::account)
                .orElseThrow(() -> NotFoundException.of("member", caller.memberId()));
    }

    @PatchMapping("/me")
    Account change(Caller caller, @Valid @RequestBody ChangeRequest request) {
        var timeZone = request.timeZone() == null ? null : known(request.timeZone());
        return account(
                changeMember.change(
                        caller.memberId(), request.displayName(), request.language(), timeZone));
    }

    private static Account account(Member member) {
        return new Account(
                member.id(),
                member.email(),
                member.displayName(),
                member.language(),
                member.timeZone(),
                member.admin() ? List.of("MEMBER", "ADMIN") : List.of("MEMBER"));
    }

    private static String known(String timeZone) {
        if (ZoneId.getAvailableZoneIds().contains(timeZone)) return timeZone;
        throw new InvalidInputException(
                "timeZone",
                "timeZone: " + timeZone + " (expected: an IANA name such as Asia/Seoul)");
    }

    private static void checkBcryptTakesAllOf(String password) {
        int bytes = password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        if (bytes > 72) {
            throw new InvalidInputException(
                    "password", "password: " + bytes + " bytes in UTF-8 (expected: <= 72)");
        }
    }
}
