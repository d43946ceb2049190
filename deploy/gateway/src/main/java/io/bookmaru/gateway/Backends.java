package io.bookmaru.gateway;

import java.net.http.HttpClient;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;

/// The connections to the services.
///
/// Answers pass through untouched: no redirect is followed and nothing is unpacked. The JDK's
/// client repeats a request only when it was never sent, or when it is a GET or HEAD whose idle
/// connection had just been closed; any other request reaches a service at most once.
@Configuration(proxyBeanMethods = false)
class Backends {

    @Bean
    ClientHttpRequestFactory connections(GatewayProperties gateway) {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(gateway.connectTimeout())
                        .executor(threads)
                        .build();
        var connections = new JdkClientHttpRequestFactory(client, threads);
        connections.setReadTimeout(gateway.responseTimeout());
        connections.enableCompression(false);
        return connections;
    }
}
