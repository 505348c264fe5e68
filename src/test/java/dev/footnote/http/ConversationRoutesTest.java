package dev.footnote.http;

import static dev.footnote.http.Requests.outcome;
import static dev.footnote.http.Requests.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.footnote.answer.Turn;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationRoutesTest {
  private final Stores stores = Stores.memory(FakeService.CLOCK);
  private final HttpApi api = api(stores);

  private static HttpApi api(Stores stores) {
    return new HttpApi(Optional::empty, FakeService.CLOCK, false, stores, Budgets.Rules.NONE);
  }

  @Test
  void aConversationIsForgottenByItsOwnerAlone() {
    stores.conversations().add("key:a", "c-1", new Turn("q", "a"), FakeService.CLOCK.instant());
    assertEquals("204", outcome(delete(api, "key:b", "c-1")));
    assertEquals(1, stores.conversations().turns("key:a", "c-1").size());
    assertEquals("204", outcome(delete(api, "key:a", "c-1")));
    assertEquals(List.of(), stores.conversations().turns("key:a", "c-1"));
  }

  @Test
  void oneThatNeverWasLooksTheSame() {
    assertEquals("204", outcome(delete(api, "key:a", "never")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a%20b", "%F0%9F%97%9E", "..%2f.."})
  void whatIsNoIdIsNamed(String id) {
    assertEquals("400 bad_field", outcome(delete(api, "key:a", id)));
  }

  @Test
  void whereTheStoreIsAwayItIsTold() {
    HttpResponse response = delete(api(new Stores(new ConversingTest.Away(), stores.counters(), stores.idempotency(),
        stores.feedback())),
        "key:a", "c-1");
    assertEquals("503 store_unavailable 5", outcome(response) + " " + response.headers().get("retry-after"));
  }

  private static HttpResponse delete(HttpApi api, String caller, String id) {
    return api.handle(request("DELETE", "/v1/conversations/" + id).by(new Caller(caller)),
        Access.gateway(ApiKeys.none(), Cors.NONE));
  }
}
