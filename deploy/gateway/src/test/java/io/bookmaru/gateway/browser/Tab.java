package io.bookmaru.gateway.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// An open page.
public final class Tab extends Script {

    Tab(DevTools devTools, String session) {
        super(devTools, session);
        devTools.call(session, "Page.enable", Map.of());
        devTools.call(session, "Runtime.enable", Map.of());
        devTools.call(session, "Log.enable", Map.of());
        devTools.call(session, "ServiceWorker.enable", Map.of());
    }

    /// Runs in each page of this tab before the page's own scripts do.
    public void prepare(String script) {
        devTools.call(session, "Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    public void go(String address) {
        devTools.call(session, "Page.navigate", Map.of("url", address));
    }

    public String path() {
        return text("location.pathname");
    }

    /// What went wrong so far: exceptions that nobody caught, and what the browser has refused to
    /// load or to do.
    public List<String> errors() {
        return devTools
                .events(event ->
                        event.session().equals(session)
                                && (event.method().equals("Runtime.exceptionThrown")
                                        || event.params()
                                                .at("/entry/level")
                                                .asString("")
                                                .equals("error")))
                .stream()
                .map(event -> event.params().toString())
                .toList();
    }

    public void resize(int width, int height) {
        devTools.call(
                session,
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        width,
                        "height",
                        height,
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        width < 600));
    }

    public void capture(Path png) throws IOException {
        var image = devTools.call(session, "Page.captureScreenshot", Map.of("format", "png"));
        Files.write(png, Base64.getDecoder().decode(image.get("data").asString()));
    }

    /// Brings a push message to the service worker of a site, as a push service would.
    ///
    /// @param origin whose worker is registered already
    public void deliverPush(String origin, String message) {
        var registration =
                devTools.await(event ->
                        event.session().equals(session)
                                && event.method().equals("ServiceWorker.workerRegistrationUpdated")
                                && event.params()
                                        .at("/registrations/0/scopeURL")
                                        .asString("")
                                        .startsWith(origin));
        devTools.call(
                session,
                "ServiceWorker.deliverPushMessage",
                Map.of(
                        "origin", origin,
                        "registrationId",
                                registration
                                        .params()
                                        .at("/registrations/0/registrationId")
                                        .asString(),
                        "data", message));
    }
}
