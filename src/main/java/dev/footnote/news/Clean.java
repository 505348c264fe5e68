package dev.footnote.news;
public final class Clean { private Clean() {} public static String of(String s) { return s; }
  public static boolean invisible(int c) { return Character.getType(c) == Character.FORMAT; } }
