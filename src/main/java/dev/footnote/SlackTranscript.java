package dev.footnote;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A development tool: prints what the bot does in {@link PretendSlack}, for somebody who has never seen Slack's API. */
final class SlackTranscript implements Consumer<PretendSlack.Happened> {
  private final PrintStream out;

  SlackTranscript(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void accept(PretendSlack.Happened happened) {
    switch (happened.method()) {
      case "chat.postMessage" -> message("Footnote writes", happened);
      case "chat.startStream" -> message("Footnote begins to write", happened);
      case "chat.appendStream" -> message("Footnote's message grows", happened);
      case "chat.update" -> message("Footnote's message now says", happened);
      case "chat.stopStream" -> line("Footnote's message is whole  (chat.stopStream)");
      case "chat.delete" -> line("Footnote takes a message back");
      case "views.open" -> window("A window opens", happened.given());
      case "views.update" -> window("The window now shows", happened.given());
      case "response" -> {
        line("Only you see");
        blocks(happened.given());
      }
      default -> { } // nothing to see
    }
    out.flush();
  }

  /** What a person does. */
  synchronized void person(String what) {
    out.println();
    out.println(what);
    out.flush();
  }

  private void message(String verb, PretendSlack.Happened happened) {
    happened.message().ifPresent(message -> {
      boolean thread = !message.thread().equals(message.ts());
      line(verb + (thread ? ", in the thread" : ", in the channel") + "  (" + happened.method() + ")");
      if (message.blocks().isEmpty()) {
        out.println("      " + plain(message.text()));
      }
      message.blocks().forEach(this::block);
    });
  }

  private void window(String verb, JsonNode view) {
    line(verb + ": " + plain(view.at("/title/text").asText()));
    blocks(view);
  }

  private void line(String text) {
    out.println();
    out.println("    " + text);
  }

  private void blocks(JsonNode parent) {
    if (parent.path("blocks").isEmpty()) {
      out.println("      " + plain(parent.path("text").asText()));
    }
    parent.path("blocks").forEach(this::block);
  }

  private void block(JsonNode block) {
    switch (block.path("type").asText()) {
      case "section" -> wrap(plain(block.at("/text/text").asText()), "      ");
      case "context" -> {
        List<String> parts = new ArrayList<>();
        block.path("elements").forEach(e -> parts.add(plain(e.path("text").asText())));
        wrap(String.join(" ", parts), "          ");
      }
      case "actions" -> {
        List<String> labels = new ArrayList<>();
        block.path("elements").forEach(e -> labels.add("(" + e.at("/text/text").asText().replaceAll(":\\w+: ", "") + ")"));
        out.println("      buttons: " + String.join(" ", labels));
      }
      default -> { }
    }
  }

  private void wrap(String text, String indent) {
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.split(" ")) {
      if (line.length() > indent.length() && line.length() + word.length() > 110) {
        out.println(line.toString().stripTrailing());
        line = new StringBuilder(indent);
      }
      line.append(word).append(' ');
    }
    out.println(line.toString().stripTrailing());
  }

  /** As Slack shows it: a link by its label and address, characters unescaped. */
  private static String plain(String text) {
    return text.replaceAll("<([^|<>]*)\\|([^<>]*)>", "$2 $1").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
