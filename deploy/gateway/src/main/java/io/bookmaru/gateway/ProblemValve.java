package io.bookmaru.gateway;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;

/// Writes every error as problem details, Tomcat's own included. It is the outermost place that
/// sees them, so that a filter or handler only has to send a status. Tomcat creates it by name.
public class ProblemValve extends ErrorReportValve {
    private static final Logger log = LoggerFactory.getLogger(ProblemValve.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding("UTF-8");
            var status = response.getStatus();
            response.getReporter().write(Problem.ofStatus(status).json(status));
            response.finishResponse();
        } catch (IOException e) {
            log.debug("The client left before it was told {}", response.getStatus(), e);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Installation {

        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTomcat() {
            return tomcat ->
                    tomcat.addContextCustomizers(context ->
                            ((StandardHost) context.getParent())
                                    .setErrorReportValveClass(ProblemValve.class.getName()));
        }
    }
}
