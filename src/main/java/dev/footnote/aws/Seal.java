package dev.footnote.aws;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what is stored, by AES-256-GCM: twelve random bytes, then the sealed text with its tag. What was sealed for one
 * place opens at no other, so that an item moved to another owner's key is refused. Thread-safe.
 */
final class Seal {
  static final int KEY_BYTES = 32;

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;

  /** @throws IllegalArgumentException if the key has not {@value #KEY_BYTES} bytes */
  Seal(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("the key must have " + KEY_BYTES + " bytes, has " + key.length);
    }
    this.key = new SecretKeySpec(key, "AES");
  }

  byte[] close(byte[] text, byte[] place) {
    try {
      byte[] nonce = new byte[NONCE];
      new SecureRandom().nextBytes(nonce); // a new source: copies of one process image must never share a nonce
      byte[] all = Arrays.copyOf(nonce, NONCE + text.length + TAG_BITS / 8);
      cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(text, 0, text.length, all, NONCE);
      return all;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + CIPHER, e);
    }
  }

  /** Empty if it was sealed by another key or for another place, or was altered. */
  Optional<byte[]> open(byte[] all, byte[] place) {
    if (all.length < NONCE + TAG_BITS / 8) {
      return Optional.empty();
    }
    try {
      return Optional.of(cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(all, NONCE), place).doFinal(all, NONCE, all.length - NONCE));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + CIPHER, e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, byte[] place) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place);
    return cipher;
  }
}
