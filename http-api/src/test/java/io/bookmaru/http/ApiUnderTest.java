package io.bookmaru.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.sql.SQLException;
import java.time.Instant;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
class ApiUnderTest {

    record Form(@NotBlank String name, Instant at) {}

    @Bean
    EndpointAccess access() {
        return endpoints ->
                endpoints
                        .requestMatchers("/open", "/trace")
                        .permitAll()
                        .requestMatchers("/admin")
                        .hasRole("ADMIN")
                        .requestMatchers("/caller", "/page", "/form", "/gone", "/down", "/broken")
                        .authenticated();
    }

    @Bean
    EndpointAccess accessToWhatAModuleBrings() {
        return endpoints -> endpoints.requestMatchers("/module").hasRole("ADMIN");
    }

    @GetMapping("/open")
    String open() {
        return "open";
    }

    @GetMapping("/trace")
    String trace() {
        return String.valueOf(MDC.get("traceId"));
    }

    @GetMapping({"/caller", "/admin", "/module", "/unlisted"})
    Caller caller(Caller caller) {
        return caller;
    }

    @GetMapping("/page")
    Paging page(Paging paging) {
        return paging;
    }

    @PostMapping("/form")
    Form form(@Valid @RequestBody Form form) {
        return form;
    }

    @GetMapping("/gone")
    void gone() {
        throw new DataIntegrityViolationException(
                "insert", new SQLException("violates members_fk", "23503"));
    }

    @GetMapping("/down")
    void down() {
        throw new DataAccessResourceFailureException("connection to db.internal refused");
    }

    @GetMapping("/broken")
    void broken() {
        throw new IllegalStateException("a secret of the code");
    }
}
