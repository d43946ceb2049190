package io.bookmaru.preference.survey;

import io.bookmaru.preference.ledger.Locks;
import io.bookmaru.preference.ledger.TasteHistory;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes a parent's questionnaire as the axes' new starting point and writes it into the history.
@Service
class AnswerSurvey {
    private final Locks locks;
    private final Surveys surveys;
    private final TasteHistory history;
    private final Clock clock;

    AnswerSurvey(Locks locks, Surveys surveys, TasteHistory history, Clock clock) {
        this.locks = locks;
        this.surveys = surveys;
        this.history = history;
        this.clock = clock;
    }

    /// The child must be known. Does nothing when it has been erased meanwhile.
    @Transactional
    public void answer(long childId, Survey survey) {
        var child = List.of(childId);
        locks.lockChildren(child);
        var now = clock.instant();
        surveys.save(childId, survey, now);
        history.write(child, TasteHistory.Source.SURVEY, now);
    }
}
