package io.bookmaru.api.profile;

import io.bookmaru.api.profile.ProfileRequest.Status;
import io.bookmaru.http.Caller;
import io.bookmaru.http.NotFoundException;
import io.bookmaru.http.Page;
import io.bookmaru.http.Paging;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class ProfileController {
    private final AskForProfile askForProfile;
    private final DecideProfileRequest decide;
    private final WithdrawProfile withdrawProfile;
    private final ProfileRequests requests;
    private final Profiles profiles;

    ProfileController(
            AskForProfile askForProfile,
            DecideProfileRequest decide,
            WithdrawProfile withdrawProfile,
            ProfileRequests requests,
            Profiles profiles) {
        this.askForProfile = askForProfile;
        this.decide = decide;
        this.withdrawProfile = withdrawProfile;
        this.requests = requests;
        this.profiles = profiles;
    }

    record ProfileForm(
            @NotNull @Size(max = 20) List<@NotBlank @Size(max = 40) String> hobbies,
            @NotNull @Size(max = 20) List<@NotBlank @Size(max = 40) String> interests,
            @NotNull @Pattern(regexp = "[EI][SN][TF][JP]") String mbti,
            @NotBlank @Size(max = 60) String region,
            @NotNull @Size(max = 1_000) String introduction) {

        ProfileContent content() {
            return new ProfileContent(
                    hobbies.stream().distinct().toList(),
                    interests.stream().distinct().toList(),
                    mbti,
                    region,
                    introduction);
        }
    }

    record RejectionForm(@NotBlank @Size(max = 500) String reason) {}

    @PostMapping("/profile-requests")
    @ResponseStatus(HttpStatus.CREATED)
    ProfileRequest ask(Caller caller, @Valid @RequestBody ProfileForm form) {
        return askForProfile.ask(caller.memberId(), form.content());
    }

    @GetMapping("/profile-requests")
    Page<ProfileRequest> list(
            @RequestParam(defaultValue = "PENDING") Status status, Paging paging) {
        return Page.of(requests.page(status, paging), paging, requests.count(status));
    }

    @PostMapping("/profile-requests/{id}/approval")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void approve(Caller caller, @PathVariable long id) {
        decide.approve(id, caller.memberId());
    }

    @PostMapping("/profile-requests/{id}/rejection")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reject(Caller caller, @PathVariable long id, @Valid @RequestBody RejectionForm form) {
        decide.reject(id, caller.memberId(), form.reason());
    }

    @GetMapping("/profiles/me")
    ProfileContent mine(Caller caller) {
        return profiles.find(caller.memberId())
                .orElseThrow(() -> NotFoundException.of("profile", caller.memberId()));
    }

    @DeleteMapping("/profiles/me")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Caller caller) {
        withdrawProfile.withdraw(caller.memberId());
    }
}
