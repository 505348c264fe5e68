package dev.footnote.answer;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What models cost. Thread-safe.
 *
 * @param table US dollars per million tokens by name of a model, or the beginning of one
 */
public record Prices(Map<String, Price> table) {
  /** No model has a price. */
  public static final Prices NONE = new Prices(Map.of());

  private static final double MILLION = 1_000_000;

  /** Copies the table. */
  public Prices {
    table = Map.copyOf(table);
  }

  /**
   * US dollars per million tokens, each at least 0.
   *
   * @param in for prompts
   * @param out for what is written
   */
  public record Price(double in, double out) {}

  /**
   * Reads {@code name=in/out,name=in/out}, such as {@code claude-haiku=1/5}.
   *
   * @throws IllegalArgumentException if the text has another form; the message shows the part that is wrong
   */
  public static Prices parse(String text) {
    Map<String, Price> table = new LinkedHashMap<>();
    for (String entry : text.split(",", -1)) {
      String[] sides = entry.strip().split("=", -1);
      String[] prices = sides.length == 2 ? sides[1].split("/", -1) : new String[0];
      if (prices.length != 2 || sides[0].isBlank() || !isAmount(prices[0]) || !isAmount(prices[1])) {
        throw new IllegalArgumentException("\"" + entry.strip() + "\"");
      }
      table.put(sides[0].strip(), new Price(Double.parseDouble(prices[0]), Double.parseDouble(prices[1])));
    }
    return new Prices(table);
  }

  private static boolean isAmount(String text) {
    return text.matches("\\d{1,6}(\\.\\d{1,6})?") && new BigDecimal(text).signum() >= 0;
  }

  /**
   * The price of {@code usage} in US dollars; 0 where no name fits.
   *
   * @param model with or without its provider; the longest name that it begins with wins
   */
  public double of(String model, Usage usage) {
    String bare = model.substring(model.indexOf(':') + 1);
    return table.entrySet().stream().filter(e -> model.startsWith(e.getKey()) || bare.startsWith(e.getKey()))
        .max((a, b) -> Integer.compare(a.getKey().length(), b.getKey().length())).map(Map.Entry::getValue)
        .map(p -> (p.in * usage.tokensIn() + p.out * usage.tokensOut()) / MILLION).orElse(0.0);
  }
}
