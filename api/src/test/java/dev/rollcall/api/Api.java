package dev.rollcall.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// Requests as tests make them.
public final class Api {
    private Api() {}

    public static RequestSpecification reader() {
        return RestAssured.given().auth().oauth2(ReadModelDatabase.READER);
    }

    /// An answer over a connection of its own, which is read as the test reads it.
    public static InputStream open(String path, String type)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                        .header("Authorization", "Bearer " + ReadModelDatabase.READER)
                        .header("Accept", type)
                        .build();
        var response =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()
                        .send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }
}
