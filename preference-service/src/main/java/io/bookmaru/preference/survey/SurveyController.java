package io.bookmaru.preference.survey;

import io.bookmaru.http.Caller;
import io.bookmaru.preference.child.Children;
import io.bookmaru.preference.taste.Mbti;
import io.bookmaru.preference.taste.Tastes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SurveyController {

    /// Each from -100 to 100; positive is E, N, F and P.
    record SurveyRequest(
            @NotNull @Min(-100) @Max(100) Integer ei,
            @NotNull @Min(-100) @Max(100) Integer sn,
            @NotNull @Min(-100) @Max(100) Integer tf,
            @NotNull @Min(-100) @Max(100) Integer jp) {}

    /// Where the child is now, its reactions included.
    record SurveyAnswer(long childId, Mbti mbti) {}

    private final Children children;
    private final AnswerSurvey answerSurvey;
    private final Tastes tastes;

    SurveyController(Children children, AnswerSurvey answerSurvey, Tastes tastes) {
        this.children = children;
        this.answerSurvey = answerSurvey;
        this.tastes = tastes;
    }

    @PostMapping("/api/v1/children/{childId}/surveys")
    @ResponseStatus(HttpStatus.CREATED)
    SurveyAnswer answer(
            @PathVariable long childId, @RequestBody @Valid SurveyRequest request, Caller caller) {
        var child = children.ownedBy(caller, childId);
        answerSurvey.answer(
                child.id(), new Survey(request.ei(), request.sn(), request.tf(), request.jp()));
        return new SurveyAnswer(child.id(), tastes.of(child.id()).mbti());
    }
}
