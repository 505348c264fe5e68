package dev.footnote.cli;

/** Ends a command with a message for the person who gave it. */
public final class CommandException extends RuntimeException {
  private final int exitCode;

  private CommandException(String message, Throwable cause, int exitCode) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** The caller can mend it: exit code 2. */
  public static CommandException input(String message) {
    return new CommandException(message, new IllegalArgumentException(message), 2);
  }

  /** The caller can mend it: exit code 2. */
  public static CommandException input(Exception cause) {
    return new CommandException(String.valueOf(cause.getMessage()), cause, 2);
  }

  /** Something failed: exit code 1. */
  public static CommandException failure(String message) {
    return failure(message, new IllegalStateException(message));
  }

  /** Something failed: exit code 1. */
  public static CommandException failure(String message, Exception cause) {
    return new CommandException(message, cause, 1);
  }

  int exitCode() {
    return exitCode;
  }
}
