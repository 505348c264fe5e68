package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How template.yaml joins Slack to its two functions. */
class TemplateSlackTest {
  @Test
  void slacksQueueOutwaitsItsFunctionAndGivesUpWhenItDoes() {
    Map<?, ?> queue = (Map<?, ?>) Template.at("Resources", "SlackQueue", "Properties");
    Map<?, ?> function = (Map<?, ?>) Template.at("Resources", "SlackFunction", "Properties");
    int timeout = (int) Template.at(function, "Timeout");
    assertTrue((int) Template.at(queue, "VisibilityTimeout") >= 6 * timeout);
    assertTrue(SlackSettings.LEASE.toSeconds() > timeout, "no lease ends while its worker lives");
    assertTrue(SlackSettings.LEASE.toSeconds() < (int) Template.at(queue, "VisibilityTimeout"), "and none outlives the wait");
    assertEquals(SlackFunction.ATTEMPTS, Template.at(queue, "RedrivePolicy", "maxReceiveCount"));
    assertEquals(List.of("ReportBatchItemFailures"),
        Template.at(function, "Events", "Questions", "Properties", "FunctionResponseTypes"));
  }

  @Test
  void slacksSecretsComeFromSecretsManager() {
    for (String function : List.of("SlackUrlFunction", "SlackFunction")) {
      for (String name : List.of("FOOTNOTE_SLACK_SIGNING_SECRETS", "FOOTNOTE_SLACK_BOT_TOKEN")) {
        assertTrue(Template.at("Resources", function, "Properties", "Environment", "Variables", name, "Sub").toString()
            .startsWith("{{resolve:secretsmanager:${SlackSecret}:SecretString:"));
      }
    }
  }

  @Test
  void aQuestionIsAnsweredByTheSameSettingsAsOverHttpButForThoseOfCallers() {
    Map<String, Object> http = variables("HttpFunction");
    http.keySet().removeAll(Set.of("FOOTNOTE_API_KEY_HASHES", "FOOTNOTE_CORS_ORIGINS", "FOOTNOTE_REQUESTS_PER_MINUTE",
        "FOOTNOTE_TOKENS_PER_DAY", "FOOTNOTE_OVER_BUDGET", "AWS_LAMBDA_EXEC_WRAPPER"));
    Map<String, Object> slack = variables("SlackFunction");
    slack.keySet().removeIf(name -> name.startsWith("FOOTNOTE_SLACK_"));
    List.of(http, slack).forEach(variables -> variables.remove("JAVA_TOOL_OPTIONS")); // says how fast, and not what
    assertEquals(http, slack);
  }

  @Test
  void eachFunctionReachesItsOwnItemsOfTheTable() {
    assertEquals(List.of("slack#*", "feedback#*"), items("SlackUrlRole", "dynamodb:PutItem"), "questions and thumbs");
    assertEquals(List.of("slack#*", "budget#*", "conversation#*"), items("SlackRole", "dynamodb:UpdateItem"));
    assertEquals(List.of("slack#*", "budget#*", "conversation#*"), items("SlackRole", "dynamodb:PutItem"));
  }

  @Test
  void whatSamLocalIsGivenIsInTheTemplate() throws IOException {
    JsonNode environment = new JsonMapper().readTree(Files.readString(Path.of("events/slack-env.json"))).path("SlackUrlFunction");
    assertFalse(environment.isEmpty());
    environment.fieldNames().forEachRemaining(name ->
        assertTrue(variables("SlackUrlFunction").containsKey(name), name + " would be left out"));
  }

  @Test
  void theManifestOfTheAppLeadsToTheRoutes() throws IOException {
    String manifest = Files.readString(Path.of("events/slack-app-manifest.yaml"));
    try (SlackFixture bot = new SlackFixture()) {
      for (String path : List.of("/slack/events", "/slack/commands", "/slack/interactivity")) {
        assertTrue(manifest.contains(": https://your-host.example" + path + "\n"), path);
        assertEquals(400, bot.post(path, "application/json", "{").status(), path + " is there, and reads what is signed");
      }
    }
  }

  /** Beginnings of the keys of the items for which a role has an action. */
  private static List<?> items(String role, String action) {
    List<Map<?, ?>> statements = Template.allowed(Template.at("Resources", role));
    return statements.stream().filter(statement -> Template.list(Template.at(statement, "Action")).contains(action))
        .flatMap(statement -> Template.list(Template.at(statement, "Condition", "ForAllValues:StringLike",
            "dynamodb:LeadingKeys")).stream()).toList();
  }

  private static Map<String, Object> variables(String function) {
    Map<String, Object> variables = new TreeMap<>();
    ((Map<?, ?>) Template.at("Resources", function, "Properties", "Environment", "Variables"))
        .forEach((name, value) -> variables.put(name.toString(), value));
    return variables;
  }
}
