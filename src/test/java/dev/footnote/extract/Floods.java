package dev.footnote.extract;

import dev.footnote.ingest.Received;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Documents that are small and want all the memory there is. Reads each in this process, prints what became of it, and at the
 * end what became of a good one.
 */
public final class Floods {
  private Floods() {}

  /** Makes a document; made one after the other, so that their makers do not fill the memory. */
  interface Maker {
    byte[] make() throws IOException;
  }

  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (Map.Entry<String, Maker> flood : all().entrySet()) {
      byte[] bytes = flood.getValue().make();
      long start = System.nanoTime();
      String outcome = outcome(bytes);
      out.println(flood.getKey() + "\t" + outcome + "\t" + bytes.length + " bytes, " + (System.nanoTime() - start) / 1_000_000 + " ms");
    }
    out.println("alive\t" + outcome(PdfSample.pages(List.of(List.of("The dam held.")))));
  }

  private static String outcome(byte[] bytes) {
    List<String> outcomes = new ArrayList<>();
    Document.named("flood", "flood", bytes).read(received -> outcomes.add(switch (received) {
      case Received.Accepted accepted -> accepted.article().text();
      case Received.Rejected rejected -> rejected.code();
    }));
    return String.join(" ", outcomes.subList(0, Math.min(3, outcomes.size())));
  }

  static Map<String, Maker> all() {
    Map<String, Maker> all = new LinkedHashMap<>();
    all.put("external entity", () -> text("<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss>&x;</rss>"));
    all.put("billion laughs", Floods::laughs);
    all.put("quadratic entities", () -> text("<!DOCTYPE rss [<!ENTITY a \"" + "x".repeat(99_000) + "\">]><rss><channel><item>"
        + "<description>" + "&a;".repeat(2_400) + "</description></item></channel></rss>"));
    all.put("deep XML", () -> text("<rss>" + "<a>".repeat(5_000_000)));
    all.put("many elements", () -> text("<rss><channel>" + "<item/>".repeat(2_500_000) + "</channel></rss>"));
    all.put("gzip bomb", () -> gzip(new byte[1_000_000], 1_000));
    all.put("gzip in gzip", () -> gzip(gzip(new byte[1_000_000], 10), 1));
    all.put("zip bomb", Floods::zip);
    all.put("500,000 deep HTML", () -> text("<!doctype html>" + "<div>".repeat(500_000) + "deep"));
    all.put("deep HTML of other tags", () -> text("<!doctype html>" + "<b><span>".repeat(250_000) + "deep"));
    all.put("many tags", () -> text("<!doctype html>" + "<i>x</i>".repeat(1_500_000)));
    all.put("deep JSON Feed", () -> text("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":" + "[".repeat(5_000_000)));
    all.put("PDF of many objects", () -> objects(900_000));
    all.put("PDF of packed objects", Floods::packedObjects);
    all.put("PDF with a table of a hundred million bytes", Floods::table);
    all.put("PDF of nested lists", () -> pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1/X " + "[".repeat(5_000_000) + ">>"));
    all.put("PDF whose page unpacks to 400 MB", () -> page(packed("q Q q Q q Q\n".repeat(1_000), 35_000), "/Filter/FlateDecode"));
    all.put("PDF whose page is packed twice", () -> page(deflated(packed("q Q q Q q Q\n".repeat(1_000), 35_000)), "/Filter[/FlateDecode/FlateDecode]"));
    all.put("PDF of forms that draw each other", Floods::forms);
    all.put("PDF of a page a million times", () -> pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1000000/Kids["
        + "3 0 R ".repeat(1_000_000) + "]>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"));
    all.put("PDF of nested page trees", Floods::trees);
    return all;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] laughs() {
    StringBuilder lol = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 \"lol\">");
    for (int i = 1; i < 10; i++) {
      lol.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
    }
    return text(lol + "]><rss><channel><item><description>&a9;</description></item></channel></rss>");
  }

  private static byte[] gzip(byte[] part, int times) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < times; i++) {
        out.write(part);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry("article.html"));
      for (int i = 0; i < 500; i++) {
        out.write(new byte[1_000_000]);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] deflated(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] packed(String part, int times) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] bytes = text(part);
    try (OutputStream out = new DeflaterOutputStream(packed)) {
      for (int i = 0; i < times; i++) {
        out.write(bytes);
      }
    }
    return packed.toByteArray();
  }

  /** Objects 1 and on; the reader finds them without a table. */
  private static byte[] pdf(String... objects) throws IOException {
    byte[][] all = new byte[objects.length][];
    for (int i = 0; i < objects.length; i++) {
      all[i] = objects[i].getBytes(StandardCharsets.ISO_8859_1);
    }
    return pdf(all);
  }

  private static byte[] pdf(byte[]... objects) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(text("%PDF-1.7\n"));
    for (int i = 0; i < objects.length; i++) {
      out.write(text((i + 1) + " 0 obj\n"));
      out.write(objects[i]);
      out.write(text("\nendobj\n"));
    }
    out.write(text("trailer <</Root 1 0 R/Size " + (objects.length + 1) + ">>\nstartxref\n0\n%%EOF\n"));
    return out.toByteArray();
  }

  private static byte[] stream(String dictionary, byte[] data) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(text("<<" + dictionary + "/Length " + data.length + ">>\nstream\n"));
    out.write(data);
    out.write(text("\nendstream"));
    return out.toByteArray();
  }

  private static byte[] page(byte[] content, String filter) throws IOException {
    return pdf(text("<</Type/Catalog/Pages 2 0 R>>"), text("<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        text("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>"), stream(filter, content));
  }

  private static byte[] objects(int count) {
    StringBuilder out = new StringBuilder("%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n");
    for (int i = 2; i < count; i++) {
      out.append(i).append(" 0 obj[]endobj\n");
    }
    return text(out + "trailer<</Root 1 0 R>>\n");
  }

  private static byte[] packedObjects() throws IOException {
    StringBuilder head = new StringBuilder();
    int count = 1_000_000;
    for (int i = 0; i < count; i++) {
      head.append(i + 10).append(' ').append(i * 4).append(' ');
    }
    byte[] data = deflated(text(head + "[1] ".repeat(count)));
    return pdf(text("<</Type/Catalog/Pages 2 0 R>>"), text("<</Type/Pages/Kids[12 0 R]/Count 1>>"),
        stream("/Type/ObjStm/N " + count + "/First " + head.length() + "/Filter/FlateDecode", data));
  }

  private static byte[] table() throws IOException {
    byte[] data = packed("\1\0\0\0\20\0\0".repeat(1_000), 20_000);
    byte[] body = pdf(text("<</Type/Catalog/Pages 2 0 R>>"), text("<</Type/Pages/Kids[]/Count 0>>"),
        stream("/Type/XRef/Size 20000000/W[1 4 2]/Root 1 0 R/Filter/FlateDecode", data));
    String whole = new String(body, StandardCharsets.ISO_8859_1);
    return whole.replace("startxref\n0", "startxref\n" + whole.indexOf("3 0 obj")).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] forms() throws IOException {
    List<byte[]> objects = new ArrayList<>(List.of(text("<</Type/Catalog/Pages 2 0 R>>"), text("<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        text("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>"),
        stream("", text("/F Do"))));
    for (int i = 5; i < 45; i++) {
      objects.add(stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F " + (i + 1) + " 0 R>>>>",
          text("/F Do ".repeat(10))));
    }
    objects.add(stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", text("q Q")));
    return pdf(objects.toArray(byte[][]::new));
  }

  private static byte[] trees() throws IOException {
    List<byte[]> objects = new ArrayList<>(List.of(text("<</Type/Catalog/Pages 2 0 R>>")));
    for (int i = 2; i < 100_000; i++) {
      objects.add(text("<</Type/Pages/Count 1/Kids[" + (i + 1) + " 0 R]>>"));
    }
    objects.add(text("<</Type/Page/MediaBox[0 0 9 9]>>"));
    return pdf(objects.toArray(byte[][]::new));
  }
}
