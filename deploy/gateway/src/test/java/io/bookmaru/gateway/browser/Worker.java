package io.bookmaru.gateway.browser;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A running service worker.
public final class Worker extends Script {

    Worker(DevTools devTools, String session) {
        super(devTools, session);
        run(
                """
                if (self.timesShown === undefined) {
                    self.timesShown = 0;
                    const show = ServiceWorkerRegistration.prototype.showNotification;
                    ServiceWorkerRegistration.prototype.showNotification = async function (...given) {
                        await show.apply(this, given);
                        self.timesShown++;
                    };
                }
                """);
    }

    /// How often it has shown a notification since it was first asked for here.
    public int timesShown() {
        return run("self.timesShown").asInt();
    }

    /// What it has shown and is not closed: title, body, tag and data of each. Not to be asked
    /// while something is being shown: the browser forgets what is not on the screen yet.
    public List<JsonNode> notifications() {
        return run("""
        registration.getNotifications().then((all) =>
            all.map(({ title, body, tag, data }) => ({ title, body, tag, data })))
        """)
                .valueStream()
                .toList();
    }

    /// Clicks on what is shown with that title. It is not the member's own click, so the browser
    /// would not let the worker open or focus a window.
    ///
    /// @return the addresses for which the worker asked to open a window
    public List<String> click(String title) {
        return run("""
        (async () => {
            const opened = [];
            clients.openWindow = async (address) => { opened.push(address); };
            const shown = await registration.getNotifications();
            const notification = shown.find(({ title }) => title === %s);
            const click = new NotificationEvent("notificationclick", { notification });
            let work;
            click.waitUntil = (promise) => { work = promise; };
            self.dispatchEvent(click);
            await work;
            delete clients.openWindow;
            // Until it is closed, it would take the next one of its tag with it.
            while ((await registration.getNotifications()).length === shown.length)
                await new Promise((resolve) => setTimeout(resolve, 5));
            return opened;
        })()
        """
                        .formatted(JsonMapper.shared().writeValueAsString(title)))
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }
}
