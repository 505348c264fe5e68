package dev.footnote.answer;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Nonces of prompts: 128 random bits in hexadecimal, each from a new source, so that copies of a process never share
 * one.
 */
final class Nonces {
  private Nonces() {}

  static String next() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
