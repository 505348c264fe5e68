package dev.footnote.cite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.footnote.news.Article;
import dev.footnote.news.Source;
import dev.footnote.news.Span;
import dev.footnote.retrieve.HashEmbedder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
  private static final String BRIDGE =
      "The council approved the Harbour Bridge repair on 3 May 2024 at a cost of 4.2 million euros.";
  private static final String DELAY = "Work on the Harbour Bridge was delayed to September 2024 after a supplier failed.";

  private static Evidence piece(String id, String text) {
    return new Evidence(new Article(Source.of(id, "T"), text), new Span(0, text.length()));
  }

  private static List<Evidence> pieces(String... texts) {
    return IntStream.range(0, texts.length).mapToObj(i -> piece("a" + i, texts[i])).toList();
  }

  private static Verdict check(List<Evidence> evidence, String text, Integer... numbers) {
    return new Gate().check(new Draft(evidence, List.of(new Draft.Statement(text, List.of(numbers)))), 10);
  }

  /** "ok", or why the statement was dropped when it cites the one piece of evidence. */
  private static String judged(String evidence, String statement) {
    Verdict verdict = check(pieces(evidence), statement, 1);
    return verdict.dropped().isEmpty() ? "ok" : verdict.dropped().getFirst().reason();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "ok | It was approved on 3 May 2024.",
      "ok | The repair of the bridge cost 4.2 million euros.",
      "ok | The council approved a repair costing 4,200,000 euros on May 3.",
      "ok | On 2024-05-03 the council approved the repair.",
      "number | It cost 42 million euros.",
      "number | It cost 4.2 euros.",
      "number | It cost $4.2 million.",
      "date | The council approved the repair on 5 May 2024.",
      "date | The council approved the repair in May 2023.",
      "date | The council approved the repair in June.",
      "date | The council approved the repair on Monday.",
      "name | The council approved the Tower Bridge repair.",
      "name | Smith approved the Harbour Bridge repair.",
      "name | Jane Smith approved the repair of the bridge.",
      "negation | The council did not approve the Harbour Bridge repair.",
      "negation | The council rejected the Harbour Bridge repair.",
      "quoted | The council approved “the whole repair”.",
      "words | The mayor was arrested.",
      "words | Yes."
  })
  void judgesByFiguresNamesDenialsAndWords(String expected, String statement) {
    assertEquals(expected, judged(BRIDGE, statement));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "ok | Two of 1,000 men died. | 2 of 1000 men died.",
      "ok | Twenty-five people died. | 25 people died.",
      "ok | Prices rose by five per cent. | Prices rose 5%.",
      "number | Prices rose by five per cent. | Prices rose by 5 euros.",
      "number | Two men died there. | One man died there.",
      "ok | A company paid $4.2m. | The company paid 4.2 million dollars.",
      "ok | About two hundred ships came. | Some 200 ships came.",
      "negation | The mayor did not resign. | The mayor resigned.",
      "negation | The mayor denied taking bribes. | The mayor took bribes.",
      "negation | He came without his wife. | He came with his wife.",
      "ok | The mayor didn't resign. | The mayor did not resign.",
      "ok | He will not resign, but the plan was approved. | The plan was approved.",
      "ok | The mayor said: “It’s a fine day.” | He called it a \"fine day\", the mayor said.",
      "name | The mayor met Kim in Seoul. | The mayor met Park in Seoul.",
      "ok | Korea’s navy sank ships near Busan. | The Korean navy sank ships near Busan.",
      "ok | Officials closed the school in Mai. | The school in Mai was closed by officials."
  })
  void judgesEvidenceAndStatement(String expected, String evidence, String statement) {
    assertEquals(expected, judged(evidence, statement));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "roles | The council asked the ferrymen to wait. | The ferrymen asked the council to wait.",
      "ok | The council asked the ferrymen to wait. | The ferrymen were asked by the council to wait.",
      "roles | The stone was lent to the museum by the farmer. | The museum lent the stone to the farmer.",
      "roles | The mayor was lifted from the boat by two fishermen. | The mayor lifted two fishermen from the boat.",
      "ok | The clerks were offered early retirement. | Early retirement was offered to the clerks.",
      "roles | She defeated Casimir Bell in the run-off. | Casimir Bell defeated her in the run-off.",
      "ok | On Monday the board confirmed that the ferry had sunk. | The ferry had sunk, the board confirmed on Monday.",
      "ok | The guild beat two larger rivals in the final. | Two bigger rivals lost to the guild in the final.",
      "comparative | The orbit will be lowered in May. | The orbit will be raised in May.",
      "ok | Fishing has been forbidden in the bay. | No fishing is allowed in the bay.",
      "ok | Lorries have been banned from the bridge since May. | Lorries have not been allowed on the bridge since May.",
      "ok | The cranes stood idle for a week. | The cranes did not move for a week.",
      "ok | She has yet to sign the contract. | She has not signed the contract.",
      "negation | She has yet to sign the contract. | She has signed the contract.",
      "negation | Overtime will be refused. | Overtime will not be refused.",
      "negation | No other agency had been admitted. | Other agencies had been admitted.",
      "negation | The firm does not dispute that oil escaped. | The firm disputes that oil escaped.",
      "ok | All bolts are replaced, not just the cracked ones. | Not only the cracked bolts but all are replaced.",
      "ok | A third of the posts are vacant. | One in three posts is vacant.",
      "ok | The shops closed for an hour. | The shops closed for one hour.",
      "ok | The old library opens at 9.30 a.m. on Monday. | The old library opens on Monday at half past nine.",
      "ok | Bell won the fourth stage. | Bell won stage four.",
      "ok | In all 530 people queued. | Five hundred and thirty people queued in all.",
      "ok | Premiums tripled within a decade. | Premiums tripled within ten years.",
      "unit | Half got two doses four weeks apart. | Half got two doses four days apart.",
      "date | The bar opened last week. | The bar opened last month.",
      "ok | All 13 people on board are safe. | Everyone on board is safe, thirteen people in all.",
  })
  void tellsAParaphraseFromAFalseTurn(String expected, String evidence, String statement) {
    assertEquals(expected, judged(evidence, statement));
  }

  @Test
  void anotherPieceCarriesOnlyWhatItSaysInTheSameWords() {
    Verdict verdict = check(pieces("The salvage is in the hands of Brugge Towage, whose tug did the pulling.",
        "The owner of the ship, a company called Vantage Lines, has paid an instalment."),
        "The salvage is in the hands of Vantage Lines.", 1);
    assertEquals(List.of(), verdict.statements());
  }

  @Test
  void ownSentencePassesWhateverItHolds() {
    String odd = "Not one of 7 said\u200B  “no” [1] to  Ann.";
    assertEquals(List.of("Not one of 7 said “no” to Ann."),
        check(pieces(odd), odd, 1).statements().stream().map(Statement::text).toList());
  }

  @Test
  void partOfASentenceIsNoOwnSentence() {
    assertEquals("negation", judged("He denied that it rained in Alder.", "it rained in Alder."));
  }

  @Test
  void foreignAndDoubledNumbersAreIgnored() {
    assertEquals(List.of(1), check(pieces(BRIDGE), BRIDGE, 9, 1, 0, 1, -1).statements().getFirst().citations());
  }

  @Test
  void statementWithoutAValidNumberIsDropped() {
    assertEquals("no_evidence", check(pieces(BRIDGE), BRIDGE, 2).dropped().getFirst().reason());
  }

  @Test
  void statementThatANeighbourCarriesIsCitedAnew() {
    Verdict verdict = check(pieces(BRIDGE, DELAY), "It was delayed to September 2024.", 1);
    assertEquals("a1", verdict.citations().getFirst().article().id());
  }

  @Test
  void citationThatCarriesNothingIsLeftOut() {
    Verdict verdict = check(pieces(BRIDGE, DELAY), "It was approved on 3 May 2024.", 2, 1);
    assertEquals(List.of("a0"), verdict.citations().stream().map(c -> c.article().id()).toList());
  }

  @Test
  void severalPiecesMayCarryAStatementTogether() {
    Verdict verdict = check(pieces(BRIDGE, DELAY), "Approved for 4.2 million euros and delayed to September 2024.", 1,
        2);
    assertEquals(List.of(1, 2), verdict.statements().getFirst().citations());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "[1, 2]", "[[1]]", "[1](https://x.example)", "https://x.example/a?b=c", "<b>",
      "<script src=x>",
      "![i](https://x.example/i.png)", "@mayor", "<!channel>", "<@U123>", "<https://x.example>", "**", "\u200B",
      "【1†a】",
      "[doc:b/secret]", "\uD800", "\u0007", "www.x.example", "javascript:alert(1)", "x.example/path"})
  void markupIsTakenOut(String noise) {
    String text = check(pieces(BRIDGE), "It was approved " + noise + " on 3 May 2024.",
        1).statements().getFirst().text();
    assertEquals("It was approved on 3 May 2024.", text);
  }

  @Test
  void linkKeepsItsWords() {
    assertEquals("It was approved on 3 May 2024.",
        check(pieces(BRIDGE), "It was [approved](https://x.example) on 3 May 2024.", 1).statements().getFirst().text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t", "[1]", "https://x.example", "<b></b>", "...", "\uDC00"})
  void statementWithoutWordsIsDropped(String text) {
    assertEquals("empty", check(pieces(BRIDGE), text, 1).dropped().getFirst().reason());
  }

  @Test
  void longStatementIsDropped() {
    assertEquals("too_long", judged(BRIDGE, "a".repeat(2_001)));
  }

  @Test
  void evidenceTooLongToQuoteIsNotCited() {
    String text = "It rained. ".repeat(80);
    assertEquals("no_evidence", judged(text, "It rained."));
  }

  @Test
  void statementsBeyondTheMostCitationsAreDropped() {
    List<Draft.Statement> statements = List.of(new Draft.Statement(BRIDGE, List.of(1)), new Draft.Statement(DELAY,
        List.of(2)),
        new Draft.Statement("It was approved on 3 May 2024.", List.of(1)));
    Verdict verdict = new Gate().check(new Draft(pieces(BRIDGE, DELAY), statements), 1);
    assertEquals(List.of(new Verdict.Dropped(DELAY, "too_many")), verdict.dropped());
    assertEquals(2, verdict.statements().size());
  }

  @Test
  void oneNumberForOneSpan() {
    Evidence piece = piece("a", BRIDGE);
    Verdict verdict = new Gate().check(new Draft(List.of(piece, piece("a", BRIDGE)),
        List.of(new Draft.Statement(BRIDGE, List.of(2)), new Draft.Statement(BRIDGE, List.of(1)))), 5);
    assertEquals(1, verdict.citations().size());
  }

  @Test
  void numbersFollowFirstUse() {
    List<Draft.Statement> statements = List.of(new Draft.Statement(DELAY, List.of(2)), new Draft.Statement(BRIDGE,
        List.of(1)));
    Verdict verdict = new Gate().check(new Draft(pieces(BRIDGE, DELAY), statements), 5);
    assertEquals(List.of("a1", "a0"), verdict.citations().stream().map(c -> c.article().id()).toList());
  }

  @Test
  void sameDraftGivesTheSameVerdict() {
    Draft draft = new Draft(pieces(BRIDGE, DELAY), List.of(new Draft.Statement("It was delayed to September 2024.",
        List.of(1))));
    assertEquals(new Gate().check(draft, 3), new Gate().check(draft, 3));
  }

  @Test
  void atLeastOneCitationMustBeAllowed() {
    assertThrows(IllegalArgumentException.class, () -> new Gate().check(new Draft(List.of(), List.of()), 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "<", "(", "\"", "1,", "a.", "@", "![", "[1", "not ", "A ", "**", "http://", "a-",
      "a.b.", ". ", "one ", "“"})
  void hostileStatementsTakeLittleTime(String unit) {
    List<Evidence> evidence = new ArrayList<>();
    IntStream.range(0, 20).forEach(i -> evidence.add(piece("a" + i, unit.repeat(800 / unit.length()).strip() + " x")));
    evidence.removeIf(e -> e.text().length() > 800);
    Draft.Statement statement = new Draft.Statement(unit.repeat(2_000 / unit.length()), List.of(1, 2, 3));
    Draft draft = new Draft(evidence, IntStream.range(0, 20).mapToObj(i -> statement).toList());
    assertTimeout(Duration.ofSeconds(60), () -> new Gate().check(draft, 10));
  }

  @Test
  void droppedTextHoldsNoHalfPair() {
    assertFalse(judged(BRIDGE, "Obama \uD83D came.").isEmpty());
    String text = check(pieces(BRIDGE), "Obama \uD83D came.", 1).dropped().getFirst().text();
    assertEquals("Obama came.", text);
  }

  @Test
  void tellsWhichCopiesPrintTheQuoteToo() {
    Evidence piece = piece("a", BRIDGE);
    Article same = new Article(Source.of("b", "T"), "(Agency) " + BRIDGE.replace(" ", "\n"));
    Article other = new Article(Source.of("c", "T"), "Something else.");
    HashEmbedder none = new HashEmbedder();
    Verdict verdict = new Gate(none, _ -> List.of(same, other)).check(
        new Draft(List.of(piece), List.of(new Draft.Statement(BRIDGE, List.of(1)))), 3);
    assertEquals(List.of(same), verdict.citations().getFirst().alsoIn());
  }
}
