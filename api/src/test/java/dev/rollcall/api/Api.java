package dev.rollcall.api;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

/// Requests as tests make them.
public final class Api {
    private Api() {}

    public static RequestSpecification reader() {
        return RestAssured.given().auth().oauth2(ReadModelDatabase.READER);
    }
}
