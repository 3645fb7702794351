package io.headwater.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {
    private static final TestServer SERVER = TestServer.one();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/sources   | {'name':'x','connection':{'kind':'postgres','settings':{}}}            | host",
                "/api/v1/sources   | {'name':'x','connection':{'kind':'oracle','settings':{}}}              | kind",
                "/api/v1/sources   | {'name':'x','surprise':1,'connection':{'kind':'p','settings':{}}}      | surprise",
                "/api/v1/channels  | {'name':'x','kind':'webhook','settings':{'url':'not an address'}}      | url",
                "/api/v1/channels  | {'name':'x','kind':'webhook','settings':{'colour':'red'}}              | colour",
                "/api/v1/people    | {'name':'Ana','email':'nonsense','grants':[]}                          | email",
                "/api/v1/tokens    | {'name':' ','grants':[]}                                               | name",
                "/api/v1/audiences | {'channel':'none','zone':'Mars/Base'}                                  | zone",
                "/api/v1/domains   | {'name':'No Such Name!'}                                               | not a"
                        + " domain",
                "/api/v1/lineage   | {'eventType':'COMPLETE','run':{},'job':{}}                             |"
                        + " namespace",
                "/api/v1/tokens    | {'name':'x','grants':[{'role':'KING'}]}                                |"
                        + " grants.0.role"
            })
    void namesTheFieldThatIsWrong(String path, String body, String field) {
        var answer = SERVER.post(path, body.replace('\'', '"'));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.body()).contains(field);
    }

    @Test
    void saysWhereJsonEnds() {
        assertThat(SERVER.post("/api/v1/tokens", "{\"name\":").body()).contains("line 1, column");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        assertThat(SERVER.post("/api/v1/lineage", "x".repeat((1 << 20) + 1)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void knowsNothingOfWhatIsNotThere() {
        assertThat(SERVER.get("/api/v1/incidents/999999").statusCode()).isEqualTo(404);
        assertThat(SERVER.get("/api/v1/nothing").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/assets?limit=0", "/api/v1/assets?after=zzz", "/api/v1/incidents?state=maybe"})
    void refusesParametersThatMeanNothing(String path) {
        assertThat(SERVER.get(path).statusCode()).isEqualTo(400);
    }

    @Test
    void answersToItsOwnNamesOnly() {
        var answer = SERVER.send(SERVER.anonymous("/health/live"));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void answersARepeatedCreateAsTheFirstTime() {
        String body = "{\"name\":\"twice\",\"prefixes\":[]}";
        var key = Map.of("Idempotency-Key", "k-1");
        var first = SERVER.post("/api/v1/domains", body, key);
        var again = SERVER.post("/api/v1/domains", body, key);
        var other = SERVER.post("/api/v1/domains", body.replace("twice", "thrice"), key);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.statusCode()).isEqualTo(422);
    }

    @Test
    void refusesAChangeOfWhatHasChanged() {
        var made = SERVER.post("/api/v1/domains", "{\"name\":\"tagged\"}");
        var without = SERVER.put("/api/v1/domains/tagged", "{}", Map.of());
        var stale = SERVER.put("/api/v1/domains/tagged", "{}", Map.of("If-Match", "\"7\""));
        var fresh = SERVER.put("/api/v1/domains/tagged", "{}", Map.of("If-Match", "\"1\""));

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(without.statusCode()).isEqualTo(400);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(fresh.statusCode()).isEqualTo(200);
    }
}
