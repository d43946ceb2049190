package io.bookmaru.gateway.browser;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Where JavaScript can be run: a page or a worker.
abstract class Script {
    final DevTools devTools;
    final String session;

    Script(DevTools devTools, String session) {
        this.devTools = devTools;
        this.session = session;
    }

    /// Returns when a promise that it gives is settled.
    ///
    /// @param expression what it gives is returned as JSON
    /// @throws AssertionError when it throws
    public JsonNode run(String expression) {
        var answer =
                devTools.call(
                        session,
                        "Runtime.evaluate",
                        Map.of(
                                "expression", expression,
                                "awaitPromise", true,
                                "returnByValue", true,
                                "userGesture", true));
        if (answer.has("exceptionDetails"))
            throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
        return answer.get("result").path("value");
    }

    public String text(String expression) {
        return run(expression).asString("");
    }
}
