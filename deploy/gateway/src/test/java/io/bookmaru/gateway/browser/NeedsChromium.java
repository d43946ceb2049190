package io.bookmaru.gateway.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Runs only where there is a Chromium; elsewhere it is skipped, and says what is missing.
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsChromium.Condition.class)
public @interface NeedsChromium {

    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
            if (Chromium.find().isPresent()) return ConditionEvaluationResult.enabled("");
            System.err.println("SKIPPED " + test.getUniqueId() + ": " + Chromium.MISSING);
            return ConditionEvaluationResult.disabled(Chromium.MISSING);
        }
    }
}
